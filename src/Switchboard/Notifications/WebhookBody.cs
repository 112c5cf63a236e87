using System.Text.Json;

namespace Switchboard;

/// <summary>Writes what a webhook is sent.</summary>
internal static class WebhookBody
{
    // https://discord.com/developers/docs/resources/webhook#execute-webhook
    private const int LongestDiscordContent = 2000;

    public static byte[] Write(Incident incident, WebhookFormat format)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            if (format == WebhookFormat.Discord)
                WriteDiscord(json, incident);
            else
                WriteIncident(json, incident);
            json.WriteEndObject();
        }
        return body.ToArray();
    }

    private static void WriteDiscord(Utf8JsonWriter json, Incident incident)
    {
        json.WriteString("content", Shortened(IncidentText.Of(incident)));
        // Nothing in an error message may ring everybody's phone.
        json.WriteStartObject("allowed_mentions");
        json.WriteStartArray("parse");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIncident(Utf8JsonWriter json, Incident incident)
    {
        json.WriteString("event", incident.IsResolved ? "up" : "down");
        json.WriteString("endpoint", WellFormed(incident.Endpoint));
        json.WriteString("downSince", incident.DownSince);
        if (incident.DownTime is { } time)
            json.WriteNumber("downSeconds", time.TotalSeconds);
        json.WriteNumber("attempts", incident.Attempts);
        if (incident.Fault is { } fault)
        {
            json.WriteStartObject("fault");
            json.WriteString("kind", fault.Kind.ToString());
            json.WriteString("code", WellFormed(fault.Code));
            json.WriteString("message", WellFormed(fault.Message));
            json.WriteEndObject();
        }
        json.WriteString("text", WellFormed(IncidentText.Of(incident)));
    }

    private static string Shortened(string text)
    {
        text = WellFormed(text);
        if (text.Length <= LongestDiscordContent)
            return text;
        int end = LongestDiscordContent - 1;
        // A character that takes two places is not cut in half.
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text.Substring(0, end) + "…";
    }

    // Half of a character that takes two places is no text that JSON can hold.
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}

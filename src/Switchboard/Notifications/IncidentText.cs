using System.Globalization;

namespace Switchboard;

/// <summary>An incident for people.</summary>
internal static class IncidentText
{
    public static string Subject(Incident incident) => $"{incident.Endpoint} is {(incident.IsResolved ? "back" : "down")}";

    /// <summary>What happened, in a sentence or two.</summary>
    public static string Of(Incident incident)
    {
        string since = incident.DownSince.ToString("u", CultureInfo.InvariantCulture);
        string attempts = incident.Attempts == 1 ? "1 attempt" : incident.Attempts.ToString(CultureInfo.InvariantCulture) + " attempts";
        if (!incident.IsResolved)
            return $"{Subject(incident)} since {since}, after {attempts}.{Cause(incident.Fault)}";
        string duration = incident.DownTime is { } time ? $" after {Rounded(time).ToString("c", CultureInfo.InvariantCulture)}" : "";
        return $"{Subject(incident)}{duration}. It was down since {since}.{Cause(incident.Fault)}";
    }

    private static string Cause(ConnectionFault? fault) => fault is null ? "" : $" {fault.Code}: {fault.Message}";

    private static TimeSpan Rounded(TimeSpan time) => TimeSpan.FromSeconds(Math.Round(time.TotalSeconds));
}

using System.Text.Json;

namespace Switchboard;

/// <summary>
/// Reads when a JSON Web Token ends, without verifying it: whether a token is good is the server's to say, this decides only when the
/// next one is fetched.
/// </summary>
internal static class JsonWebTokenExpiry
{
    // The seconds of a Unix time that a DateTimeOffset can hold.
    private const double Earliest = -62_135_596_800;
    private const double Latest = 253_402_300_799;

    /// <summary>The <c>exp</c> claim; <see langword="null"/> where the text is no such token, has no such claim, or names a time that no calendar has.</summary>
    public static DateTimeOffset? Read(string token)
    {
        // Header, claims, signature. An encrypted token has five parts, and nobody but its server can read it.
        string[] parts = token.Split('.');
        if (parts.Length != 3)
            return null;
        try
        {
            return ReadClaims(Decode(parts[1]));
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static DateTimeOffset? ReadClaims(byte[] claims)
    {
        var reader = new Utf8JsonReader(claims);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            return null;
        DateTimeOffset? expiry = null;
        // Of a claim that is there twice the last one counts (RFC 7519, section 4), so it is read to the end.
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isExpiry = reader.ValueTextEquals("exp"u8);
            reader.Read();
            if (isExpiry)
                expiry = ReadTime(ref reader);
            reader.Skip();
        }
        // Throws where something follows the object.
        reader.Read();
        return expiry;
    }

    private static DateTimeOffset? ReadTime(ref Utf8JsonReader value) =>
        value.TokenType == JsonTokenType.Number && value.TryGetDouble(out double seconds) && seconds is >= Earliest and <= Latest
            ? DateTimeOffset.FromUnixTimeSeconds((long)Math.Floor(seconds))
            : null;

    private static byte[] Decode(string base64Url)
    {
        string base64 = base64Url.Replace('-', '+').Replace('_', '/');
        return Convert.FromBase64String(base64.PadRight(base64.Length + ((4 - (base64.Length % 4)) % 4), '='));
    }
}

namespace Switchboard;

/// <summary>A token that opens a connection. As text it is redacted.</summary>
public sealed class AccessToken
{
    /// <summary>Makes a token.</summary>
    /// <param name="value">The token as the server expects it.</param>
    /// <param name="expiresAt">When it ends; <see langword="null"/> to read it from the token itself where that is a JWT.</param>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public AccessToken(string value, DateTimeOffset? expiresAt = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        Value = value.Trim().Length > 0 ? value : throw new ArgumentException("The access token is empty; return null where there is none.", nameof(value));
        ExpiresAt = expiresAt ?? JsonWebTokenExpiry.Read(value);
    }

    /// <summary>The token itself. Do not log it.</summary>
    public string Value { get; }

    /// <summary>When the token ends; <see langword="null"/> when that is not known.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Tells when the token ends, and never the token.</summary>
    /// <returns>A text without the token.</returns>
    public override string ToString() => ExpiresAt is { } end ? $"AccessToken (redacted, expires {end:u})" : "AccessToken (redacted)";
}

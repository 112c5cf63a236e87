namespace Switchboard;

/// <summary>What a token is needed for.</summary>
/// <param name="Key">The connection.</param>
/// <param name="IsRefresh">The server did not take the last token, or a refresh was asked for: a cache of the provider's own must be passed by.</param>
public sealed record TokenRequest(ConnectionKey Key, bool IsRefresh);

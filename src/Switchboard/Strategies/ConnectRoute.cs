namespace Switchboard;

/// <summary>One try to open a connection.</summary>
/// <param name="Timeout">How long the client may take; it is cancelled then.</param>
/// <param name="Endpoint">Where to; <see langword="null"/> for the address that the key is.</param>
/// <param name="Transport">How; <see langword="null"/> for the client's default.</param>
public sealed record ConnectRoute(TimeSpan Timeout, Uri? Endpoint = null, string? Transport = null)
{
    /// <summary>The route for people, without the query, the fragment and the user information of its address.</summary>
    /// <returns>For example <c>wss://host:8443/feed?… by LongPolling within 00:00:15</c>.</returns>
    public override string ToString()
    {
        string endpoint = Endpoint is null ? "the key's address" : new ConnectionKey(Endpoint).ToString();
        return $"{endpoint}{(Transport is null ? "" : $" by {Transport}")} within {Timeout}";
    }
}

namespace Switchboard;

/// <summary>One try to open a connection.</summary>
/// <param name="Timeout">How long the client may take; it is cancelled then.</param>
/// <param name="Endpoint">Where to; <see langword="null"/> for the address that the key is.</param>
/// <param name="Transport">How; <see langword="null"/> for the client's default.</param>
public sealed record ConnectRoute(TimeSpan Timeout, Uri? Endpoint = null, string? Transport = null);

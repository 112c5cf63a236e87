namespace Switchboard;

/// <summary>Where a connection stands at one moment.</summary>
/// <param name="Key">The key of the connection; <see langword="null"/> for a client that the manager did not create.</param>
/// <param name="Phase">Where the connection is in its life.</param>
/// <param name="Generation">The number of the client, different for every client a manager makes; 0 when there is none.</param>
/// <param name="References">How many references and leases hold the connection. At 0 it lingers and then closes.</param>
/// <param name="Subscriptions">How many callbacks are subscribed.</param>
/// <param name="Error">What the last connect failed with; <see langword="null"/> after one that succeeded.</param>
public sealed record ConnectionStatus(
    ConnectionKey? Key, ConnectionPhase Phase, long Generation, int References, int Subscriptions, Exception? Error);

namespace Switchboard;

/// <summary>What a kind of client can do, as its connector knows it.</summary>
[Flags]
public enum ConnectorTraits
{
    /// <summary>It connects, and is replaced by a new one when it is lost.</summary>
    None = 0,

    /// <summary>A client that was disconnected or lost can connect again, and is kept.</summary>
    Restartable = 1 << 0,

    /// <summary>After a reconnect its subscriptions are there by themselves, so the manager subscribes only once per client.</summary>
    KeepsSubscriptions = 1 << 1,

    /// <summary><see cref="IConnector{TClient}.PingAsync"/> asks the other side for a sign of life.</summary>
    Pings = 1 << 2,

    /// <summary><see cref="IConnector{TClient}.PollAsync"/> fetches messages while the stream cannot be had.</summary>
    Polls = 1 << 3,

    /// <summary><see cref="IConnector{TClient}.RenewTokenAsync"/> gives a connected client a new token.</summary>
    RenewsTokens = 1 << 4,

    /// <summary>
    /// All that it sends goes through the manager or is of no weight, so it may be suspended when it is idle although code holds the client
    /// itself. Without it only a connection whose holders never took the client is suspended.
    /// </summary>
    Suspendable = 1 << 5,
}

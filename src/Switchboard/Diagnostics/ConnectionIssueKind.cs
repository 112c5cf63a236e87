namespace Switchboard;

/// <summary>What can be wrong with the connections of a manager.</summary>
public enum ConnectionIssueKind
{
    /// <summary>More connections are open than <see cref="ConnectionManagerOptions.ExpectedConnections"/>.</summary>
    TooManyConnections,

    /// <summary>A connection failed or is degraded.</summary>
    ConnectionInError,

    /// <summary>A connection was lost and opened again often.</summary>
    ManyReconnects,

    /// <summary>A connection is open and nobody holds it or listens to it.</summary>
    Orphan,

    /// <summary>Messages of a subscription are dropped because its callback is too slow or never returns.</summary>
    UnreadSubscription,

    /// <summary>A lease is held longer than <see cref="ConnectionManagerOptions.ExpectedLeaseTime"/>.</summary>
    LongLease,
}

namespace Switchboard;

/// <summary>What the inspector is told about one connection.</summary>
/// <param name="Status">Where it stands.</param>
internal sealed record InspectedConnection(ConnectionStatus Status)
{
    /// <summary>The leases that are held.</summary>
    public IReadOnlyList<InspectedLease> Leases { get; init; } = [];

    /// <summary>The callbacks that are subscribed.</summary>
    public IReadOnlyList<InspectedSubscription> Subscriptions { get; init; } = [];

    /// <summary>When it is closed because nobody holds it; <see langword="null"/> when that is not due.</summary>
    public DateTimeOffset? LingersUntil { get; init; }

    /// <summary>When it was opened again after a loss; at least those of the last hour.</summary>
    public IReadOnlyList<DateTimeOffset> ReconnectedAt { get; init; } = [];
}

/// <param name="TakenAt">When the lease was taken.</param>
/// <param name="Origin">Where, with <see cref="ConnectionManagerOptions.TrackOrigins"/>.</param>
internal sealed record InspectedLease(DateTimeOffset TakenAt, string? Origin = null);

/// <param name="Channel">The channel.</param>
/// <param name="State">Where the subscription stands.</param>
/// <param name="Dropped">How many messages were dropped because the callback was too slow.</param>
/// <param name="BusySince">When the callback was given the message it still works on; <see langword="null"/> when it waits for one.</param>
internal sealed record InspectedSubscription(string Channel, SubscriptionState State, long Dropped = 0, DateTimeOffset? BusySince = null);

namespace Switchboard;

/// <summary>How the messages of a channel reach a callback. Immutable.</summary>
public sealed record SubscriptionOptions
{
    /// <summary>The defaults: 1,024 messages, the oldest dropped.</summary>
    public static SubscriptionOptions Default { get; } = new();

    /// <summary>How many messages may wait for a callback that is still busy: 1 to 1,000,000, by default 1,024.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int Capacity
    {
        get;
        init => field = value is >= 1 and <= 1_000_000
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Capacity), value, $"SubscriptionOptions.Capacity is {value}; it must be from 1 to 1000000.");
    } = 1_024;

    /// <summary>What happens when that many wait. By default the oldest is dropped.</summary>
    public OverflowBehavior Overflow { get; init; }
}

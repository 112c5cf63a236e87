namespace Switchboard;

/// <summary>Where a message stands in its channel, as far as its server tells: by number, by time, by an id.</summary>
/// <param name="Sequence">A number that grows with each message.</param>
/// <param name="Timestamp">When the server had the message.</param>
/// <param name="Id">What tells it from every other message of the channel.</param>
public readonly record struct ChannelPosition(long? Sequence = null, DateTimeOffset? Timestamp = null, string? Id = null);

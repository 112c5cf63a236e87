namespace Switchboard;

/// <summary>A channel, and where to go on.</summary>
/// <param name="Channel">The channel: a hub method, a topic, an event name.</param>
/// <param name="Position">The last message that was received; <see langword="null"/> at the first subscription or where messages have no positions.</param>
public sealed record ChannelRequest(string Channel, ChannelPosition? Position = null);

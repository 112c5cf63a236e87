namespace Switchboard;

/// <summary>Where a connector puts the messages of a channel. Safe from any thread; never throws.</summary>
/// <typeparam name="TMessage">What a message is read as.</typeparam>
public interface IChannelSink<in TMessage>
{
    /// <summary>Hands a message to the callbacks of the channel.</summary>
    /// <param name="message">The message.</param>
    /// <param name="position">Where it stands. A message at or before the last position, or with an id that was seen, is a repeat and dropped.</param>
    /// <returns>A task that ends at once, unless a callback has a full queue and asked for <see cref="OverflowBehavior.Wait"/>.</returns>
    ValueTask ReceiveAsync(TMessage message, ChannelPosition? position = null);
}

namespace Switchboard;

/// <summary>Where the messages of one opening or poll go, until it is over: what comes later belongs to an old generation.</summary>
internal abstract class ChannelSink
{
    private volatile bool _isOver;

    public bool IsOver => _isOver;

    public void End() => _isOver = true;
}

internal sealed class ChannelSink<TMessage>(SharedSubscription<TMessage> shared) : ChannelSink, IChannelSink<TMessage>
{
    public ValueTask ReceiveAsync(TMessage message, ChannelPosition? position = null) =>
        IsOver ? default : shared.ReceiveAsync(message, position);
}

namespace Switchboard.Testing;

/// <summary>One subscription as the server sees it.</summary>
internal abstract class WireSubscription(ScriptedClient client, string channel) : IAsyncDisposable
{
    public string Channel => channel;

    public abstract ValueTask ReceiveAsync(object? message, ChannelPosition? position);

    public ValueTask DisposeAsync()
    {
        client.Unsubscribe(this);
        return default;
    }
}

internal sealed class WireSubscription<TMessage>(ScriptedClient client, string channel, IChannelSink<TMessage> sink) : WireSubscription(client, channel)
{
    // A channel may be subscribed as several types; each takes what it can read.
    public override ValueTask ReceiveAsync(object? message, ChannelPosition? position) =>
        message is TMessage or null ? sink.ReceiveAsync((TMessage)message!, position) : default;
}

using System.Threading.Channels;

namespace Switchboard.Streams.Tests;

/// <summary>A sink that keeps what it was given.</summary>
internal sealed class Received<TMessage> : IChannelSink<TMessage>
{
    private readonly Channel<(TMessage Message, ChannelPosition? Position)> _messages = Channel.CreateUnbounded<(TMessage, ChannelPosition?)>();

    public int Waiting => _messages.Reader.Count;

    public ValueTask ReceiveAsync(TMessage message, ChannelPosition? position = null) => _messages.Writer.WriteAsync((message, position));

    public async Task<TMessage> NextAsync() => (await NextWithPositionAsync()).Message;

    public Task<(TMessage Message, ChannelPosition? Position)> NextWithPositionAsync() => _messages.Reader.ReadAsync().Soon();
}

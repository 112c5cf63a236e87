namespace Switchboard;

/// <summary>Turns messages into what the callbacks of a channel ask for.</summary>
internal static class MessageSink
{
    public static Func<StreamMessage, ValueTask> For<TMessage>(IChannelSink<TMessage> sink) => sink switch
    {
        IChannelSink<StreamMessage> whole => message => whole.ReceiveAsync(message, message.Position),
        IChannelSink<string> text => message => text.ReceiveAsync(message.Text, message.Position),
        IChannelSink<byte[]> bytes => message => bytes.ReceiveAsync(message.Bytes, message.Position),
        IChannelSink<ReadOnlyMemory<byte>> memory => message => memory.ReceiveAsync(message.Data, message.Position),
        _ => throw new NotSupportedException(
            $"A message cannot be received as '{typeof(TMessage)}'; subscribe with string, byte[], ReadOnlyMemory<byte> or StreamMessage, and read it in the callback."),
    };
}

using System.Buffers;
using System.Net.WebSockets;
using System.Text;

namespace Depot.Frames;

// The end of a message is looked at, each time in another way.
public sealed class FrameReader(WebSocket socket)
{
    private readonly ArrayBufferWriter<byte> _message = new();

    // Handed on as it is: the caller looks at it.
    public Task<WebSocketReceiveResult> ReadFrameAsync(byte[] buffer, CancellationToken cancellationToken) =>
        socket.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);

    public async Task<byte[]?> ReadMessageAsync(CancellationToken cancellationToken)
    {
        _message.Clear();
        while (await ReadPartAsync(cancellationToken) is { MessageType: not WebSocketMessageType.Close } part)
        {
            if (part.EndOfMessage)
                return _message.WrittenSpan.ToArray();
        }

        return null;
    }

    public async Task<string> ReadTextAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        var text = new StringBuilder();
        bool isLast;
        do
        {
            var (count, type, end) = await ReadTupleAsync(buffer, cancellationToken);
            if (type == WebSocketMessageType.Close)
                return "";

            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
            isLast = end;
        }
        while (!isLast);
        return text.ToString();
    }

    // Nobody looks at what comes; the loop waits for the end.
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        while (socket.State == WebSocketState.Open)
        {
            var frame = await socket.ReceiveAsync(buffer, cancellationToken);
            if (frame.CloseStatus is { } status)
                await socket.CloseOutputAsync(status, frame.CloseStatusDescription, cancellationToken);
        }
    }

    private async ValueTask<ValueWebSocketReceiveResult> ReadPartAsync(CancellationToken cancellationToken)
    {
        var part = await socket.ReceiveAsync(_message.GetMemory(512), cancellationToken);
        _message.Advance(part.Count);
        return part;
    }

    private async Task<(int Count, WebSocketMessageType Type, bool End)> ReadTupleAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
        return (frame.Count, frame.MessageType, frame.EndOfMessage);
    }
}

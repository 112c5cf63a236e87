// style: wrappers around a receive
// sdk: websocket
// switchboard: no
using System.Buffers;
using System.IO.Pipelines;
using System.Net.WebSockets;
using System.Text;

namespace Tunnels;

public sealed class CountingReader(WebSocket inner)
{
    public long Bytes { get; private set; }

    public async Task<WebSocketReceiveResult> ReceiveAsync(byte[] buffer, CancellationToken cancellationToken)
    {
        var frame = await inner.ReceiveAsync(buffer, cancellationToken); // quiet: SWB3010 the caller looks at it
        Bytes += frame.Count;
        return frame;
    }
}

public static class PipeTunnel
{
    public static async Task FillAsync(WebSocket socket, PipeWriter writer, CancellationToken cancellationToken)
    {
        while (true)
        {
            var memory = writer.GetMemory(4096);
            var frame = await socket.ReceiveAsync(memory, cancellationToken); // quiet: SWB3010 a stream of bytes, and the close is noticed
            if (frame.MessageType == WebSocketMessageType.Close)
                break;
            writer.Advance(frame.Count);
            await writer.FlushAsync(cancellationToken);
        }

        await writer.CompleteAsync();
    }

    public static async Task<string> HandshakeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var rented = MemoryPool<byte>.Shared.Rent(256);
        var frame = await socket.ReceiveAsync(rented.Memory, cancellationToken); // expect: SWB3010
        return Encoding.ASCII.GetString(rented.Memory.Span[..frame.Count]);
    }

    public static async Task<string> StrictHandshakeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[256];
        if (await socket.ReceiveAsync(buffer, cancellationToken) is not { EndOfMessage: true, MessageType: WebSocketMessageType.Text } frame) // quiet: SWB3010 only whole ones
            throw new WebSocketException("The greeting is too long.");
        return Encoding.ASCII.GetString(buffer, 0, frame.Count);
    }

    public static void Drain(WebSocket socket)
    {
        var buffer = new byte[1024];
        while (true)
            socket.ReceiveAsync(buffer, CancellationToken.None).Wait(); // expect: SWB3010
    }
}

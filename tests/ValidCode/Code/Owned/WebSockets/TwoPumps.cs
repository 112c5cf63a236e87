using System.IO.Pipelines;
using System.Net.WebSockets;

namespace Trading.Bridge;

// One send and one receive at the same time are what a socket allows.
public sealed class SocketBridge(WebSocket near, WebSocket far)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var there = PumpAsync(near, far, either.Token);
        var back = PumpAsync(far, near, either.Token);
        await Task.WhenAny(there, back);
        await either.CancelAsync();
        await Task.WhenAll(there, back);
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (from.State == WebSocketState.Open && to.State == WebSocketState.Open)
        {
            var frame = await from.ReceiveAsync(buffer, cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                await to.CloseOutputAsync(from.CloseStatus ?? WebSocketCloseStatus.NormalClosure, from.CloseStatusDescription, cancellationToken);
                return;
            }

            await to.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, cancellationToken);
        }
    }
}

public sealed class PipedSocket(WebSocket socket)
{
    private readonly Pipe _incoming = new();

    public PipeReader Incoming => _incoming.Reader;

    public async Task FillAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var memory = _incoming.Writer.GetMemory(1024);
            var frame = await socket.ReceiveAsync(memory, cancellationToken);
            if (frame.MessageType is WebSocketMessageType.Close)
                break;

            _incoming.Writer.Advance(frame.Count);
            if (frame.EndOfMessage)
                await _incoming.Writer.FlushAsync(cancellationToken);
        }

        await _incoming.Writer.CompleteAsync();
    }
}

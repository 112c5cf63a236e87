// style: send queues, and what is sent beside them
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;

namespace Queued;

public sealed class HandshakeThenQueue(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
        foreach (var line in new[] { "a", "b" })
            await socket.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, cancellationToken);
        var writing = WriteAsync(cancellationToken);
        await ReadAsync(cancellationToken);
        _queue.Writer.Complete();
        await writing;
        await socket.SendAsync("bye"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB3009 the writer has ended
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _queue.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(item, WebSocketMessageType.Binary, true, cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[100];
        while ((await socket.ReceiveAsync(buffer, cancellationToken)).MessageType != WebSocketMessageType.Close)
            _queue.Writer.TryWrite([1]);
    }
}

public sealed class EarlyWriter(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>();

    // Nothing is in the queue before the first line below.
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var writing = WriteAsync(cancellationToken);
        await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB3009 nothing is in the queue yet
        _queue.Writer.TryWrite([1]);
        await writing;
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _queue.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(item, WebSocketMessageType.Binary, true, cancellationToken);
    }
}

public sealed class PongBesideQueue(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>();

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var writing = WriteAsync(cancellationToken);
        var reading = ReadAsync(cancellationToken);
        await Task.WhenAny(writing, reading);
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _queue.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(item, WebSocketMessageType.Binary, true, cancellationToken);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[100];
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer, cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return;
            await socket.SendAsync("pong"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken); // expect: SWB3009
        }
    }
}

public sealed class LockedBesideQueue(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateUnbounded<byte[]>();
    private readonly SemaphoreSlim _turn = new(1, 1);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(WriteAsync(cancellationToken), BeatAsync(cancellationToken));

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        await foreach (var item in _queue.Reader.ReadAllAsync(cancellationToken))
            await SendAsync(item, cancellationToken);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(1000, cancellationToken);
            await SendAsync([0], cancellationToken);
        }
    }

    private async Task SendAsync(byte[] data, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await socket.SendAsync(data, WebSocketMessageType.Binary, true, cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }
}

public sealed class BeatThroughQueue(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(10);

    public Task RunAsync(CancellationToken cancellationToken) => Task.WhenAll(WriteAsync(cancellationToken), BeatAsync(cancellationToken));

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        while (await _queue.Reader.WaitToReadAsync(cancellationToken))
        {
            while (_queue.Reader.TryRead(out var item))
                await socket.SendAsync(item, WebSocketMessageType.Binary, true, cancellationToken);
        }
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await Task.Delay(1000, cancellationToken);
            await _queue.Writer.WriteAsync([0], cancellationToken); // quiet: SWB3009 takes its turn in the queue
        }
    }
}

public sealed class TimedQueue(WebSocket socket)
{
    private readonly Channel<byte[]> _queue = Channel.CreateBounded<byte[]>(10);

    // The pause between two items is where the ping goes.
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            pause.CancelAfter(5000);
            try
            {
                var item = await _queue.Reader.ReadAsync(pause.Token);
                await socket.SendAsync(item, WebSocketMessageType.Binary, true, cancellationToken);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                await socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB3009 the wait for the queue was given up
            }
        }
    }
}

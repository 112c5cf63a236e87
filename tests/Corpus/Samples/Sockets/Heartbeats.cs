// style: clients with a heartbeat beside their sends
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Trading.Gateway;

public sealed class QuoteSession : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly CancellationTokenSource _stop = new();

    public async Task RunAsync(Uri address, IAsyncEnumerable<string> symbols)
    {
        await _socket.ConnectAsync(address, _stop.Token);
        await SendAsync(new { op = "login" });
        var beating = BeatAsync();
        await foreach (var symbol in symbols)
            await SendAsync(new { op = "subscribe", symbol });
        await beating;
    }

    private async Task BeatAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15));
        while (await timer.WaitForNextTickAsync(_stop.Token))
            await _socket.SendAsync("{}"u8.ToArray(), WebSocketMessageType.Text, true, _stop.Token);
    }

    private Task SendAsync(object message) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _stop.Token); // expect: SWB3009

    public void Dispose()
    {
        _stop.Cancel();
        _socket.Dispose();
    }
}

public sealed class OrderSession : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Task? _beating;

    public async Task OpenAsync(Uri address, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        _beating = BeatAsync(cancellationToken);
        await SendAsync("hello", cancellationToken);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(20), cancellationToken);
            await SendAsync("beat", cancellationToken);
        }
    }

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB3009 a semaphore
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _socket.Dispose();
}

public sealed class QueuedSession(Uri address)
{
    private readonly Channel<byte[]> _outgoing = Channel.CreateBounded<byte[]>(100);

    public ValueTask PostAsync(byte[] frame) => _outgoing.Writer.WriteAsync(frame);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        await socket.ConnectAsync(address, cancellationToken);
        var writing = WriteAsync(socket, cancellationToken);
        var reading = ReadAsync(socket, cancellationToken);
        await Task.WhenAny(writing, reading);
    }

    private async Task WriteAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        await foreach (var frame in _outgoing.Reader.ReadAllAsync(cancellationToken))
            await socket.SendAsync(frame, WebSocketMessageType.Binary, true, cancellationToken); // quiet: SWB3009 one loop sends what many queue
    }

    private static async Task ReadAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return;
        }
    }
}

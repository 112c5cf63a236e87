using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Trading.Handshakes;

public sealed record Hello(string Version, int Heartbeat);

// A helper reads whole messages; a greeting and an acknowledgement come one after the other.
public sealed class GreetedSocket(Uri server) : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _beating = Task.CompletedTask;
    private int _beats;

    public async Task<Hello?> OpenAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(server, cancellationToken);
        var hello = JsonSerializer.Deserialize<Hello>(await ReadAsync(cancellationToken) ?? "null");
        await _socket.SendAsync("{\"op\":\"ready\"}"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
        if (hello is not null)
            _beating = BeatAsync(TimeSpan.FromMilliseconds(hello.Heartbeat), _stop.Token);
        return hello;
    }

    public async Task ListenAsync(Func<string, Task> handle, CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) is { } message)
            await handle(message);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _beating.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (_socket.State == WebSocketState.Open)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(2));
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, timeout.Token);
        }

        _socket.Dispose();
        _stop.Dispose();
    }

    private async Task BeatAsync(TimeSpan interval, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(interval);
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await _socket.SendAsync(Encoding.UTF8.GetBytes($"{{\"op\":\"beat\",\"n\":{_beats++}}}"), WebSocketMessageType.Text, true, cancellationToken);
    }

    private async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[1024];
        while (true)
        {
            var frame = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return null;

            message.Write(buffer, 0, frame.Count);
            if (frame.EndOfMessage)
                return Encoding.UTF8.GetString(message.ToArray());
        }
    }
}

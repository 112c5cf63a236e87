// style: two pumps of an owned socket
// sdk: websocket
using System.Net.WebSockets;

namespace App.Sync;

public sealed class ReadPumps : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001

    public async Task RunAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(endpoint, cancellationToken); // quiet: SWB3002 owned
        var reading = ReadAsync(cancellationToken);
        var pinging = PingAsync(cancellationToken);
        await Task.WhenAny(reading, pinging);
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken); // quiet: SWB3001 owned
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (true)
        {
            var frame = await _socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return;
        }
    }

    private async Task PingAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(15));
        while (await timer.WaitForNextTickAsync(cancellationToken))
            await _socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
    }

    public void Dispose() => _socket.Dispose();
}

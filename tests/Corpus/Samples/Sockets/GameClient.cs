// style: client of a game server
// sdk: websocket
using System.Net.WebSockets;
using System.Text.Json;

namespace Arena.Client;

public sealed class GameClient : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly CancellationTokenSource _stop = new();

    public async Task JoinAsync(Uri address, string player)
    {
        await _socket.ConnectAsync(address, _stop.Token);
        await SendAsync(new { join = player });
        var moving = Task.Run(MoveAsync);
        await SendAsync(new { ready = true });
        await moving;
    }

    private async Task MoveAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await Task.Delay(50);
            await SendAsync(new { x = 1, y = 2 });
        }
    }

    private Task SendAsync(object message) =>
        _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, _stop.Token); // expect: SWB3009

    public async Task ShootAsync(IEnumerable<(int X, int Y)> targets)
    {
        var shots = new List<Task>();
        foreach (var (x, y) in targets)
            shots.Add(_socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { x, y }), WebSocketMessageType.Text, true, _stop.Token)); // expect: SWB3009
        await Task.WhenAll(shots);
    }

    public async Task SayAsync(string first, string second)
    {
        var one = _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(first), WebSocketMessageType.Text, true, _stop.Token);
        await one;
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(second), WebSocketMessageType.Text, true, _stop.Token); // quiet: SWB3009 the first has ended
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _socket.Dispose();
        _stop.Dispose();
    }
}

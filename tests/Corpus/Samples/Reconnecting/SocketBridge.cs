// style: bridge between a socket.io server and a queue
// sdk: socketio
using System.Threading.Channels;
using SocketIOClient;

namespace Bridge;

public sealed class SocketBridge : IDisposable
{
    private readonly SocketIO _socket;
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private int _attempt;

    public SocketBridge(Uri address)
    {
        _socket = new SocketIO(address); // expect: SWB1001
        _socket.OnDisconnected += async (_, reason) => await RestartAsync(reason);
        _socket.OnError += async (_, message) => await RestartAsync(message);
        _socket.On("line", response => _lines.Writer.TryWrite(response.GetValue<string>() ?? ""));
    }

    public IAsyncEnumerable<string> ReadAsync(CancellationToken cancellationToken) => _lines.Reader.ReadAllAsync(cancellationToken);

    public Task StartAsync() => _socket.ConnectAsync(); // quiet: SWB3006 the first connect

    private async Task RestartAsync(string reason)
    {
        if (reason == "io client disconnect")
            return;

        await Task.Delay(Math.Min(30_000, 1000 << _attempt++));
        await _socket.ConnectAsync(); // expect: SWB3006
        _attempt = 0;
    }

    public void Dispose() => _socket.Dispose();
}

// The second server takes over when the first one is gone.
public sealed class StandbyBridge : IDisposable
{
    private readonly SocketIO _first = new(new Uri("https://a.example.com")); // expect: SWB1001
    private readonly SocketIO _second = new(new Uri("https://b.example.com")); // expect: SWB1001

    public StandbyBridge() => _first.OnReconnectFailed += async (_, _) => await _second.ConnectAsync(); // quiet: SWB3006 another connection

    public Task StartAsync() => _first.ConnectAsync();

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
    }
}

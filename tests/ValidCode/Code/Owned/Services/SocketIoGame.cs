using SocketIOClient;

namespace Social.Games;

// Handlers first, then the connect; the type disposes what it made.
public sealed class SocketIoGame : IDisposable
{
    private readonly SocketIOClient.SocketIO _socket;

    public SocketIoGame(Uri server)
    {
        _socket = new SocketIOClient.SocketIO(server);
        _socket.On("moved", response => Moves.Add(response.GetValue<string>()));
        _socket.On("ended", _ => IsOver = true);
        _socket.OnDisconnected += OnDisconnected;
    }

    public List<string> Moves { get; } = [];

    public bool IsOver { get; private set; }

    public Task OpenAsync() => _socket.Connected ? Task.CompletedTask : _socket.ConnectAsync();

    public Task MoveAsync(string move) => _socket.EmitAsync("move", move);

    public async Task LeaveAsync()
    {
        await _socket.EmitAsync("leave");
        await _socket.DisconnectAsync();
    }

    public void Dispose()
    {
        _socket.OnDisconnected -= OnDisconnected;
        _socket.Dispose();
    }

    private void OnDisconnected(object? sender, string reason) => IsOver = true;
}

public sealed class SocketIoScore(SocketIOClient.SocketIO socket) : IDisposable
{
    public int Score { get; private set; }

    public void Show()
    {
        socket.On("score", response => Score = response.GetValue<int>());
        socket.OnReconnected += OnReconnected;
    }

    public void Dispose()
    {
        socket.Off("score");
        socket.OnReconnected -= OnReconnected;
    }

    private void OnReconnected(object? sender, int attempts) => Score = 0;
}

using Phoenix;

namespace Social.Phoenix;

public sealed class PhoenixRoom : IAsyncDisposable
{
    private readonly Socket _socket;
    private Channel? _room;

    public PhoenixRoom(string endPoint, IWebsocketFactory factory)
    {
        _socket = new Socket(endPoint, [], factory, new Socket.Options());
    }

    public int Shouts { get; private set; }

    public async Task JoinAsync(string room, CancellationToken cancellationToken)
    {
        if (_room is not null)
            return;

        await _socket.ConnectAsync(cancellationToken);
        _room = _socket.Channel($"room:{room}");
        _room.On("shout", _ => Shouts++);
        await _room.JoinAsync(cancellationToken: cancellationToken);
    }

    public Task ShoutAsync(string text) => _room?.PushAsync("shout", text) ?? Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _room?.Leave();
        await _socket.DisconnectAsync();
        _socket.Dispose();
    }
}

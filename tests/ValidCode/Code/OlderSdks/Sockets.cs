using SocketIOClient;
using Switchboard;

namespace Legacy.Chat;

public sealed class OlderChat : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly SocketIOClient.SocketIO _socket;

    public OlderChat(IConnectionManager connections, Uri server)
    {
        _connections = connections;
        _socket = connections.GetOrCreate("chat", () => new SocketIOClient.SocketIO(server));
    }

    public Task OpenAsync() => _connections.ConnectAsync(_socket, _ => _socket.ConnectAsync());

    public ValueTask DisposeAsync() => _connections.ReleaseAsync(_socket);
}

using SocketIOClient;
using Switchboard;

namespace Legacy.Chat;

// In 4.x a handler stays as long as its client: the client goes with the manager's last reference.
public sealed class OlderChat : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly SocketIOClient.SocketIO _socket;

    public OlderChat(IConnectionManager connections, Uri server)
    {
        _connections = connections;
        _socket = connections.GetOrCreate("chat", () => CreateSocket(server));
    }

    public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_socket, _socket.ConnectAsync, cancellationToken);

    public Task SayAsync(string text, CancellationToken cancellationToken) => _socket.EmitAsync("say", [text], cancellationToken);

    public ValueTask DisposeAsync() => _connections.ReleaseAsync(_socket);

    private static SocketIOClient.SocketIO CreateSocket(Uri server)
    {
        var socket = new SocketIOClient.SocketIO(server);
        socket.On("said", context =>
        {
            Console.WriteLine(context.GetValue<string>(0));
            return Task.CompletedTask;
        });
        return socket;
    }
}

public sealed class OlderWatch(ISocketIO socket) : IDisposable
{
    private readonly Func<string, IEventContext, Task> _watch = (name, _) =>
    {
        Console.WriteLine(name);
        return Task.CompletedTask;
    };

    public void Start() => socket.OnAny(_watch);

    public void Dispose() => socket.OffAny(_watch);
}

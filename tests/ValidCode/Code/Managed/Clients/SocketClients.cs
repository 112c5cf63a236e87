using Phoenix;
using PusherClient;
using SocketIOClient;
using Switchboard;
using Websocket.Client;

namespace Erp.Sockets;

// Each SDK by the manager's way: get, connect, release.
public sealed class ManagedSocketIo(IConnectionManager connections, Uri server) : IAsyncDisposable
{
    private readonly SocketIOClient.SocketIO _socket = connections.GetOrCreate("io", () => new SocketIOClient.SocketIO(server));

    public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(_socket, _ => _socket.ConnectAsync(), cancellationToken);

    public Task SayAsync(string text) => _socket.EmitAsync("say", text);

    public ValueTask DisposeAsync() => connections.ReleaseAsync(_socket);
}

public sealed class ManagedPusher(IConnectionManager connections, string key) : IAsyncDisposable
{
    private readonly Pusher _pusher = connections.GetOrCreate(
        "pusher",
        () => new Pusher(key, new PusherOptions { Encrypted = true }),
        pusher => pusher.DisconnectAsync());

    private PusherClient.Channel? _channel;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await connections.ConnectAsync(_pusher, _ => _pusher.ConnectAsync(), cancellationToken);
        _channel ??= await _pusher.SubscribeAsync("orders");
    }

    public async ValueTask DisposeAsync()
    {
        if (_channel is not null)
            await _channel.UnsubscribeAsync();
        await connections.ReleaseAsync(_pusher);
    }
}

public sealed class ManagedPhoenix(IConnectionManager connections, string endPoint, IWebsocketFactory sockets)
{
    public async Task<JoinResult> JoinAsync(string topic, CancellationToken cancellationToken)
    {
        var socket = connections.GetOrCreate("phoenix", () => new Socket(endPoint, [], sockets, new Socket.Options()));
        await connections.ConnectAsync(socket, socket.ConnectAsync, cancellationToken);
        var channel = socket.Channel(topic);
        try
        {
            return await channel.JoinAsync(cancellationToken: cancellationToken);
        }
        finally
        {
            channel.Leave();
            await connections.ReleaseAsync(socket, cancellationToken);
        }
    }
}

public sealed class ManagedWebsocket(IConnectionManager connections, Uri server, IObserver<ResponseMessage> observer) : IAsyncDisposable
{
    private readonly WebsocketClient _client = connections.GetOrCreate(new ConnectionKey(server), () => new WebsocketClient(server));
    private IDisposable? _messages;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _messages ??= _client.MessageReceived.Subscribe(observer);
        await connections.ConnectAsync(_client, _ => _client.Start(), cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        _messages?.Dispose();
        return connections.ReleaseAsync(_client);
    }
}

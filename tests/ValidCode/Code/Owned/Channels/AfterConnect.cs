using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;
using Phoenix;
using SocketIOClient;

namespace Depot.Order;

// Handlers before the connect; after it only what needs a connection, and what is about the connection.
public sealed class OrderedHub : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://ordered.example.com/hub").WithAutomaticReconnect().Build();

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _hub.On<string>("First", Console.WriteLine);
        await _hub.StartAsync(cancellationToken);
        _hub.Closed += _ => Task.CompletedTask;
        _hub.Reconnected += _ => Task.CompletedTask;
    }

    // Later, when a page asks for it.
    public IDisposable Watch(string channel) => _hub.On<string>(channel, Console.WriteLine);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class OrderedMqtt : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public async Task OpenAsync(MqttClientOptions options)
    {
        _client.ApplicationMessageReceivedAsync += _ => Task.CompletedTask;
        await _client.ConnectAsync(options);
        await _client.SubscribeAsync("ordered");
        _client.DisconnectedAsync += _ => Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _client.DisconnectAsync();
        _client.Dispose();
    }
}

public sealed class OrderedSocketIo : IDisposable
{
    private readonly SocketIOClient.SocketIO _socket = new("https://ordered.example.com");

    public async Task OpenAsync()
    {
        _socket.On("first", _ => { });
        await _socket.ConnectAsync();
        _socket.OnAny((name, _) => Console.WriteLine(name));
        _socket.OnDisconnected += (_, _) => { };
    }

    public void Dispose() => _socket.Dispose();
}

public sealed class OrderedPhoenix(string endPoint, IWebsocketFactory sockets) : IDisposable
{
    private readonly Socket _socket = new(endPoint, [], sockets, new Socket.Options());

    public async Task OpenAsync()
    {
        await _socket.ConnectAsync();
        var channel = _socket.Channel("ordered");
        channel.On("first", _ => { });
        await channel.JoinAsync();
    }

    public void Dispose()
    {
        _socket.Disconnect();
        _socket.Dispose();
    }
}

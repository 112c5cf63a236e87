using Azure.Messaging.WebPubSub.Clients;
using Microsoft.AspNetCore.SignalR.Client;
using MQTTnet;

namespace Depot.Again;

// A broker forgets a clean session's topics with the connection, so they are asked for again each time it is made.
public sealed class ResubscribedTopics : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

    public ResubscribedTopics()
    {
        _client.ApplicationMessageReceivedAsync += OnMessage;
        _client.ConnectedAsync += OnConnected;
    }

    public int Received { get; private set; }

    public Task OpenAsync(MqttClientOptions options, CancellationToken cancellationToken) => _client.ConnectAsync(options, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client.TryDisconnectAsync();
        _client.Dispose();
    }

    private async Task OnConnected(MqttClientConnectedEventArgs args)
    {
        await _client.SubscribeAsync("depot/doors");
        await _client.SubscribeAsync("depot/lifts");
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs message) => Task.FromResult(Received++);
}

// A group belongs to a connection id: the server is told again, with a message.
public sealed class RejoinedGroups : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://groups.example.com/hub").WithAutomaticReconnect().Build();
    private readonly string _group;

    public RejoinedGroups(string group)
    {
        _group = group;
        _hub.On<string>("Said", Console.WriteLine);
        _hub.Reconnected += _ => _hub.InvokeAsync("Join", _group);
    }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        await _hub.StartAsync(cancellationToken);
        await _hub.InvokeAsync("Join", _group, cancellationToken);
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

// Without the SDK's own rejoining, the handler of the connect joins.
public sealed class JoinedOnConnect : IAsyncDisposable
{
    private readonly WebPubSubClient _client;

    public JoinedOnConnect(Func<CancellationToken, ValueTask<Uri>> accessUri)
    {
        _client = new WebPubSubClient(new WebPubSubClientCredential(accessUri), new WebPubSubClientOptions { AutoReconnect = true, AutoRejoinGroups = false });
        _client.GroupMessageReceived += _ => Task.CompletedTask;
        _client.Connected += async _ => await _client.JoinGroupAsync("depot");
    }

    public Task OpenAsync(CancellationToken cancellationToken) => _client.StartAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _client.StopAsync();
        await _client.DisposeAsync();
    }
}

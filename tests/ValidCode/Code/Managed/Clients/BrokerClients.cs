using Centrifugal.Centrifuge;
using IO.Ably;
using IO.Ably.Realtime;
using MQTTnet;
using NATS.Client.Core;
using RabbitMQ.Client;
using Switchboard;

namespace Erp.Brokers;

public sealed class ManagedMqtt(IConnectionManager connections, MqttClientOptions options) : IAsyncDisposable
{
    private readonly IMqttClient _client = connections.GetOrCreate("mqtt", () => new MqttClientFactory().CreateMqttClient());
    private int _state;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, 1, 0) == 0)
            _client.ApplicationMessageReceivedAsync += OnMessage;
        await connections.ConnectAsync(_client, token => _client.ConnectAsync(options, token), cancellationToken);
        await _client.SubscribeAsync("erp/#", cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.ApplicationMessageReceivedAsync -= OnMessage;
        await _client.UnsubscribeAsync("erp/#");
        await connections.ReleaseAsync(_client);
    }

    private static Task OnMessage(MqttApplicationMessageReceivedEventArgs message)
    {
        Console.WriteLine(message.ApplicationMessage.Topic);
        return Task.CompletedTask;
    }
}

public sealed class ManagedRabbit(IConnectionManager connections, IConnectionFactory factory)
{
    public async Task PublishAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var connection = await connections.GetOrCreateAsync("rabbit", factory.CreateConnectionAsync, cancellationToken);
        try
        {
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            await channel.BasicPublishAsync("erp", "posted", body, cancellationToken);
        }
        finally
        {
            await connections.ReleaseAsync(connection, cancellationToken);
        }
    }
}

public sealed class ManagedNats(IConnectionManager connections, string server)
{
    public async Task RelayAsync(string from, string to, CancellationToken cancellationToken)
    {
        var nats = connections.GetOrCreate("nats", () => new NatsConnection(NatsOpts.Default with { Url = server }));
        try
        {
            await foreach (var message in nats.SubscribeAsync<byte[]>(from, cancellationToken: cancellationToken))
                await nats.PublishAsync(to, message.Data, cancellationToken: cancellationToken);
        }
        finally
        {
            await connections.ReleaseAsync(nats, CancellationToken.None);
        }
    }
}

public sealed class ManagedAbly : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly AblyRealtime _ably;
    private readonly IRealtimeChannel _orders;

    public ManagedAbly(IConnectionManager connections, Func<TokenParams, Task<object>> authorize)
    {
        _connections = connections;
        _ably = connections.GetOrCreate("ably", () => new AblyRealtime(new ClientOptions { AuthCallback = authorize }));
        _orders = _ably.Channels.Get("orders");
        _orders.Subscribe(OnMessage);
    }

    public ValueTask DisposeAsync()
    {
        _orders.Unsubscribe(OnMessage);
        return _connections.ReleaseAsync(_ably);
    }

    private static void OnMessage(Message message) => Console.WriteLine(message.Name);
}

public sealed class ManagedCentrifuge : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly CentrifugeClient _client;
    private readonly CentrifugeSubscription _orders;

    public ManagedCentrifuge(IConnectionManager connections, string endpoint)
    {
        _connections = connections;
        _client = connections.GetOrCreate("centrifuge", () => new CentrifugeClient(endpoint));
        _orders = _client.NewSubscription("orders");
        _orders.Publication += OnPublication;
        _orders.Subscribe();
    }

    public ValueTask DisposeAsync()
    {
        _orders.Publication -= OnPublication;
        _orders.Unsubscribe();
        return _connections.ReleaseAsync(_client);
    }

    private static void OnPublication(object? sender, CentrifugePublicationEventArgs e) => Console.Write('.');
}

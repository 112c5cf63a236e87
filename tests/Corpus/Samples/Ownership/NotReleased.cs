// style: services that own a client of each SDK
// sdk: mixed
using MQTTnet;
using NATS.Client.Core;
using StackExchange.Redis;
using StreamChat.Core;
using Websocket.Client;

namespace App.Services;

public sealed class MqttService
{
    private readonly IMqttClient _mqtt; // expect: SWB2002

    public MqttService(MqttClientFactory factory) => _mqtt = factory.CreateMqttClient(); // expect: SWB1001

    public Task OpenAsync(MqttClientOptions options) => _mqtt.ConnectAsync(options);
}

public sealed class NatsService : IDisposable
{
    private readonly NatsConnection _nats = new(); // expect: SWB1001, SWB2002
    private readonly CancellationTokenSource _stop = new();

    public ValueTask PublishAsync(string text) => _nats.PublishAsync("text", text, cancellationToken: _stop.Token);

    public void Dispose() => _stop.Dispose();
}

public sealed class RedisService
{
    private ConnectionMultiplexer? _redis; // expect: SWB2002

    public async Task<string?> GetAsync(string key)
    {
        _redis ??= await ConnectionMultiplexer.ConnectAsync("cache"); // expect: SWB1001
        return await _redis.GetDatabase().StringGetAsync(key);
    }
}

public sealed class ChatService
{
    private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient(); // expect: SWB1001, SWB2002

    public Task OpenAsync(string user, string token) => _chat.ConnectUserAsync("key", user, token); // expect: SWB5002
}

public sealed class FeedService
{
    private readonly WebsocketClient _feed; // expect: SWB2002

    public FeedService(Uri endpoint)
    {
        _feed = new WebsocketClient(endpoint); // expect: SWB1001
    }

    public Task OpenAsync() => _feed.Start(); // quiet: SWB3002 owned
}

public struct Handle
{
    private readonly NatsConnection _nats; // quiet: SWB2002 given from outside

    public Handle(NatsConnection nats) => _nats = nats;

    public readonly ValueTask PublishAsync(string text) => _nats.PublishAsync("text", text);
}

// style: tests against brokers
// sdk: mqtt, redis
// tests: yes
using MQTTnet;
using StackExchange.Redis;
using Xunit;

namespace Broker.Tests;

public sealed class BrokerFixture : IDisposable
{
    public ConnectionMultiplexer Redis { get; } = ConnectionMultiplexer.Connect("localhost"); // quiet: SWB1001, SWB2002 test code, disposed below

    public void Dispose() => Redis.Dispose();
}

public sealed class BridgeTests : IClassFixture<BrokerFixture>, IAsyncDisposable
{
    private readonly BrokerFixture _brokers;
    private readonly IMqttClient _mqtt = new MqttClientFactory().CreateMqttClient(); // quiet: SWB1001, SWB2002 test code, disposed below
    private readonly List<string> _seen = [];

    public BridgeTests(BrokerFixture brokers)
    {
        _brokers = brokers;
        _brokers.Redis.ErrorMessage += OnError; // expect: SWB2004
        _brokers.Redis.ConnectionFailed += OnFailed; // quiet: SWB2004 removed below
    }

    [Fact]
    public async Task A_reading_arrives_in_Redis()
    {
        await _mqtt.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("localhost").Build(), TestContext.Current.CancellationToken);
        await _brokers.Redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("readings"), (_, value) => _seen.Add(value!)); // expect: SWB2003

        await _mqtt.PublishStringAsync("readings/kitchen", "21.5", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Single(_seen);
    }

    [Fact]
    public async Task Many_clients_may_connect()
    {
        for (var i = 0; i < 3; i++)
        {
            using var client = new MqttClientFactory().CreateMqttClient(); // quiet: SWB1002 test code
            await client.ConnectAsync(new MqttClientOptions(), TestContext.Current.CancellationToken);
            await client.DisconnectAsync();
        }
    }

    private void OnError(object? sender, EventArgs e) => _seen.Clear();

    private void OnFailed(object? sender, EventArgs e) => _seen.Clear();

    public async ValueTask DisposeAsync()
    {
        _brokers.Redis.ConnectionFailed -= OnFailed;
        if (_mqtt.IsConnected)
            await _mqtt.DisconnectAsync(); // quiet: SWB3001 owned
        _mqtt.Dispose();
    }
}

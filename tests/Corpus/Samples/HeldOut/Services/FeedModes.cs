// style: subscriptions that look doubled
// sdk: signalr, redis, mqtt
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MQTTnet;
using StackExchange.Redis;

namespace Feeds;

public enum FeedMode { Full, Delta }

public sealed class FeedSwitch : IAsyncDisposable
{
    private readonly HubConnection _primary; // quiet: SWB2002 disposed below
    private readonly HubConnection _backup; // quiet: SWB2002 disposed below
    private IDisposable? _book;
    private long _bytes;

    public FeedSwitch(string primary, string backup, FeedMode mode)
    {
        _primary = new HubConnectionBuilder().WithUrl(primary).Build(); // expect: SWB1001, SWB3008
        _backup = new HubConnectionBuilder().WithUrl(backup).Build(); // expect: SWB1001, SWB3008

        _primary.On<byte[]>("Trade", OnTrade);
        _backup.On<byte[]>("Trade", OnTrade); // quiet: SWB4001 another client
        _primary.On<byte[]>("Correction", OnTrade); // quiet: SWB4001 another channel

        if (mode == FeedMode.Full)
            _primary.On<byte[]>("Snapshot", OnTrade);
        else
            _primary.On<byte[]>("Snapshot", data => _bytes += data.Length / 2); // quiet: SWB4001 branches that exclude each other

        _book = _primary.On<byte[]>("Book", OnTrade);
        _book.Dispose();
        _book = _primary.On<byte[]>("Book", OnDelta); // quiet: SWB4001 the first was disposed

        _primary.Reconnected += OnReconnected;
        _backup.Reconnected += OnReconnected; // quiet: SWB4001 another client
        _primary.Closed += OnClosed;
        _primary.Closed += OnClosed; // expect: SWB4001
    }

    private void OnTrade(byte[] data) => _bytes += data.Length;

    private void OnDelta(byte[] data) => _bytes -= data.Length;

    private Task OnReconnected(string? id) => Task.CompletedTask;

    private Task OnClosed(Exception? error) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _book?.Dispose();
        await _primary.DisposeAsync();
        await _backup.DisposeAsync();
    }
}

public sealed class TopicMap(IMqttClient mqtt, IConnectionMultiplexer redis) : IAsyncDisposable
{
    private int _seen;

    public async Task StartAsync()
    {
        await mqtt.SubscribeAsync("plant/alarms"); // quiet: SWB2003 unsubscribed below
        await mqtt.SubscribeAsync("plant/alarms"); // expect: SWB4001
        await mqtt.SubscribeAsync("plant/levels"); // quiet: SWB2003, SWB4001 another topic, unsubscribed below

        var subscriber = redis.GetSubscriber();
        subscriber.Subscribe(RedisChannel.Literal("levels"), OnLevel); // quiet: SWB2003 unsubscribed below
        subscriber.Subscribe(RedisChannel.Literal("levels"), (_, _) => _seen++); // expect: SWB4001
    }

    private void OnLevel(RedisChannel channel, RedisValue value) => _seen++;

    public async ValueTask DisposeAsync()
    {
        await mqtt.UnsubscribeAsync("plant/alarms");
        await mqtt.UnsubscribeAsync("plant/levels");
        await redis.GetSubscriber().UnsubscribeAsync(RedisChannel.Literal("levels"));
    }
}

public static class FeedServices
{
    public static void AddFeeds(this IServiceCollection services, string redis)
    {
        services.TryAddTransient<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(redis)); // expect: SWB1004
        services.AddScoped<IMqttClient>(_ => new MqttClientFactory().CreateMqttClient()); // expect: SWB1004
        services.TryAddSingleton<TopicMap>(); // quiet: SWB1004 a singleton
        services.AddScoped(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetSubscriber()); // quiet: SWB1004 a subscriber is no connection
    }
}

using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;
using StackExchange.Redis;

namespace Crm.Loops;

// Subscribed in a loop, to a channel of each turn's own.
public sealed class RegionWatcher : IAsyncDisposable
{
    private readonly List<IDisposable> _handlers = [];
    private readonly ISubscriber _subscriber;
    private readonly string[] _regions;

    public RegionWatcher(HubConnection hub, IConnectionMultiplexer redis, string[] regions)
    {
        _regions = regions;
        _subscriber = redis.GetSubscriber();
        foreach (var region in regions)
            _handlers.Add(hub.On<string>($"Sold:{region}", sale => Sales.Add((region, sale))));
    }

    public List<(string Region, string Sale)> Sales { get; } = [];

    public async Task StartAsync()
    {
        for (var i = 0; i < _regions.Length; i++)
            await _subscriber.SubscribeAsync(RedisChannel.Literal(_regions[i]), OnMessage);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var handler in _handlers)
            handler.Dispose();
        foreach (var region in _regions)
            await _subscriber.UnsubscribeAsync(RedisChannel.Literal(region), OnMessage);
    }

    private void OnMessage(RedisChannel channel, RedisValue value) => Sales.Add((channel.ToString()!, value!));
}

// Taken back in the same turn.
public sealed class Rounds(HubConnection hub, INatsConnection nats)
{
    public async Task PlayAsync(int rounds, CancellationToken cancellationToken)
    {
        for (var round = 0; round < rounds; round++)
        {
            using var moves = hub.On<string>("Moved", Console.WriteLine);
            await hub.InvokeAsync("PlayRound", round, cancellationToken);
        }
    }

    public async Task CollectAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await using var votes = await nats.SubscribeCoreAsync<string>("votes", cancellationToken: cancellationToken);
            await foreach (var vote in votes.Msgs.ReadAllAsync(cancellationToken))
            {
                if (vote.Data == "end")
                    break;
            }
        }
    }
}

using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Ops.Hosting;

// Hosting code drives the connection that others are given.
public sealed class HubLifetime(HubConnection hub) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => hub.StopAsync(cancellationToken);

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

// It lives as long as the process, so what it subscribes to may too.
public sealed class CacheInvalidation(IConnectionMultiplexer redis) : BackgroundService
{
    private int _invalidated;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        redis.ConnectionRestored += OnRestored;
        await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("invalidate"), (_, key) => Interlocked.Increment(ref _invalidated));
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }

    private void OnRestored(object? sender, EventArgs e) => Interlocked.Exchange(ref _invalidated, 0);
}

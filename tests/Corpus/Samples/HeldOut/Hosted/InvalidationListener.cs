// style: cache invalidation over Redis
// sdk: redis
using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Catalogue.Caching;

public sealed class LocalCache
{
    private readonly ConcurrentDictionary<string, object> _entries = new(StringComparer.Ordinal);

    public void Remove(string key) => _entries.TryRemove(key, out _);

    public void Clear() => _entries.Clear();
}

public sealed class InvalidationListener : IHostedService
{
    private static readonly RedisChannel Invalidated = RedisChannel.Literal("cache:invalidated");

    private readonly IConnectionMultiplexer _redis;
    private readonly LocalCache _cache;
    private readonly ILogger<InvalidationListener> _logger;

    public InvalidationListener(IConnectionMultiplexer redis, LocalCache cache, ILogger<InvalidationListener> logger)
    {
        _redis = redis;
        _cache = cache;
        _logger = logger;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var subscriber = _redis.GetSubscriber();
        await subscriber.SubscribeAsync(Invalidated, OnInvalidated); // quiet: SWB2003 a hosted service
        await subscriber.SubscribeAsync(RedisChannel.Literal("cache:flush"), (_, _) => _cache.Clear());

        _redis.ConnectionRestored += OnRestored; // quiet: SWB2004 a hosted service
    }

    private void OnInvalidated(RedisChannel channel, RedisValue key) => _cache.Remove(key!);

    private void OnRestored(object? sender, EventArgs args)
    {
        // Messages were missed while the connection was away.
        _cache.Clear();
        _logger.LogInformation("Redis is back, the cache starts empty");

        _redis.GetSubscriber().Subscribe(RedisChannel.Literal("cache:warmup"), (_, key) => _logger.LogDebug("Warm {Key}", key)); // expect: SWB4002
    }

    public Task StopAsync(CancellationToken cancellationToken) => _redis.GetSubscriber().UnsubscribeAsync(Invalidated);
}

public sealed class CacheEditor(IConnectionMultiplexer redis)
{
    private int _waiting;

    public async Task RemoveAsync(string key)
    {
        Interlocked.Increment(ref _waiting);
        await redis.GetSubscriber().PublishAsync(RedisChannel.Literal("cache:invalidated"), key);
    }

    public void Watch(Action<string> removed)
    {
        redis.GetSubscriber().Subscribe(RedisChannel.Literal("cache:removed"), (_, key) => removed(key!)); // expect: SWB2003
    }
}

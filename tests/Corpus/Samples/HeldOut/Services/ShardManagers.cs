// style: a manager for each shard
// sdk: redis
using StackExchange.Redis;
using Switchboard;

namespace Shards;

public sealed class ShardedCache : IAsyncDisposable
{
    private readonly Dictionary<int, IConnectionManager> _shards = new();

    public ShardedCache(int count)
    {
        for (var shard = 0; shard < count; shard++)
            _shards.Add(shard, new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 1 })); // expect: SWB1003
    }

    public Task<ConnectionMultiplexer> OpenAsync(int shard) =>
        _shards[shard].GetOrCreateAsync($"shard-{shard}", _ => ConnectionMultiplexer.ConnectAsync($"redis-{shard}")).AsTask(); // quiet: SWB1001 a manager's factory

    public async ValueTask DisposeAsync()
    {
        foreach (var manager in _shards.Values)
            await manager.DisposeAsync();
    }
}

public abstract class CacheBase
{
    private protected IConnectionManager Connections { get; } = new ConnectionManager(); // expect: SWB1003
}

public sealed class SessionCache(IConnectionManager connections) : CacheBase
{
    public IConnectionManager Shared { get; } = connections; // quiet: SWB1003 given
}

using StackExchange.Redis;
using Switchboard;

namespace Erp.Redis;

public sealed class ManagedRedis(IConnectionManager connections, string configuration) : IAsyncDisposable
{
    private IConnectionMultiplexer? _redis;

    public async Task<string?> GetAsync(string key, CancellationToken cancellationToken)
    {
        _redis ??= await connections.GetOrCreateAsync<IConnectionMultiplexer>("redis", async _ => await ConnectionMultiplexer.ConnectAsync(configuration), cancellationToken);
        return await _redis.GetDatabase().StringGetAsync(key);
    }

    public ValueTask DisposeAsync() => connections.ReleaseAsync(_redis);
}

public sealed class ManagedListener(IConnectionManager connections, IConnectionMultiplexer redis) : IAsyncDisposable
{
    private ISubscription? _changed;

    public int Changes { get; private set; }

    public void Start() => _changed ??= connections.Subscribe<IConnectionMultiplexer, string>(redis, "changed", Open, Count);

    public async ValueTask DisposeAsync()
    {
        if (_changed is not null)
            await _changed.DisposeAsync();
    }

    // How the manager subscribes on the client, and how it undoes that.
    private static IDisposable Open(IConnectionMultiplexer client, Func<string, Task> deliver)
    {
        var subscriber = client.GetSubscriber();
        var channel = RedisChannel.Literal("changed");
        subscriber.Subscribe(channel, Handle);
        return new Undo(() => subscriber.Unsubscribe(channel, Handle));

        void Handle(RedisChannel from, RedisValue value) => deliver(value!);
    }

    private Task Count(string change) => Task.FromResult(Changes++);

    private sealed class Undo(Action action) : IDisposable
    {
        public void Dispose() => action();
    }
}

// style: repository on an injected multiplexer
// sdk: redis
using StackExchange.Redis;

namespace App.Caching;

public sealed class StockRepository
{
    private readonly ISubscriber _subscriber;
    private readonly Dictionary<string, int> _stock = new();

    public StockRepository(IConnectionMultiplexer redis)
    {
        _subscriber = redis.GetSubscriber();
        _subscriber.Subscribe("stock", (_, value) => _stock["any"] = value.ToString()!.Length); // expect: SWB2003
        redis.ConnectionRestored += OnRestored; // expect: SWB2004
    }

    private void OnRestored(object? sender, EventArgs e) => _stock.Clear();
}

public sealed class PriceRepository : IDisposable
{
    private readonly ISubscriber _subscriber;
    private readonly IConnectionMultiplexer _redis;

    public PriceRepository(IConnectionMultiplexer redis)
    {
        _redis = redis;
        _subscriber = redis.GetSubscriber();
        _subscriber.Subscribe("prices", OnPrice); // quiet: SWB2003 unsubscribed in teardown
        _redis.ConnectionFailed += OnFailed; // quiet: SWB2004 removed in teardown
    }

    private void OnPrice(RedisChannel channel, RedisValue value) => Console.WriteLine(value);

    private void OnFailed(object? sender, EventArgs e) => Console.WriteLine(e);

    public void Dispose()
    {
        _subscriber.Unsubscribe("prices");
        _redis.ConnectionFailed -= OnFailed;
    }
}

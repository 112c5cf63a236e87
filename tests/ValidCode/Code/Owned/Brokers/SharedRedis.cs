using StackExchange.Redis;

namespace Platform.Presence;

// The multiplexer is everybody's; what this type subscribed to, it takes back.
public sealed class PresenceWatcher : IAsyncDisposable
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("presence");

    private readonly IConnectionMultiplexer _redis;
    private readonly ISubscriber _subscriber;
    private readonly Action<RedisChannel, RedisValue> _handler;

    public PresenceWatcher(IConnectionMultiplexer redis)
    {
        _redis = redis;
        _subscriber = redis.GetSubscriber();
        _handler = (_, user) => Online.Add(user!);
        _redis.ConnectionRestored += OnRestored;
    }

    public HashSet<string> Online { get; } = [];

    public Task StartAsync() => _subscriber.SubscribeAsync(Channel, _handler);

    public async ValueTask DisposeAsync()
    {
        _redis.ConnectionRestored -= OnRestored;
        await _subscriber.UnsubscribeAsync(Channel, _handler);
    }

    private void OnRestored(object? sender, EventArgs e) => Online.Clear();
}

public sealed class JobQueue(IConnectionMultiplexer redis) : IAsyncDisposable
{
    private ChannelMessageQueue? _jobs;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _jobs ??= await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("jobs"));
        while (!cancellationToken.IsCancellationRequested)
        {
            var job = await _jobs.ReadAsync(cancellationToken);
            Console.WriteLine((string?)job.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_jobs is { } jobs)
            await jobs.UnsubscribeAsync();
    }
}

public sealed class JobTail(IConnectionMultiplexer redis)
{
    public async Task TailAsync(string queue, int count, CancellationToken cancellationToken)
    {
        var messages = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal(queue));
        try
        {
            await foreach (var message in messages.WithCancellation(cancellationToken))
            {
                Console.WriteLine((string?)message.Message);
                if (--count == 0)
                    break;
            }
        }
        finally
        {
            await messages.UnsubscribeAsync();
        }
    }
}

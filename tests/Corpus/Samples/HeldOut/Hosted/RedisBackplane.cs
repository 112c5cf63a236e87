// style: Redis as backplane between nodes
// sdk: redis
using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Redises;

public sealed record Envelope(string Node, string Kind, string Body);

public sealed class Backplane : IHostedService, IAsyncDisposable
{
    private readonly IConnectionMultiplexer _redis;
    private readonly ILogger<Backplane> _logger;
    private readonly ConcurrentDictionary<string, Func<Envelope, Task>> _handlers = new();
    private readonly string _node = Guid.NewGuid().ToString("N");
    private ISubscriber? _bus;

    public Backplane(IConnectionMultiplexer redis, ILogger<Backplane> logger)
    {
        _redis = redis;
        _logger = logger;
        _redis.ConnectionFailed += OnFailed; // quiet: SWB2004 removed below
        _redis.ConnectionRestored += OnRestored;
    }

    public void Handle(string kind, Func<Envelope, Task> handler) => _handlers[kind] = handler;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _bus = _redis.GetSubscriber();
        var all = await _bus.SubscribeAsync(RedisChannel.Literal("all"));
        all.OnMessage(OnMessageAsync);
        var own = await _bus.SubscribeAsync(RedisChannel.Literal("node:" + _node));
        own.OnMessage(OnMessageAsync);
    }

    public Task PublishAsync(string kind, string body) =>
        _bus!.PublishAsync(RedisChannel.Literal("all"), JsonSerializer.Serialize(new Envelope(_node, kind, body)), CommandFlags.FireAndForget);

    private async Task OnMessageAsync(ChannelMessage message)
    {
        var envelope = JsonSerializer.Deserialize<Envelope>((string)message.Message!)!;
        if (envelope.Node != _node && _handlers.TryGetValue(envelope.Kind, out var handler))
            await handler(envelope);
    }

    private void OnFailed(object? sender, EventArgs args) => _logger.LogWarning("Redis is away");

    private void OnRestored(object? sender, EventArgs args) => _logger.LogInformation("Redis is back");

    public Task StopAsync(CancellationToken cancellationToken) => _bus?.UnsubscribeAllAsync() ?? Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _redis.ConnectionFailed -= OnFailed;
        _redis.ConnectionRestored -= OnRestored;
        return ValueTask.CompletedTask;
    }
}

public sealed class Topic<T>(ISubscriber bus, string name) : IAsyncEnumerable<T>
{
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var items = Channel.CreateUnbounded<T>();
        var channel = RedisChannel.Literal(name);
        void Handler(RedisChannel source, RedisValue value) => items.Writer.TryWrite(JsonSerializer.Deserialize<T>((string)value!)!);
        await bus.SubscribeAsync(channel, Handler);
        try
        {
            await foreach (var item in items.Reader.ReadAllAsync(cancellationToken))
                yield return item;
        }
        finally
        {
            await bus.UnsubscribeAsync(channel, Handler);
        }
    }
}

public sealed class Rebuild(IConnectionMultiplexer redis) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        redis.ConnectionRestored += async (_, _) => await WarmAsync();
        return WarmAsync();
    }

    private async Task WarmAsync() => await redis.GetDatabase().StringGetAsync("warm");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class ResubscribeAgain(IConnectionMultiplexer redis) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var bus = redis.GetSubscriber();
        await bus.SubscribeAsync(RedisChannel.Literal("jobs"), OnJob);
        redis.ConnectionRestored += (_, _) => bus.Subscribe(RedisChannel.Literal("jobs"), OnJob); // expect: SWB4002
    }

    private static void OnJob(RedisChannel channel, RedisValue value) => Console.WriteLine(value);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class TwoChannels(ISubscriber bus) : IHostedService
{
    private const string Prefix = "orders:";

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var kind in new[] { "created", "deleted" })
            await bus.SubscribeAsync(RedisChannel.Literal(Prefix + kind), (_, value) => Console.WriteLine(kind + value));
        await bus.SubscribeAsync(RedisChannel.Pattern(Prefix + "*"), (_, _) => Console.WriteLine("any"));
    }

    public Task StopAsync(CancellationToken cancellationToken) => bus.UnsubscribeAllAsync();
}

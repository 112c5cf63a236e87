using Microsoft.Extensions.Configuration;
using StackExchange.Redis;

namespace Platform.Caching;

// One multiplexer for the life of the process.
public static class CacheConnection
{
    private static readonly Lazy<ConnectionMultiplexer> Multiplexer = new(() => ConnectionMultiplexer.Connect(Configuration));

    public static string Configuration { get; set; } = "localhost:6379";

    public static IDatabase Database => Multiplexer.Value.GetDatabase();
}

public static class SessionStore
{
    private static readonly ConnectionMultiplexer Redis = ConnectionMultiplexer.Connect("sessions:6379,abortConnect=false");

    public static async Task<string?> GetAsync(string session) => await Redis.GetDatabase().StringGetAsync(session);
}

public sealed class CatalogCache : IAsyncDisposable
{
    private readonly ConnectionMultiplexer _redis;
    private readonly ISubscriber _subscriber;

    private CatalogCache(ConnectionMultiplexer redis)
    {
        _redis = redis;
        _subscriber = redis.GetSubscriber();
        _redis.ConnectionFailed += (_, _) => Failures++;
        _subscriber.Subscribe(RedisChannel.Literal("catalog"), (_, _) => Version++);
    }

    public int Failures { get; private set; }

    public int Version { get; private set; }

    public static async Task<CatalogCache> OpenAsync(IConfiguration configuration)
    {
        var options = ConfigurationOptions.Parse(configuration["Redis:Address"] ?? "localhost");
        options.Password = configuration["Redis:Password"];
        return new CatalogCache(await ConnectionMultiplexer.ConnectAsync(options));
    }

    public async Task<string?> GetAsync(string article) => await _redis.GetDatabase().StringGetAsync(article);

    public async ValueTask DisposeAsync()
    {
        await _subscriber.UnsubscribeAllAsync();
        await _redis.CloseAsync();
        await _redis.DisposeAsync();
    }
}

// style: DI registration
// sdk: redis
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace App.Startup;

public sealed class CacheOptions
{
    public string Endpoint { get; set; } = "localhost";
}

public static class RedisRegistration
{
    public static IServiceCollection AddCache(this IServiceCollection services, CacheOptions options)
    {
        services.AddScoped<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options.Endpoint)); // expect: SWB1004
        services.AddScoped(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetDatabase()); // quiet: SWB1004 a database is not a client
        return services;
    }

    public static IServiceCollection AddCacheOnce(this IServiceCollection services, CacheOptions options)
    {
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(options.Endpoint)); // quiet: SWB1001, SWB1004
        services.AddTransient(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetSubscriber()); // quiet: SWB1004 a subscriber is not a client
        return services;
    }
}

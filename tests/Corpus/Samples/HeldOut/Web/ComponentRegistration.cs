// style: component library with settings, health checks and keyed forms
// sdk: rabbitmq, nats, redis
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NATS.Client.Core;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using StackExchange.Redis;

namespace Components;

public sealed class RabbitSettings
{
    public string? ConnectionString { get; set; }
    public int MaxConnectRetryCount { get; set; } = 5;
    public bool DisableHealthChecks { get; set; }
}

public static class RabbitComponent
{
    public static void AddRabbitClient(this IHostApplicationBuilder builder, string name, Action<RabbitSettings>? configure = null, Action<ConnectionFactory>? configureFactory = null) =>
        Add(builder, name, null, configure, configureFactory);

    public static void AddKeyedRabbitClient(this IHostApplicationBuilder builder, string name, Action<RabbitSettings>? configure = null) =>
        Add(builder, name, name, configure, null);

    private static void Add(IHostApplicationBuilder builder, string name, object? key, Action<RabbitSettings>? configure, Action<ConnectionFactory>? configureFactory)
    {
        var settings = new RabbitSettings();
        builder.Configuration.GetSection("Rabbit").Bind(settings);
        settings.ConnectionString ??= builder.Configuration.GetConnectionString(name);
        configure?.Invoke(settings);

        if (key is null)
        {
            builder.Services.AddSingleton<IConnectionFactory>(CreateFactory);
            builder.Services.AddSingleton(provider => CreateConnection(provider.GetRequiredService<IConnectionFactory>(), settings.MaxConnectRetryCount));
        }
        else
        {
            builder.Services.AddKeyedSingleton<IConnectionFactory>(key, (provider, _) => CreateFactory(provider));
            builder.Services.AddKeyedSingleton(key, (provider, serviceKey) => CreateConnection(provider.GetRequiredKeyedService<IConnectionFactory>(serviceKey), settings.MaxConnectRetryCount));
        }

        if (!settings.DisableHealthChecks)
        {
            builder.Services.AddHealthChecks().Add(new HealthCheckRegistration(
                name,
                provider => new RabbitHealth(key is null ? provider.GetRequiredService<IConnection>() : provider.GetRequiredKeyedService<IConnection>(key)),
                null,
                null));
        }

        ConnectionFactory CreateFactory(IServiceProvider provider)
        {
            var factory = new ConnectionFactory();
            if (!string.IsNullOrEmpty(settings.ConnectionString))
                factory.Uri = new Uri(settings.ConnectionString);
            configureFactory?.Invoke(factory);
            return factory;
        }
    }

    // The broker may start after us.
    private static IConnection CreateConnection(IConnectionFactory factory, int retries)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return factory.CreateConnectionAsync().GetAwaiter().GetResult(); // quiet: SWB1001, SWB1002 used by registrations only
            }
            catch (BrokerUnreachableException) when (attempt < retries)
            {
                Thread.Sleep(TimeSpan.FromSeconds(1 << attempt));
            }
        }
    }

    private sealed class RabbitHealth(IConnection connection) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception)
            {
                return new HealthCheckResult(context.Registration.FailureStatus, exception: exception);
            }
        }
    }
}

public static class NatsComponent
{
    public static IServiceCollection AddNatsClient(
        this IServiceCollection services, Func<IServiceProvider, NatsOpts, NatsOpts>? configure = null, object? key = null)
    {
        services.TryAddKeyedSingleton<NatsConnectionPool>(key, (provider, _) => new NatsConnectionPool(4, Configure(provider)));
        services.TryAddKeyedSingleton<INatsConnectionPool>(key, static (provider, k) => provider.GetRequiredKeyedService<NatsConnectionPool>(k));
        services.TryAddKeyedTransient<INatsConnection>(key, static (provider, k) => provider.GetRequiredKeyedService<INatsConnectionPool>(k).GetConnection()); // quiet: SWB1004 hands out what the pool holds
        return services;

        NatsOpts Configure(IServiceProvider provider) => configure?.Invoke(provider, NatsOpts.Default) ?? NatsOpts.Default;
    }
}

public interface IRedisProvider
{
    IConnectionMultiplexer Get(string name);
}

// A factory for named multiplexers, as there is one for HTTP clients.
internal sealed class RedisProvider(IOptionsMonitor<ConfigurationOptions> options, ILoggerFactory loggers) : IRedisProvider, IDisposable
{
    private readonly Dictionary<string, IConnectionMultiplexer> _multiplexers = [];
    private readonly Lock _lock = new();

    public IConnectionMultiplexer Get(string name)
    {
        lock (_lock)
        {
            if (!_multiplexers.TryGetValue(name, out var multiplexer))
            {
                loggers.CreateLogger(name).LogInformation("Opening");
                _multiplexers[name] = multiplexer = ConnectionMultiplexer.Connect(options.Get(name)); // expect: SWB1001
            }

            return multiplexer;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var multiplexer in _multiplexers.Values)
                multiplexer.Dispose();
            _multiplexers.Clear();
        }
    }
}

public static class RedisComponent
{
    public static IServiceCollection AddNamedRedis([NotNull] this IServiceCollection services, string name, string configuration)
    {
        services.TryAddSingleton<IRedisProvider, RedisProvider>();
        services.AddKeyedTransient(name, (provider, _) => provider.GetRequiredService<IRedisProvider>().Get(name));
        services.AddOptions<ConfigurationOptions>(name).Configure(options => options.Password = null);
        services.PostConfigure<ConfigurationOptions>(name, _ => ConfigurationOptions.Parse(configuration));
        return services;
    }
}

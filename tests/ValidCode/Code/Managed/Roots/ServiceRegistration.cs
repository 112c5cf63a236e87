using IO.Ably;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MQTTnet;
using NATS.Client.Core;
using NATS.Net;
using PusherClient;
using RabbitMQ.Client;
using StackExchange.Redis;
using Switchboard;

namespace Crm.Startup;

// A composition root is where clients are made: each once, as a singleton.
public static class RealtimeRegistration
{
    public static IServiceCollection AddRealtime(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => new HubConnectionBuilder().WithUrl(configuration["Hub"]!).WithAutomaticReconnect().Build());
        services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(configuration["Redis"]!));
        services.AddSingleton<INatsClient>(provider => new NatsClient(provider.GetRequiredService<IConfiguration>()["Nats"]!));
        services.TryAddSingleton<IMqttClient>(static _ => new MqttClientFactory().CreateMqttClient());
        services.AddSingleton(CreatePusher);
        services.AddKeyedSingleton("audit", (provider, key) => BuildHub(provider, (string)key));
        services.Add(ServiceDescriptor.Singleton<IRealtimeClient>(_ => CreateAbly()));
        services.AddSingleton<Task<IConnection>>(_ => new ConnectionFactory { HostName = configuration["Rabbit"]! }.CreateConnectionAsync());
        return services;

        static AblyRealtime CreateAbly() => new(new ClientOptions { AuthCallback = AuthorizeAsync });
    }

    private static Pusher CreatePusher(IServiceProvider provider) =>
        new(provider.GetRequiredService<IConfiguration>()["Pusher:Key"]!, new PusherOptions { Encrypted = true });

    private static HubConnection BuildHub(IServiceProvider provider, string name)
    {
        var configuration = provider.GetRequiredService<IConfiguration>();
        return new HubConnectionBuilder()
            .WithUrl(configuration[$"Hubs:{name}"]!, options => options.AccessTokenProvider = () => provider.GetRequiredService<ITokens>().GetAsync())
            .WithAutomaticReconnect()
            .Build();
    }

    private static Task<object> AuthorizeAsync(TokenParams parameters) => Task.FromResult<object>(Guid.NewGuid().ToString());

    public interface ITokens
    {
        Task<string?> GetAsync();
    }
}

// Made before the container is, and handed to it.
public static class EagerRegistration
{
    public static async Task AddCacheAsync(IServiceCollection services, IConfiguration configuration)
    {
        var redis = await ConnectionMultiplexer.ConnectAsync(configuration["Cache"]!);
        services.AddSingleton<IConnectionMultiplexer>(redis);
    }

    public static IServiceCollection AddLocks(this IServiceCollection services, string configuration) =>
        services.AddSingleton(ConnectionMultiplexer.Connect(configuration));
}

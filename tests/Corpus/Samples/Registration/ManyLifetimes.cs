// style: DI registration by type
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SocketIOClient;
using StackExchange.Redis;

namespace App.Startup;

public static class ManyLifetimes
{
    public static IServiceCollection AddRealtime(this IServiceCollection services, string url)
    {
        services.AddTransient<SocketIO>(_ => new SocketIO(url)); // expect: SWB1004
        services.AddScoped(typeof(SocketIO), _ => new SocketIO(url)); // expect: SWB1004
        services.TryAddScoped<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(url)); // expect: SWB1004
        services.TryAdd(ServiceDescriptor.Scoped<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(url))); // expect: SWB1004
        services.AddKeyedTransient<HubConnection>("a", (_, _) => Build(url)); // expect: SWB1004
        services.AddScoped(provider => // expect: SWB1004
        {
            var builder = new HubConnectionBuilder().WithUrl(url);
            return builder.Build(); // quiet: SWB1001 registration
        });

        services.TryAddSingleton<SocketIO>(_ => new SocketIO(url)); // quiet: SWB1001, SWB1004
        services.TryAdd(ServiceDescriptor.Singleton<HubConnection>(_ => Build(url))); // quiet: SWB1001, SWB1004
        return services;
    }

    private static HubConnection Build(string url) =>
        new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // quiet: SWB1001 used only by registrations
}

// style: DI registration of each SDK
// sdk: mixed
using Centrifugal.Centrifuge;
using IO.Ably;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using PusherClient;
using Websocket.Client;

namespace App.Startup;

public static class ScopedClients
{
    public static IServiceCollection AddClients(this IServiceCollection services, string key)
    {
        services.AddScoped(_ => new AblyRealtime(key)); // expect: SWB1004
        services.AddTransient(_ => new Pusher(key, new PusherOptions())); // expect: SWB1004
        services.AddScoped<IWebsocketClient>(_ => new WebsocketClient(new Uri("wss://x.example.com"))); // expect: SWB1004
        services.TryAddScoped(_ => new CentrifugeClient("wss://c.example.com")); // expect: SWB1004
        services.AddKeyedTransient<AblyRealtime>("b", (_, _) => new AblyRealtime(key)); // expect: SWB1004
        return services;
    }

    public static IServiceCollection AddSharedClients(this IServiceCollection services, string key)
    {
        services.AddSingleton(_ => new AblyRealtime(key)); // quiet: SWB1001, SWB1004
        services.AddSingleton(_ => new Pusher(key, new PusherOptions())); // quiet: SWB1001, SWB1004
        services.TryAddSingleton(_ => new CentrifugeClient("wss://c.example.com")); // quiet: SWB1001, SWB1004
        return services;
    }
}

// style: DI registration of factories and wrappers
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace App.Startup;

public sealed class CircuitHub(HubConnection hub)
{
    public Task PingAsync() => hub.SendAsync("Ping");
}

public static class FactoriesAndWrappers
{
    public static IServiceCollection AddCircuit(this IServiceCollection services)
    {
        services.AddSingleton<Func<string, HubConnection>>(_ => url => new HubConnectionBuilder().WithUrl(url).Build()); // quiet: SWB1001, SWB1004 a factory
        services.AddTransient<Func<HubConnection>>(_ => () => new HubConnectionBuilder().WithUrl("https://x.example.com").Build()); // quiet: SWB1001, SWB1004 a factory
        services.AddScoped<CircuitHub>(); // quiet: SWB1004 a wrapper
        services.AddScoped(provider => new CircuitHub(provider.GetRequiredService<HubConnection>())); // quiet: SWB1004 a wrapper
        return services;
    }
}

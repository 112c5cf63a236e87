// style: registrations of the manager
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace App.Startup;

public static class ManagerRegistration
{
    private static readonly ConnectionManager s_feeds = new(new ConnectionManagerOptions { MaxConnections = 16 }); // quiet: SWB1003 a static that is registered

    public static IServiceCollection AddConnections(this IServiceCollection services)
    {
        services.AddSingleton<IConnectionManager>(provider => new ConnectionManager(timeProvider: provider.GetService<TimeProvider>())); // quiet: SWB1003 a registration
        services.AddKeyedSingleton<IConnectionManager>("feeds", s_feeds);
        services.AddKeyedSingleton("audit", CreateAudit);
        var spare = new ConnectionManager(); // quiet: SWB1003 registered below
        services.AddKeyedSingleton<IConnectionManager>("spare", spare);
        return services.AddSingleton(provider => provider.GetRequiredService<IConnectionManager>()
            .GetOrCreate("chat", () => new HubConnectionBuilder().WithUrl("https://chat.example.com").Build()));
    }

    private static IConnectionManager CreateAudit(IServiceProvider services, object? key) =>
        new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 1 }); // quiet: SWB1003 the factory of a registration
}

[ConnectionFactory]
public sealed class IsolatedModule
{
    public IConnectionManager Connections { get; } = new ConnectionManager(); // quiet: SWB1003 kept apart on purpose
}

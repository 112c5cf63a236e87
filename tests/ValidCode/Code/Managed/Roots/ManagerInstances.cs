using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;
using Switchboard.SignalR;

namespace Erp.Startup;

// Managers that are made in a composition root: one for the application.
public static class ManagerInstances
{
    public static void AddInstance(IServiceCollection services) => services.AddSingleton<IConnectionManager>(new ConnectionManager(Options()));

    public static void AddMade(IServiceCollection services) => services.AddSingleton(CreateManager);

    public static void AddDescribed(IServiceCollection services) => services.Add(ServiceDescriptor.Singleton<IConnectionManager>(_ => new ConnectionManager(Options())));

    public static void AddHubs(this IServiceCollection services)
    {
        var hub = new HubConnectionBuilder().WithUrl("https://erp.example.com/hub").WithAutomaticReconnect().Build();
        services.AddSingleton(_ => hub);
        services.AddSingleton<Func<string, HubConnection>>(provider => name => provider.GetRequiredService<IConnectionManager>().GetOrCreate(
            name,
            () => new HubConnectionBuilder().WithUrl($"https://erp.example.com/{name}").WithAutomaticReconnect().Build()));
    }

    private static IConnectionManager CreateManager(IServiceProvider provider) => new ConnectionManager(Options()).AddConnector(new HubConnectionConnector());

    private static ConnectionManagerOptions Options() => new() { Linger = TimeSpan.FromSeconds(5), BreakerFailures = 5 };
}

[ConnectionFactory]
public static class ManagerFactory
{
    public static ConnectionManager Create() => new(new ConnectionManagerOptions { MaxConnections = 3 });
}

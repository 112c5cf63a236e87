// style: registrations of several hubs
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Backoffice;

public static class HubRegistrations
{
    private const string Production = "http://hub.backoffice-suite.com";
    private const string Cluster = "http://hub.backoffice.svc.cluster.local";

    private static readonly Uri Audit = new("https://audit.backoffice-suite.com/hub");

    public static IServiceCollection AddHubs(this IServiceCollection services, bool isInCluster)
    {
        services.AddKeyedSingleton("orders", (_, _) => new HubConnectionBuilder()
            .WithUrl(Production + "/orders") // expect: SWB5003
            .WithAutomaticReconnect()
            .Build());
        services.AddKeyedSingleton("stock", (_, _) => new HubConnectionBuilder()
            .WithUrl($"{Cluster}/stock") // quiet: SWB5003 the cluster's own network
            .WithAutomaticReconnect()
            .Build());
        services.AddKeyedSingleton("audit", (_, _) => new HubConnectionBuilder()
            .WithUrl(Audit) // quiet: SWB5003 encrypted
            .WithAutomaticReconnect()
            .Build());
        services.AddKeyedSingleton("returns", (_, _) => new HubConnectionBuilder()
            .WithUrl(isInCluster
                ? Cluster + "/returns" // quiet: SWB5003 the cluster's own network
                : "http://hub.backoffice-suite.com/returns") // expect: SWB5003
            .WithAutomaticReconnect()
            .Build());
        return services;
    }
}

// style: registrations of a Blazor server
// sdk: signalr, nats
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using NATS.Client.Core;

namespace Board.Setup;

public sealed class TenantAddress
{
    public string Broker { get; set; } = "nats://localhost:4222";
}

public static class CircuitRegistration
{
    public static void AddBoard(this IServiceCollection services)
    {
        services.AddScoped<TenantAddress>();

        services.AddScoped(provider => new HubConnectionBuilder() // quiet: SWB1004 a circuit has a connection of its own
            .WithUrl(provider.GetRequiredService<NavigationManager>().ToAbsoluteUri("/board"))
            .WithAutomaticReconnect()
            .Build());

        services.AddScoped<INatsConnection>(provider => // quiet: SWB1004 a tenant has a broker of its own
        {
            var tenant = provider.GetRequiredService<TenantAddress>();
            return new NatsConnection(new NatsOpts { Url = tenant.Broker });
        });

        services.AddScoped(_ => new HubConnectionBuilder().WithUrl("https://board.example.com/hub").Build()); // expect: SWB1004
    }
}

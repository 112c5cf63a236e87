// style: hosted service that drives an injected hub
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Workers;

public sealed class HubStarter(HubConnection hub) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        hub.On<string>("Command", Console.WriteLine); // quiet: SWB2003 hosted service
        hub.Closed += _ => Task.CompletedTask; // quiet: SWB2004 hosted service
        await hub.StartAsync(cancellationToken); // quiet: SWB3002 hosting code drives it
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        hub.StopAsync(cancellationToken); // quiet: SWB3001 hosting code drives it
}

public static class Registration
{
    public static IServiceCollection AddCommands(this IServiceCollection services)
    {
        services.AddSingleton(_ => new HubConnectionBuilder().WithUrl("https://commands.example.com/hub").Build()); // quiet: SWB1001 registration
        services.AddHostedService<HubStarter>();
        return services;
    }
}

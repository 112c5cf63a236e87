// style: hosted services and handlers on the connection manager
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Switchboard;

namespace Fleet.Sync;

public sealed class PositionReporter(IConnectionManager connections) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HubConnection hub;
        await using (var lease = await connections.AcquireAsync("fleet", Build, (client, token) => client.StartAsync(token), stoppingToken))
        {
            hub = lease.Client;
            await hub.SendAsync("Hello", stoppingToken); // quiet: SWB2005 within the lease
        }

        await hub.SendAsync("Position", 0, 0, stoppingToken); // expect: SWB2005
    }

    internal static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://fleet.example.com/hub").Build(); // quiet: SWB1001 the manager's factory
}

public sealed class RouteHandler(IConnectionManager connections)
{
    public async Task AnnounceAsync(string route)
    {
        var lease = await connections.AcquireAsync("fleet", PositionReporter.Build, (client, token) => client.StartAsync(token));
        try
        {
            await lease.Client.SendAsync("Route", route); // quiet: SWB2005 released in finally
        }
        finally
        {
            await lease.DisposeAsync();
        }
    }

    public async Task AnnounceTwiceAsync(string route)
    {
        var lease = await connections.AcquireAsync("fleet", PositionReporter.Build, (client, token) => client.StartAsync(token));
        await lease.Client.SendAsync("Route", route);
        await lease.DisposeAsync();

        lease = await connections.AcquireAsync("fleet", PositionReporter.Build, (client, token) => client.StartAsync(token));
        await lease.Client.SendAsync("Route", route); // quiet: SWB2005 another lease
        await lease.DisposeAsync();
    }

    public async Task CancelAsync(string route)
    {
        var hub = connections.GetOrCreate("fleet", PositionReporter.Build);
        await connections.ConnectAsync(hub, hub.StartAsync);
        await connections.ReleaseAsync(hub);
        await hub.SendAsync("Cancel", route); // expect: SWB2005
    }
}

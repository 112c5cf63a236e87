// style: service lookup
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace App.Sync;

public sealed class ServiceLookup(IServiceProvider services)
{
    public async Task RunAsync()
    {
        await using var hub = services.GetRequiredService<HubConnection>(); // expect: SWB3001
        await hub.SendAsync("Run");
    }

    public async Task ConnectAsync()
    {
        var hub = services.GetRequiredService<HubConnection>(); // quiet: SWB2001 shared
        await hub.StartAsync(); // expect: SWB3002
        await hub.SendAsync("Connected");
    }

    public async Task CloseAsync()
    {
        var hub = services.GetService<HubConnection>(); // quiet: SWB2001 shared
        if (hub is not null)
            await hub.StopAsync(); // expect: SWB3001
    }
}

// style: clients from a factory of the user's own
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Realtime;

public interface IHubProvider
{
    HubConnection Get(string name);

    Task<HubConnection> GetAsync(string name);
}

public sealed class ReportSender(IHubProvider hubs)
{
    private HubConnection? _last; // quiet: SWB2002 unknown

    public async Task SendAsync(string report)
    {
        var hub = await hubs.GetAsync("reports"); // quiet: SWB2001 unknown
        await hub.StartAsync(); // quiet: SWB3002 unknown
        hub.On("Done", () => Console.WriteLine("done")); // quiet: SWB2003 unknown
        await hub.SendAsync("Report", report);
        await hub.StopAsync(); // quiet: SWB3001 unknown
        _last = hub;
    }

    public async Task FlushAsync()
    {
        var hub = hubs.Get("flush"); // quiet: SWB2001 unknown
        hub.Closed += _ => Task.CompletedTask; // quiet: SWB2004 unknown
        await hub.SendAsync("Flush", _last?.ConnectionId);
    }
}

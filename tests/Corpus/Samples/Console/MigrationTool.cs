// style: static class
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Tools;

public static class MigrationTool
{
    public static async Task<int> CountAsync(string url)
    {
        await using var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002
        await hub.StartAsync();
        return await hub.InvokeAsync<int>("Count");
    }

    public static async Task AnnounceAsync(string url, string text)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001
        try
        {
            await hub.StartAsync();
            await hub.SendAsync("Announce", text);
        }
        finally
        {
            await hub.DisposeAsync(); // quiet: SWB2001 released in finally
        }
    }

    public static async Task<bool> ProbeAsync(string url, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync(cancellationToken);
        if (hub.ConnectionId is null)
            return false;

        var version = await hub.InvokeAsync<string>("Version", cancellationToken);
        await hub.DisposeAsync();
        return version.Length > 0;
    }
}

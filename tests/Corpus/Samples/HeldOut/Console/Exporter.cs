// style: one-off exports with early exits
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Acme.Finally;

public class Exporter
{
    public async Task ExportAsync(string url, bool dry)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        try
        {
            await hub.StartAsync();
            if (dry)
                return;
            await hub.SendAsync("export");
        }
        catch (HttpRequestException e) when (e.StatusCode is null)
        {
            // the server is not there
        }

        await hub.DisposeAsync(); // done
    }

    public int Export(string url)
    {
        var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
        hub.StartAsync().GetAwaiter().GetResult(); // expect: SWB3003
        var count = hub.InvokeAsync<int>("count").GetAwaiter().GetResult(); // expect: SWB3003
        return count;
    }

    public async Task<string> ReadAsync(string url)
    {
        HubConnection hub = new HubConnectionBuilder().WithUrl(url).Build(), // expect: SWB1001, SWB2001
            other = new HubConnectionBuilder().WithUrl(url + "/other").Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync();
        await other.StartAsync();
        return await hub.InvokeAsync<string>("read") + await other.InvokeAsync<string>("read");
    }

    public async ValueTask<int> CountAsync(string url, CancellationToken ct = default)
    {
        checked
        {
            var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
            await hub.StartAsync(ct);
            var total = 0;
        again:
            var next = await hub.InvokeAsync<int>("next", total, ct);
            total += next;
            if (next > 0)
                goto again;
            return total;
        }
    }

    public async Task SwitchAsync(string url, int kind)
    {
        switch (kind)
        {
            case 0:
                var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
                await hub.StartAsync();
                await hub.SendAsync("zero");
                break;
            default:
                var raw = new HubConnectionBuilder().WithUrl($$"""{{url}}/raw""").Build(); // expect: SWB1001, SWB2001
                await raw.StartAsync();
                await raw.SendAsync("default", """
                    a raw
                      text
                    """);
                break;
        }
    }

    public async Task IfAsync(string url, bool send)
    {
        if (send)
        {
            var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB2001
            await hub.StartAsync();
            if (hub.State != HubConnectionState.Connected)
                throw new InvalidOperationException("""
                    not
                    connected
                    """);
            await hub.SendAsync("if");
            await hub.StopAsync();
        }
    }
}

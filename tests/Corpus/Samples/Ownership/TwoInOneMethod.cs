// style: a local and a field that are reassigned
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Messaging;

public sealed class Failover : IAsyncDisposable
{
    private HubConnection? _hub;

    public async Task OpenAsync(string primary, string secondary)
    {
        _hub = new HubConnectionBuilder().WithUrl(primary).Build(); // expect: SWB1001, SWB3008
        try
        {
            await _hub.StartAsync();
        }
        catch (HttpRequestException)
        {
            _hub = new HubConnectionBuilder().WithUrl(secondary).Build(); // expect: SWB1001, SWB2002, SWB3008
            await _hub.StartAsync();
        }
    }

    public async Task<string?> ProbeAsync(string primary, string secondary)
    {
        var hub = new HubConnectionBuilder().WithUrl(primary).Build(); // expect: SWB1001
        try
        {
            await hub.StartAsync();
        }
        catch (HttpRequestException)
        {
            await hub.DisposeAsync();
            hub = new HubConnectionBuilder().WithUrl(secondary).Build(); // expect: SWB1001
            await hub.StartAsync(); // quiet: SWB2002 released before
        }

        var id = hub.ConnectionId;
        await hub.DisposeAsync();
        return id; // quiet: SWB2001 released
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

// style: background worker that owns its hub
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Workers;

public sealed class DispatchWorker : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://dispatch.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public async Task RunAsync()
    {
        if (!await TryStartAsync())
        {
            await _hub.StopAsync();
            return;
        }

        await _hub.SendAsync("Ready");
    }

    public async Task RunQuicklyAsync()
    {
        var ready = StartAsync();
        await Task.WhenAny(ready, Task.Delay(2000)); // expect: SWB3005
        if (ready.IsCompletedSuccessfully)
            await _hub.SendAsync("Ready");
    }

    public async ValueTask DisposeAsync() => await _hub.DisposeAsync();

    private Task StartAsync() => _hub.StartAsync();

    private async Task<bool> TryStartAsync()
    {
        var start = _hub.StartAsync();
        return await Task.WhenAny(start, Task.Delay(2000)) == start; // quiet: SWB3005 its caller stops the hub
    }
}

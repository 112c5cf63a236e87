// style: a static that others use
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Sync;

public static class Hubs
{
    public static readonly HubConnection Shared = new HubConnectionBuilder().WithUrl("https://sync.example.com").Build(); // expect: SWB1001, SWB3008
}

public sealed class SyncJob
{
    private int _changes;

    public async Task RunAsync()
    {
        await Hubs.Shared.StartAsync(); // expect: SWB3002
        Hubs.Shared.On("Changed", () => { _changes++; }); // expect: SWB2003
        Hubs.Shared.Reconnected += OnReconnected; // expect: SWB2004
        await Hubs.Shared.SendAsync("Sync", _changes);
        await Hubs.Shared.StopAsync(); // expect: SWB3001
    }

    private Task OnReconnected(string? id)
    {
        _changes = 0;
        return Task.CompletedTask;
    }
}

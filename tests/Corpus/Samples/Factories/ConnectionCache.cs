// style: cache
// sdk: signalr
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Realtime;

public sealed class ConnectionCache : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HubConnection> _byTenant = new(); // quiet: SWB2002 released in a loop

    public HubConnection For(string tenant) =>
        _byTenant.GetOrAdd(tenant, key => new HubConnectionBuilder().WithUrl($"https://{key}.example.com/hub").Build()); // expect: SWB1001

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _byTenant.Values)
            await hub.DisposeAsync(); // quiet: SWB3001 owner
        _byTenant.Clear();
    }
}

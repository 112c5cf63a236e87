// style: one hub for each tenant, on the connection manager and beside it
// sdk: signalr
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Saas.Tenants;

public sealed class TenantHubs(IConnectionManager connections, string server)
{
    public HubConnection For(string tenant) =>
        connections.GetOrCreate(new Uri(server + "/" + tenant), () => Create(tenant));

    private HubConnection Create(string tenant) =>
        new HubConnectionBuilder().WithUrl($"{server}/hub?tenant={tenant}").WithAutomaticReconnect().Build(); // quiet: SWB1001 used by the manager's factory only

    public async Task BroadcastAsync(string tenant, string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync(new Uri(server + "/" + tenant), () => Create(tenant), cancellationToken); // quiet: SWB2001 disposed
        await lease.Client.SendAsync("Broadcast", text, cancellationToken);
    }

    public async Task<int> CountAsync(string tenant)
    {
        var lease = await connections.AcquireAsync(new Uri(server + "/" + tenant), () => Create(tenant)); // expect: SWB2001
        if (lease.Client.State != HubConnectionState.Connected)
            return -1;

        var count = await lease.Client.InvokeAsync<int>("Count");
        await lease.DisposeAsync();
        return count;
    }

    public async Task CloseAsync(string tenant)
    {
        var hub = For(tenant);
        await connections.ReleaseAsync(hub);
    }

    public async Task DropAsync(string tenant)
    {
        var hub = connections.GetOrCreate(new Uri(server + "/" + tenant), () => Create(tenant));
        await hub.DisposeAsync(); // expect: SWB3001
    }
}

public sealed class HandMadeHubs : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HubConnection> _hubs = new(StringComparer.OrdinalIgnoreCase);

    public async Task<HubConnection> GetAsync(string tenant)
    {
        var hub = _hubs.GetOrAdd(tenant, static key => new HubConnectionBuilder().WithUrl("https://saas.example.org/" + key).Build()); // expect: SWB1001
        if (hub.State == HubConnectionState.Disconnected)
            await hub.StartAsync(); // quiet: SWB3002 the dictionary's owner
        return hub;
    }

    public async Task RemoveAsync(string tenant)
    {
        if (_hubs.TryRemove(tenant, out var hub))
            await hub.DisposeAsync(); // quiet: SWB3001 the dictionary's owner
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs.Values)
            await hub.DisposeAsync();
        _hubs.Clear();
    }
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Tenants;

// It hands out what it still owns, and closes all of it in the end.
public sealed class TenantHubCache : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, HubConnection> _hubs = new(StringComparer.Ordinal);
    private readonly Func<string, Uri> _addressOf;

    public TenantHubCache(Func<string, Uri> addressOf) => _addressOf = addressOf;

    public HubConnection Get(string tenant) => _hubs.GetOrAdd(tenant, Create);

    public bool TryGet(string tenant, out HubConnection? hub) => _hubs.TryGetValue(tenant, out hub);

    public async ValueTask ForgetAsync(string tenant)
    {
        if (_hubs.TryRemove(tenant, out var hub))
            await hub.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs.Values)
            await hub.DisposeAsync();
        _hubs.Clear();
    }

    private HubConnection Create(string tenant) => new HubConnectionBuilder().WithUrl(_addressOf(tenant)).WithAutomaticReconnect().Build();
}

using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Saas.Clients;

// A view of the manager for a tenant sends to that tenant alone.
public sealed class TenantConnections(IConnectionManager connections)
{
    public Task<int> BroadcastAsync(string tenant, string text, CancellationToken cancellationToken) =>
        connections.BroadcastToScopeAsync<HubConnection>(tenant, (hub, token) => hub.SendAsync("Announced", text, token), cancellationToken);

    public Task<int> BroadcastInViewAsync(string tenant, string text, CancellationToken cancellationToken)
    {
        var view = connections.ForScope(tenant);
        return view.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Announced", text, token), cancellationToken);
    }

    public async Task SendAsync(string tenant, string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.ForScope(tenant).AcquireAsync(
            new ConnectionKey("announcements", scope: tenant),
            () => new HubConnectionBuilder().WithUrl("https://saas.example.com/hub").WithAutomaticReconnect().Build(),
            cancellationToken);
        await lease.Client.SendAsync("Announced", text, cancellationToken);
    }
}

// A broadcast of another kind.
public sealed class Megaphone
{
    private readonly List<Action<string>> _all = [];

    public IReadOnlyList<Action<string>> All => _all;

    public void Add(Action<string> listener) => _all.Add(listener);

    public void Broadcast(string text) => _all.ForEach(listener => listener(text));
}

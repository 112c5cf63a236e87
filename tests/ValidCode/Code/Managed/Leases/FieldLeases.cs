using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Holding;

public sealed class LeaseHolder(IConnectionManager connections) : IAsyncDisposable
{
    private readonly List<ISubscription> _subscriptions = [];
    private ConnectionLease<HubConnection>? _lease;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_lease is not null)
            return;

        _lease = await connections.AcquireAsync("held", Create, cancellationToken);
        _lease.ConnectionLost += OnLost;
        _subscriptions.Add(_lease.Subscribe<string>("Opened", Console.WriteLine));
        _subscriptions.Add(_lease.Subscribe<int>("Counted", count => Count = count));
    }

    public int Count { get; private set; }

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
            await subscription.DisposeAsync();
        if (_lease is not { } lease)
            return;

        lease.ConnectionLost -= OnLost;
        await lease.DisposeAsync();
    }

    private void OnLost(ConnectionStatus status) => Count = 0;

    private static HubConnection Create() => new HubConnectionBuilder().WithUrl("https://held.example.com/hub").WithAutomaticReconnect().Build();
}

public sealed class LeasePerTenant(IConnectionManager connections) : IAsyncDisposable
{
    private readonly Dictionary<string, ConnectionLease<HubConnection>> _leases = [];

    public async Task<HubConnection> GetAsync(string tenant, CancellationToken cancellationToken)
    {
        if (!_leases.TryGetValue(tenant, out var lease))
        {
            lease = await connections.ForScope(tenant).AcquireAsync("tenant", () => Create(tenant), cancellationToken);
            _leases.Add(tenant, lease);
        }

        return lease.Client;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, lease) in _leases)
            await lease.DisposeAsync();
    }

    private static HubConnection Create(string tenant) =>
        new HubConnectionBuilder().WithUrl($"https://{tenant}.example.com/hub").WithAutomaticReconnect().Build();
}

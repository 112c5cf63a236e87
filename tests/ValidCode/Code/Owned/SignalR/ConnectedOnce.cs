using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Loyalty;

// Opened by whoever comes first; the others wait and find it open.
public sealed class LoyaltyPoints : IAsyncDisposable
{
    private readonly SemaphoreSlim _opening = new(1, 1);
    private readonly HubConnection _hub;

    public LoyaltyPoints(Uri server)
    {
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
    }

    public async Task<int> GetAsync(string customer, CancellationToken cancellationToken)
    {
        await EnsureOpenAsync(cancellationToken);
        return await _hub.InvokeAsync<int>("GetPoints", customer, cancellationToken);
    }

    public async Task AddAsync(string customer, int points, CancellationToken cancellationToken)
    {
        await EnsureOpenAsync(cancellationToken);
        await _hub.SendAsync("AddPoints", customer, points, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _hub.DisposeAsync();
        _opening.Dispose();
    }

    private async Task EnsureOpenAsync(CancellationToken cancellationToken)
    {
        if (_hub.State == HubConnectionState.Connected)
            return;

        await _opening.WaitAsync(cancellationToken);
        try
        {
            if (_hub.State == HubConnectionState.Disconnected)
                await _hub.StartAsync(cancellationToken);
        }
        finally
        {
            _opening.Release();
        }
    }
}

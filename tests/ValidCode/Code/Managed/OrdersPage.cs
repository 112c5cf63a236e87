using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Orders;

public sealed class OrdersPage(IConnectionManager connections) : IAsyncDisposable
{
    private readonly HubConnection _hub = connections.GetOrCreate(
        "orders",
        () => new HubConnectionBuilder().WithUrl("https://crm.example.com/orders").WithAutomaticReconnect().Build());

    private ISubscription? _placed;

    public int Count { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _placed ??= connections.Subscribe(_hub, "Placed", (string _) => Count++);
        await connections.ConnectAsync(_hub, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_placed is not null)
            await _placed.DisposeAsync();
        await connections.ReleaseAsync(_hub);
    }
}

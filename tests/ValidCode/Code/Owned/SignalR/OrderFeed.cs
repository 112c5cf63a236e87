using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Orders;

// The most common shape there is: the type makes the hub, listens for as long as it lives and closes it. Its handlers end with it.
public sealed class OrderFeed : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly List<string> _orders = [];

    public OrderFeed(Uri server)
    {
        _hub = new HubConnectionBuilder()
            .WithUrl(server)
            .WithAutomaticReconnect()
            .Build();

        _hub.On<string>("OrderPlaced", order => _orders.Add(order));
        _hub.On<string>("OrderCancelled", order => _orders.Remove(order));
        _hub.Reconnecting += OnReconnecting;
        _hub.Reconnected += _ => Refresh();
        _hub.Closed += problem =>
        {
            Problem = problem?.Message;
            return Task.CompletedTask;
        };
    }

    public IReadOnlyList<string> Orders => _orders;

    public string? Problem { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

    public Task ConfirmAsync(string order, CancellationToken cancellationToken) => _hub.SendAsync("Confirm", order, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _hub.StopAsync();
        await _hub.DisposeAsync();
    }

    private Task OnReconnecting(Exception? problem)
    {
        Problem = problem?.Message;
        return Task.CompletedTask;
    }

    private async Task Refresh()
    {
        Problem = null;
        _orders.Clear();
        _orders.AddRange(await _hub.InvokeAsync<string[]>("GetOrders"));
    }
}

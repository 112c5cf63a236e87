// style: services with a manager of their own
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Trading;

public sealed class OrderFeed : IAsyncDisposable
{
    private readonly ConnectionManager _connections = new(); // expect: SWB1003
    private readonly HubConnection _hub;

    public OrderFeed(string url)
    {
        _hub = _connections.GetOrCreate("orders", () => new HubConnectionBuilder().WithUrl(url).Build()); // quiet: SWB1001 a manager's factory
    }

    public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _connections.DisposeAsync();
    }
}

public sealed class QuoteFeed
{
    private readonly IConnectionManager _connections;

    public QuoteFeed(TimeProvider clock, string url)
    {
        Url = url;
        _connections = new ConnectionManager(timeProvider: clock); // expect: SWB1003
    }

    public string Url { get; }

    public async Task<decimal> ReadAsync(string symbol)
    {
        await using var lease = await _connections.AcquireAsync(Url, () => new HubConnectionBuilder().WithUrl(Url).Build());
        return await lease.Client.InvokeAsync<decimal>("Quote", symbol);
    }
}

public sealed class Positions(IConnectionManager shared)
{
    private IConnectionManager? _own;

    public IConnectionManager Own => _own ??= new ConnectionManager(); // expect: SWB1003

    public IConnectionManager Shared => shared.ForScope("positions"); // quiet: SWB1003 a view of the one manager
}

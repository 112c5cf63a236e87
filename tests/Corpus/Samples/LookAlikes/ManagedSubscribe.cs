// style: fan-out through the manager
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Games;

public sealed class FanOut : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;
    private readonly List<ISubscription> _subscriptions = [];

    public FanOut(IConnectionManager connections)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("game", () => new HubConnectionBuilder().WithUrl("https://game.example.com").Build()); // quiet: SWB1001
        _subscriptions.Add(connections.Subscribe(_hub, "Moved", (string move) => Console.WriteLine(move))); // quiet: SWB2003 kept
        _subscriptions.Add(connections.Subscribe(_hub, "Moved", (string _) => { Count++; })); // quiet: SWB4001 a fan-out through the manager
    }

    public int Count { get; private set; }

    public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var subscription in _subscriptions)
            await subscription.DisposeAsync();
        await _connections.ReleaseAsync(_hub); // quiet: SWB3001 the manager's
    }
}

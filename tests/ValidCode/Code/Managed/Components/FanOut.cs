using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.FanOut;

// The manager shares one subscription of a channel among all who ask for it: that is what it is for.
public sealed class MoveFanOut : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;
    private readonly ISubscription _score;
    private readonly ISubscription _log;
    private readonly ISubscription _undone;

    public MoveFanOut(IConnectionManager connections)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("game", () => new HubConnectionBuilder().WithUrl("https://game.example.com/hub").WithAutomaticReconnect().Build());
        _score = connections.Subscribe(_hub, "Moved", (string move) => Score += move.Length);
        _log = connections.Subscribe(_hub, "Moved", (string move) => Console.WriteLine(move));
        _undone = connections.Subscribe(_hub, "Undone", (string move) => Score -= move.Length);
    }

    public int Score { get; private set; }

    public ValueTask MoveAsync(string move) => _connections.SendAsync(_hub, (hub, token) => hub.SendAsync("Move", move, token));

    public async ValueTask DisposeAsync()
    {
        await _score.DisposeAsync();
        await _log.DisposeAsync();
        await _undone.DisposeAsync();
        await _connections.ReleaseAsync(_hub);
    }
}

// The same channel name on different clients.
public sealed class TwoGames(HubConnection first, HubConnection second) : IDisposable
{
    private readonly IDisposable[] _handlers =
    [
        first.On<string>("Moved", move => Console.WriteLine($"1: {move}")),
        second.On<string>("Moved", move => Console.WriteLine($"2: {move}")),
    ];

    public void Dispose()
    {
        foreach (var handler in _handlers)
            handler.Dispose();
    }
}

// The same channel after it was taken back.
public sealed class Rewound(HubConnection hub) : IDisposable
{
    private IDisposable? _moves;

    public void Play()
    {
        _moves?.Dispose();
        _moves = hub.On<string>("Moved", Console.WriteLine);
    }

    public void Rewind()
    {
        _moves?.Dispose();
        _moves = hub.On<string>("Moved", move => Console.WriteLine($"back: {move}"));
    }

    public void Dispose() => _moves?.Dispose();
}

using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Circus.Wrapped;

// A wrapper with the members of a hub. Its users use a wrapper, not a connection.
public sealed class RingConnection : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;
    private readonly ISubscription _moved;

    public RingConnection(IConnectionManager connections)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("ring", () => new HubConnectionBuilder().WithUrl("https://ring.example.com/hub").WithAutomaticReconnect().Build());
        _moved = connections.Subscribe(_hub, "Moved", (string move) => Moved?.Invoke(this, move));
    }

    public event EventHandler<string>? Moved;

    public event EventHandler? Closed;

    public Task StartAsync() => _connections.ConnectAsync(_hub);

    public Task StopAsync()
    {
        Closed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await _moved.DisposeAsync();
        await _connections.ReleaseAsync(_hub);
    }
}

public sealed class RingPage(RingConnection ring)
{
    public string Last { get; private set; } = "";

    public async Task OpenAsync()
    {
        ring.Moved += (_, move) => Last = move;
        ring.Closed += async (_, _) => await ring.StartAsync();
        await ring.StartAsync();
        await ring.StartAsync();
    }

    public Task LeaveAsync() => ring.StopAsync();
}

public static class RingTour
{
    public static async Task VisitAsync(IConnectionManager connections, int towns)
    {
        for (var town = 0; town < towns; town++)
        {
            await using var ring = new RingConnection(connections);
            await ring.StartAsync();
        }
    }
}

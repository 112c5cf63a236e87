// style: wrapper with events of its own
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Games;

public sealed class GameConnection : IAsyncDisposable
{
    private readonly HubConnection _hub;

    public GameConnection(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1001, SWB3008
        _hub.On<string>("Moved", move => Moved?.Invoke(this, move)); // quiet: SWB2003 owned
        _hub.Closed += RaiseClosed; // quiet: SWB2004 owned
    }

    public event EventHandler<string>? Moved;

    public event EventHandler? Closed;

    public Task StartAsync() => _hub.StartAsync();

    public Task StopAsync() => _hub.StopAsync(); // quiet: SWB3001 owned

    private Task RaiseClosed(Exception? problem)
    {
        Closed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class GamePage(GameConnection connection)
{
    private string _last = "";

    public async Task OpenAsync()
    {
        connection.Moved += (_, move) => _last = move; // quiet: SWB2004 a wrapper's event
        connection.Closed += (_, _) => _last = ""; // quiet: SWB2004 a wrapper's event
        await connection.StartAsync(); // quiet: SWB3002 a wrapper
    }

    public Task LeaveAsync() => connection.StopAsync(); // quiet: SWB3001 a wrapper

    public string Last => _last;
}

public static class GameStarter
{
    public static async Task<int> PlayAsync(string url)
    {
        await using var connection = new GameConnection(url); // quiet: SWB1001, SWB1002 a wrapper
        await connection.StartAsync();
        return url.Length;
    }
}

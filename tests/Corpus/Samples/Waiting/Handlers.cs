// style: handlers of the connection's own events
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Handlers;

public sealed class Reopener : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://d.example.com/hub").Build(); // expect: SWB1001, SWB3008

    public Reopener()
    {
        _hub.On("Leave", () => _hub.StopAsync()); // quiet: SWB3004 the handler returns its task
        _hub.On<string>("Ask", text => _hub.SendAsync("Answer", text).Wait()); // expect: SWB3003
        _hub.On("Kick", () => { _hub.StopAsync(); }); // expect: SWB3004
    }

    public event EventHandler? Asked
    {
        add => _hub.SendAsync("Add").GetAwaiter().GetResult(); // expect: SWB3003
        remove => _ = _hub.SendAsync("Remove"); // quiet: SWB3004 a send may be left to itself
    }

    public int Peek()
    {
        var count = _hub.InvokeAsync<int>("Count");
        return count.IsCompletedSuccessfully ? count.Result : 0; // quiet: SWB3003 it is asked first
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

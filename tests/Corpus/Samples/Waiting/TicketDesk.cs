// style: a service that starts its hub and goes on
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Tickets;

public sealed class TicketDesk
{
    private readonly HubConnection _hub;
    private readonly List<Task> _pending = [];
    private Task? _opening;

    public TicketDesk(HubConnection hub)
    {
        _hub = hub;
        _ = _hub.StartAsync(); // expect: SWB3004
    }

    public void Open()
    {
        _hub.StartAsync(); // expect: SWB3004
        Console.WriteLine("open");
    }

    public Task ReopenAsync()
    {
        var start = _hub.StartAsync(); // expect: SWB3004
        return Task.CompletedTask;
    }

    public async Task OpenAndGreetAsync()
    {
        var start = _hub.StartAsync(); // quiet: SWB3004 awaited below
        Console.WriteLine("opening");
        await start;
        await _hub.SendAsync("Hello");
    }

    public void Begin()
    {
        _opening = _hub.StartAsync(); // quiet: SWB3004 kept
        _pending.Add(_hub.SendAsync("Begin"));
    }

    public async Task FinishAsync()
    {
        if (_opening is not null)
            await _opening;
        await Task.WhenAll(_pending);
    }

    public void OpenObserved(Action<Exception> failed)
    {
        _hub.StartAsync().ContinueWith(done => failed(done.Exception!), TaskContinuationOptions.OnlyOnFaulted); // quiet: SWB3004 the continuation sees it fail
    }
}

// style: event accessors, minus before plus
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class EventGuards
{
    private readonly HubConnection _hub;
    private HubConnection? _seen;

    public EventGuards(HubConnection hub) => _hub = hub;

    public event Func<Exception?, Task> Closed
    {
        add => _hub.Closed += value; // quiet: SWB2004 a custom accessor
        remove => _hub.Closed -= value;
    }

    public void Attach()
    {
        _hub.Reconnecting -= OnReconnecting;
        _hub.Reconnecting += OnReconnecting; // quiet: SWB2004 minus before plus
        _hub.Reconnected += static _ => Task.CompletedTask; // quiet: SWB2004 does not capture
        _hub.Closed += LogClosed; // quiet: SWB2004 a static handler
    }

    public void Watch(HubConnection hub)
    {
        if (ReferenceEquals(_seen, hub))
            return;
        if (_seen is not null)
            _seen.Closed -= OnClosed;
        _seen = hub;
        _seen.Closed += OnClosed; // quiet: SWB2004 removed from the one before
    }

    private static Task LogClosed(Exception? problem) => Console.Out.WriteLineAsync(problem?.Message);

    private Task OnReconnecting(Exception? problem)
    {
        _seen = null;
        return Task.CompletedTask;
    }

    private Task OnClosed(Exception? problem)
    {
        _seen = null;
        return Task.CompletedTask;
    }
}

// style: a view model that releases half of what it holds
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.Orders;

public sealed class PartialRelease : IDisposable
{
    private readonly HubConnection _hub;
    private readonly IDisposable _placed; // quiet: SWB2002 disposed
    private readonly IDisposable _shipped; // expect: SWB2002
    private int _count;

    public PartialRelease(HubConnection hub)
    {
        _hub = hub;
        _placed = hub.On("Placed", () => { _count++; });
        _shipped = hub.On("Shipped", () => { _count--; });
        var lost = hub.On("Lost", () => { _count = 0; }); // expect: SWB2003
        _hub.Closed += OnClosed; // quiet: SWB2004 removed below
        _hub.Reconnected += OnReconnected; // expect: SWB2004
        _hub.Reconnecting += _ => Reset(); // expect: SWB2004
    }

    public int Count => _count;

    private Task Reset()
    {
        _count = 0;
        return Task.CompletedTask;
    }

    private Task OnClosed(Exception? problem) => Reset();

    private Task OnReconnected(string? id) => Reset();

    public void Dispose()
    {
        _placed.Dispose();
        _hub.Closed -= OnClosed;
        _hub.Reconnecting -= _ => Reset();
    }
}

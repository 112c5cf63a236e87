// style: view models per navigation
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.Orders;

public abstract class ViewModel
{
    protected ViewModel(HubConnection hub) => Hub = hub;

    protected HubConnection Hub { get; }

    public string Status { get; protected set; } = "";
}

public sealed class OrderListViewModel : ViewModel
{
    private readonly List<string> _orders = [];

    public OrderListViewModel(HubConnection hub)
        : base(hub)
    {
        hub.On<string>("OrderPlaced", _orders.Add); // expect: SWB2003
        hub.On<string>("OrderCancelled", id => _orders.Remove(id)); // expect: SWB2003
        hub.Reconnected += OnReconnected; // expect: SWB2004
        hub.Reconnecting += OnReconnecting; // expect: SWB2004
        hub.Reconnecting += OnReconnecting; // expect: SWB2004, SWB4001
    }

    private Task OnReconnected(string? id)
    {
        Status = "connected";
        return Task.CompletedTask;
    }

    private Task OnReconnecting(Exception? problem)
    {
        Status = "reconnecting";
        return Task.CompletedTask;
    }
}

public sealed class OrderDetailViewModel(HubConnection hub, int id)
{
    private readonly int _id = id;
    private string _state = "";

    public void Open()
    {
        hub.On<int, string>("OrderChanged", (order, state) => // expect: SWB2003
        {
            if (order == _id)
                _state = state;
        });
        hub.On<int, string>("OrderChanged", (_, state) => _state = state); // expect: SWB2003, SWB4001
        hub.Closed += async _ => // expect: SWB2004
        {
            _state = "closed";
            await Task.Yield();
        };
    }

    public string State => _state;
}

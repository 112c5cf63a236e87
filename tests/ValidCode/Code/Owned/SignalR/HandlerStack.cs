using Microsoft.AspNetCore.SignalR.Client;

namespace Shop.Shipping;

public interface IShippingEvents
{
    IDisposable OnShipped(Action<string> handler);

    IDisposable OnDelivered(Action<string> handler);
}

// The handle goes through an expression-bodied wrapper to whoever asked for it.
public sealed class ShippingEvents(HubConnection hub) : IShippingEvents
{
    public IDisposable OnShipped(Action<string> handler) => hub.On("Shipped", handler);

    public IDisposable OnDelivered(Action<string> handler) => hub.On("Delivered", handler);
}

public sealed class ShippingBoard : IDisposable
{
    private readonly Stack<IDisposable> _handlers = new();
    private readonly HashSet<string> _underway = [];

    public ShippingBoard(HubConnection hub, IShippingEvents events)
    {
        _handlers.Push(events.OnShipped(parcel => _underway.Add(parcel)));
        _handlers.Push(events.OnDelivered(parcel => _underway.Remove(parcel)));
        _handlers.Push(hub.On<string>("Lost", Lose));

        var returned = hub.On<string>("Returned", Lose);
        _handlers.Push(returned);
    }

    public int Underway => _underway.Count;

    public void Dispose()
    {
        while (_handlers.TryPop(out var handler))
            handler.Dispose();
    }

    private void Lose(string parcel) => _underway.Remove(parcel);
}

// style: MAUI pages on a shared hub
// sdk: signalr
using System.Collections.ObjectModel;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Maui.Controls;

namespace Courier.Pages;

public sealed record Order(Guid Id, string Address, bool Delivered);

public partial class OrdersPage : ContentPage
{
    private readonly HubConnection _hub;
    private readonly ObservableCollection<Order> _orders = [];
    private IDisposable? _added; // quiet: SWB2002 disposed when the page disappears
    private bool _firstTime = true;

    public OrdersPage(HubConnection hub)
    {
        _hub = hub;
        Loaded += (_, _) => _orders.Clear();
    }

    protected override async void OnAppearing()
    {
        base.OnAppearing();

        _added = _hub.On<Order>("OrderAdded", order => _orders.Add(order)); // quiet: SWB4002 disposed in OnDisappearing
        _hub.Reconnected += Refresh; // quiet: SWB2004, SWB4002 removed in OnDisappearing

        if (_firstTime)
        {
            _firstTime = false;
            await Refresh(null);
        }
    }

    private async Task Refresh(string? connectionId)
    {
        try
        {
            var orders = await _hub.InvokeAsync<List<Order>>("MyOrders");
            _orders.Clear();
            orders.ForEach(_orders.Add);
        }
        catch (Exception exception)
        {
            System.Diagnostics.Debug.WriteLine(exception);
        }
    }

    protected override void OnDisappearing()
    {
        _hub.Reconnected -= Refresh;
        _added?.Dispose();
        _added = null;
        base.OnDisappearing();
    }
}

public partial class OrderDetailPage : ContentPage
{
    private readonly HubConnection _hub;
    private Order? _order;

    public OrderDetailPage(HubConnection hub)
    {
        _hub = hub;
    }

    public void Show(Order order) => _order = order;

    protected override void OnAppearing()
    {
        base.OnAppearing();
        _hub.On<Guid>("OrderCancelled", OnCancelled); // expect: SWB4002, SWB2003
    }

    private void OnCancelled(Guid id)
    {
        if (_order?.Id == id)
            _order = null;
    }

    private async void Deliver_Clicked(object? sender, EventArgs e)
    {
        if (_order is null)
            return;

        if (_hub.State != HubConnectionState.Connected)
            await _hub.StartAsync(); // expect: SWB3002
        await _hub.InvokeAsync("Deliver", _order.Id);
    }
}

// style: view model in a project without the runtime library
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk.ViewModels;

public class OrdersViewModel
{
    private readonly HubConnection _hub;

    public OrdersViewModel(HubConnection hub) => _hub = hub;

    public List<int> Orders { get; } = new();

    public async Task LoadAsync()
    {
        await _hub.StartAsync(); // quiet: SWB3002 the runtime library is not referenced
        _hub.On<int>("Placed", Orders.Add); // expect: SWB2003
        Orders.AddRange(await _hub.InvokeAsync<int[]>("List"));
    }

    public Task CloseAsync() => _hub.StopAsync(); // expect: SWB3001
}

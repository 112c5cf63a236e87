// style: Blazor components on leases
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Kitchen.Pages;

public abstract class OrderScreen : ComponentBase
{
    protected readonly Dictionary<int, string> Orders = [];

    [Inject] protected IConnectionManager Connections { get; set; } = default!;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    protected HubConnection Build() =>
        new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/kitchen")).Build(); // quiet: SWB1001 given to the manager as a factory

    protected void Put(int order, string state)
    {
        Orders[order] = state;
        InvokeAsync(StateHasChanged);
    }
}

public sealed class GrillScreen : OrderScreen, IAsyncDisposable
{
    private ConnectionLease<HubConnection>? _lease; // quiet: SWB2002 disposed below
    private ISubscription? _subscription; // quiet: SWB2002 disposed below

    protected override async Task OnInitializedAsync()
    {
        _lease = await Connections.AcquireAsync("kitchen", Build);
        _subscription = _lease.Subscribe<int>("Grill", order => Put(order, "on the grill"));
    }

    private async Task DoneAsync(int order)
    {
        Put(order, "done");
        await _lease!.Client.SendAsync("Done", order);
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        if (_lease is not null)
            await _lease.DisposeAsync();
    }
}

public sealed class PassScreen : OrderScreen
{
    private ConnectionLease<HubConnection>? _lease; // expect: SWB2002

    protected override async Task OnInitializedAsync()
    {
        _lease = await Connections.AcquireAsync("kitchen", Build);
        if (_lease.Client.State != HubConnectionState.Connected)
            await _lease.Client.StartAsync(); // expect: SWB3002
    }

    private async Task CloseKitchenAsync()
    {
        await _lease!.Client.SendAsync("Closing");
        await _lease.Client.StopAsync(); // expect: SWB3001
    }
}

public sealed class ReprintButton : OrderScreen
{
    [Parameter] public int Order { get; set; }

    private async Task ReprintAsync()
    {
        await using var lease = await Connections.AcquireAsync("kitchen", Build); // quiet: SWB2001 disposed at the end
        await lease.Client.InvokeAsync("Reprint", Order);
    }

    private async Task ReprintAllAsync()
    {
        var lease = await Connections.AcquireAsync("kitchen", Build); // expect: SWB2001
        foreach (var order in Orders.Keys)
            await lease.Client.InvokeAsync("Reprint", order);
    }
}

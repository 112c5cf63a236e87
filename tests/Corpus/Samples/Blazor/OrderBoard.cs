// style: Blazor component, a careless one
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public class OrderBoard : ComponentBase, IAsyncDisposable
{
    private readonly List<string> _orders = [];

    [Inject] public HubConnection Hub { get; set; } = default!;

    [Parameter] public string Filter { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        await Hub.StartAsync(); // expect: SWB3002
        Hub.On<string>("Placed", _orders.Add); // expect: SWB2003
        Hub.On<string>("Cancelled", order => _orders.Remove(order)); // expect: SWB2003
        Hub.Reconnected += _ => // expect: SWB2004
        {
            Hub.On<string>("Replayed", _orders.Add); // expect: SWB2003, SWB4002
            return InvokeAsync(StateHasChanged);
        };
    }

    protected override async Task OnParametersSetAsync()
    {
        Hub.On<string>("Filtered", _orders.Add); // expect: SWB2003, SWB4002
        Hub.Closed += OnClosed; // expect: SWB2004, SWB4002
        await Hub.SendAsync("Filter", Filter);
    }

    private Task OnClosed(Exception? problem) => InvokeAsync(StateHasChanged);

    public async ValueTask DisposeAsync()
    {
        await Hub.StopAsync(); // expect: SWB3001
        await Hub.DisposeAsync(); // expect: SWB3001
    }
}

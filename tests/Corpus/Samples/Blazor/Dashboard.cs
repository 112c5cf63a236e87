// style: Blazor component that subscribes on every render
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public class Dashboard : ComponentBase
{
    private int _orders;

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        Hub.On<int>("Orders", count => _orders = count); // expect: SWB2003, SWB4002
        await InvokeAsync(StateHasChanged);
    }
}

public class DashboardOnce : ComponentBase, IDisposable
{
    private IDisposable? _subscription;
    private int _orders;

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _subscription = Hub.On<int>("Orders", count => _orders = count); // quiet: SWB4002 first render only
    }

    public void Dispose() => _subscription?.Dispose();
}

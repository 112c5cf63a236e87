// style: Blazor component with both interfaces
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public class TwoInterfaces : ComponentBase, IDisposable, IAsyncDisposable
{
    private HubConnection? _hub; // expect: SWB2002
    private PeriodicTimer? _timer;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    protected override Task OnInitializedAsync()
    {
        _timer = new PeriodicTimer(TimeSpan.FromSeconds(5));
        _hub = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/live")).Build(); // expect: SWB1001, SWB3008
        return _hub.StartAsync();
    }

    public void Dispose() => _ = _hub?.DisposeAsync();

    public ValueTask DisposeAsync()
    {
        _timer?.Dispose();
        return ValueTask.CompletedTask;
    }
}

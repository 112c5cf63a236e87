// style: Blazor component with an injected hub, IDisposable
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Shared;

public class NotificationBellKept : ComponentBase, IDisposable
{
    private IDisposable? _subscription; // quiet: SWB2002 disposed
    private int _unread;

    [Inject] private HubConnection Hub { get; set; } = default!;

    protected override void OnInitialized()
    {
        _subscription = Hub.On<string>("Notified", OnNotified); // quiet: SWB2003 kept
        Hub.Reconnected += OnReconnected; // quiet: SWB2004 removed below
    }

    private void OnNotified(string text)
    {
        _unread++;
        InvokeAsync(StateHasChanged);
    }

    private Task OnReconnected(string? connectionId) => InvokeAsync(StateHasChanged);

    public void Dispose()
    {
        Hub.Reconnected -= OnReconnected;
        _subscription?.Dispose();
    }
}

// style: Blazor component with an injected hub
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Shared;

public class NotificationBell : ComponentBase
{
    private int _unread;

    [Inject] private HubConnection Hub { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        Hub.On<string>("Notified", _ => // expect: SWB2003
        {
            _unread++;
            InvokeAsync(StateHasChanged);
        });
        Hub.Closed += _ => InvokeAsync(StateHasChanged); // expect: SWB2004

        if (Hub.State == HubConnectionState.Disconnected)
            await Hub.StartAsync(); // expect: SWB3002

        _unread = await Hub.InvokeAsync<int>("Unread");
    }
}

// style: Blazor component, owns its hub, IAsyncDisposable
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public class ChatRoomDisposed : ComponentBase, IAsyncDisposable
{
    private HubConnection? hub; // quiet: SWB2002 released in teardown
    private string? last;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;

        hub = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chathub")).Build(); // expect: SWB1001, SWB3008
        hub.On<string>("Notice", text => last = text); // quiet: SWB2003 owned, SWB4002 first render only
        hub.Reconnected += OnReconnected; // quiet: SWB2004 owned
        await hub.StartAsync();
    }

    private Task OnReconnected(string? id)
    {
        last = id;
        return InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        if (hub is { } current)
        {
            await current.StopAsync(); // quiet: SWB3001 owner
            await current.DisposeAsync(); // quiet: SWB3001 owner
        }
    }
}

// style: Blazor page that replaces the hub it was given
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Pages;

public class Lobby : ComponentBase
{
    private HubConnection? _own; // expect: SWB2002

    [CascadingParameter] public HubConnection? Shared { get; set; }

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        if (Shared is null)
        {
            _own = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/lobby")).Build(); // expect: SWB1001, SWB3008
            await _own.StartAsync();
        }
    }

    private async Task LeaveAsync()
    {
        if (Shared is not null)
            await Shared.StopAsync(); // expect: SWB3001
        Navigation.NavigateTo("/");
    }
}

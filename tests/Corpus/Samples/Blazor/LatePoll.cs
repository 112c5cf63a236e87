// style: component that opens its hub and then listens
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Polls;

public class LatePoll : ComponentBase, IAsyncDisposable
{
    private HubConnection? _hub;
    private int _votes;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/polls")).Build(); // expect: SWB1001, SWB3008
        await _hub.StartAsync();
        _hub.On<int>("Votes", votes => // expect: SWB4003
        {
            _votes = votes;
            _ = InvokeAsync(StateHasChanged);
        });
        _hub.On("Closed", () => InvokeAsync(StateHasChanged)); // expect: SWB4003
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

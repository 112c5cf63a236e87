// style: Blazor component, the interface stands in the other half
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Pages;

public partial class Board
{
    private HubConnection? _hub; // quiet: SWB2002 the other half implements the interface
    private readonly Stack<IDisposable> _subscriptions = new();

    [Inject] public HubConnection Shared { get; set; } = default!;

    [Inject] public NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/board")).Build(); // expect: SWB1001, SWB3008
        await _hub.StartAsync();

        _subscriptions.Push(Shared.On<string>("Moved", OnMoved)); // quiet: SWB2003 pushed on a stack
        _subscriptions.Push(Shared.On<string>("Undone", OnMoved)); // quiet: SWB2003 pushed on a stack
    }

    private void OnMoved(string move) => InvokeAsync(StateHasChanged);

    public async ValueTask DisposeAsync()
    {
        while (_subscriptions.TryPop(out var subscription))
            subscription.Dispose();
        if (_hub is not null)
            await _hub.DisposeAsync();
    }
}

public partial class Board : ComponentBase, IAsyncDisposable
{
}

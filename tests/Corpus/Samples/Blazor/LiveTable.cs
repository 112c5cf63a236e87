// style: Blazor component with a service lookup
// sdk: mixed
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using SocketIOClient;

namespace App.Pages;

public class LiveTable : ComponentBase, IDisposable
{
    private readonly List<string> _rows = [];
    private IDisposable? _row;
    private SocketIO? _socket; // expect: SWB2002

    [Inject] public IServiceProvider Services { get; set; } = default!;

    [CascadingParameter] public HubConnection Hub { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _row = Hub.On<string>("Row", _rows.Add); // quiet: SWB2003 kept
        Hub.On<string>("Gone", row => _rows.Remove(row)); // expect: SWB2003
        Hub.Reconnecting += OnReconnecting; // expect: SWB2004

        _socket = new SocketIO("https://table.example.com"); // expect: SWB1001
        await _socket.ConnectAsync(); // quiet: SWB3002 owned

        var orders = Services.GetRequiredKeyedService<HubConnection>("orders");
        orders.On<string>("Order", _rows.Add); // expect: SWB2003
        await orders.StartAsync(); // expect: SWB3002
    }

    protected override void OnAfterRender(bool firstRender)
    {
        Hub.Closed += OnClosed; // expect: SWB2004, SWB4002
    }

    private Task OnReconnecting(Exception? problem) => InvokeAsync(StateHasChanged);

    private Task OnClosed(Exception? problem) => InvokeAsync(StateHasChanged);

    public void Dispose() => _row?.Dispose();
}

// style: Blazor component with a hub as a parameter
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Shared;

public class ChatPanel : ComponentBase, IDisposable
{
    private readonly List<string> _lines = [];
    private IDisposable? _line;
    private IDisposable? _edit;

    [Parameter] public HubConnection Hub { get; set; } = default!;

    protected override void OnInitialized()
    {
        _line = Hub.On<string>("Line", _lines.Add); // quiet: SWB2003 kept
        Hub.On("Cleared", _lines.Clear); // expect: SWB2003
    }

    public override Task SetParametersAsync(ParameterView parameters)
    {
        var result = base.SetParametersAsync(parameters);
        _edit = Hub.On<string>("Edited", _lines.Add); // expect: SWB4002
        return result;
    }

    private async Task RejoinAsync()
    {
        if (Hub.State == HubConnectionState.Connected)
            await Hub.StopAsync(); // expect: SWB3001
        await Hub.StartAsync(); // expect: SWB3002
    }

    public void Dispose()
    {
        _line?.Dispose();
        _edit?.Dispose();
    }
}

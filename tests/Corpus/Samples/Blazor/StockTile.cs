// style: Blazor component that subscribes as parameters change
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Widgets;

public class StockTile : ComponentBase, IDisposable
{
    private IDisposable? _ticks;
    private decimal _price;

    [Inject] public HubConnection Hub { get; set; } = default!;

    [Parameter] public string Symbol { get; set; } = "";

    protected override void OnParametersSet()
    {
        _ticks = Hub.On<decimal>("Tick", price => _price = price); // expect: SWB4002
    }

    public void Dispose() => _ticks?.Dispose();
}

public class StockTileGuarded : ComponentBase, IDisposable
{
    private IDisposable? _ticks;
    private IDisposable? _halts;
    private decimal _price;
    private bool _halted;

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override void OnParametersSet()
    {
        _ticks?.Dispose();
        _ticks = Hub.On<decimal>("Tick", price => _price = price); // quiet: SWB4002 unsubscribed before
        _halts ??= Hub.On<bool>("Halted", halted => _halted = halted); // quiet: SWB4002 null check
    }

    public void Dispose()
    {
        _ticks?.Dispose();
        _halts?.Dispose();
    }
}

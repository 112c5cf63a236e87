// style: MAUI page, careless
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Maui.Controls;

namespace Mobile;

public class TradePage : ContentPage
{
    private readonly HubConnection _shared;
    private readonly HubConnection _own = new HubConnectionBuilder().WithUrl("https://trades.example.com").Build(); // expect: SWB1001, SWB2002, SWB3008
    private readonly List<string> _trades = [];

    public TradePage(HubConnection shared)
    {
        _shared = shared;
        _shared.On<string>("Traded", _trades.Add); // expect: SWB2003
        _shared.Reconnected += OnReconnected; // expect: SWB2004
    }

    protected override async void OnAppearing()
    {
        base.OnAppearing();
        _own.On<string>("Quote", _trades.Add); // expect: SWB4002
        _shared.Closed += OnClosed; // expect: SWB2004, SWB4002
        await _shared.StartAsync(); // expect: SWB3002
    }

    protected override async void OnDisappearing()
    {
        base.OnDisappearing();
        await _own.SendAsync("Bye");
    }

    private Task OnReconnected(string? id) => _shared.SendAsync("Again", id);

    private Task OnClosed(Exception? problem)
    {
        _trades.Clear();
        return Task.CompletedTask;
    }
}

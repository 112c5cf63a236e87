// style: MAUI page
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Maui.Controls;

namespace Mobile;

public class RoomPage : ContentPage
{
    private readonly HubConnection _hub;
    private readonly List<string> _lines = [];

    public RoomPage(HubConnection hub) => _hub = hub;

    protected override void OnAppearing()
    {
        base.OnAppearing();
        _hub.On<string>("Line", _lines.Add); // expect: SWB2003, SWB4002
    }
}

public class RoomPagePaired : ContentPage
{
    private readonly HubConnection _hub;
    private readonly List<string> _lines = [];
    private IDisposable? _line; // quiet: SWB2002 disposed on disappearing

    public RoomPagePaired(HubConnection hub) => _hub = hub;

    protected override void OnAppearing()
    {
        base.OnAppearing();
        _line = _hub.On<string>("Line", _lines.Add); // quiet: SWB4002 paired with OnDisappearing
        _hub.Closed += OnHubClosed; // quiet: SWB2004, SWB4002 removed on disappearing
    }

    private Task OnHubClosed(Exception? problem)
    {
        _lines.Add("closed");
        return Task.CompletedTask;
    }

    protected override void OnDisappearing()
    {
        _line?.Dispose();
        _hub.Closed -= OnHubClosed;
        base.OnDisappearing();
    }
}

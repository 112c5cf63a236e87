using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Maui.Controls;

namespace Mobile.Pages;

// OnAppearing and OnDisappearing are a pair.
public sealed class DriverPage(HubConnection hub) : ContentPage
{
    private IDisposable? _rides;

    public string? Ride { get; private set; }

    protected override void OnAppearing()
    {
        base.OnAppearing();
        _rides = hub.On<string>("RideOffered", ride => Ride = ride);
        hub.Closed += OnClosed;
    }

    protected override void OnDisappearing()
    {
        hub.Closed -= OnClosed;
        _rides?.Dispose();
        _rides = null;
        base.OnDisappearing();
    }

    private Task OnClosed(Exception? problem)
    {
        Ride = null;
        return Task.CompletedTask;
    }
}

public sealed class MapPage : ContentPage
{
    private readonly HubConnection _hub;

    public MapPage(HubConnection hub)
    {
        _hub = hub;
        Appearing += (_, _) =>
        {
            _hub.Remove("Moved");
            _hub.On<double, double>("Moved", Move);
        };
        Disappearing += (_, _) => _hub.Remove("Moved");
    }

    public (double X, double Y) Position { get; private set; }

    private void Move(double x, double y) => Position = (x, y);
}

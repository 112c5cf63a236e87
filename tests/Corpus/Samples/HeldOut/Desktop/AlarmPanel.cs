// style: WPF user control with Loaded and Unloaded
// sdk: signalr
using System.Windows;
using System.Windows.Controls;
using Microsoft.AspNetCore.SignalR.Client;

namespace Plant.Controls;

public static class PlantHub
{
    public static HubConnection Connection { get; } = new HubConnectionBuilder() // expect: SWB1001
        .WithUrl("https://plant.internal/alarms")
        .WithAutomaticReconnect()
        .Build();
}

public partial class AlarmPanel : UserControl
{
    private readonly Dictionary<int, string> _active = [];
    private IDisposable? _raised; // quiet: SWB2002 disposed in Unloaded
    private bool _muted;

    public AlarmPanel()
    {
        Loaded += OnLoaded;
        Unloaded += OnUnloaded;
    }

    public int Zone { get; set; }

    private void OnLoaded(object sender, RoutedEventArgs e)
    {
        _raised = PlantHub.Connection.On<int, int, string>("Raised", OnRaised); // quiet: SWB4002 paired with Unloaded
        PlantHub.Connection.On<int>("Acknowledged", id => _active.Remove(id)); // expect: SWB4002, SWB2003
        PlantHub.Connection.Closed += OnClosed; // quiet: SWB2004, SWB4002 removed in Unloaded
    }

    private void OnUnloaded(object sender, RoutedEventArgs e)
    {
        PlantHub.Connection.Closed -= OnClosed;
        _raised?.Dispose();
    }

    private void OnRaised(int zone, int id, string text)
    {
        if (zone != Zone)
            return;

        _active[id] = text;
        if (!_muted)
            Console.Beep();
    }

    private Task OnClosed(Exception? error)
    {
        _active.Clear();
        return Task.CompletedTask;
    }

    private async void Mute_Click(object sender, RoutedEventArgs e)
    {
        _muted = !_muted;
        await PlantHub.Connection.SendAsync("Mute", Zone, _muted);
    }

    private async void Shutdown_Click(object sender, RoutedEventArgs e)
    {
        await PlantHub.Connection.StopAsync(); // expect: SWB3001
    }
}

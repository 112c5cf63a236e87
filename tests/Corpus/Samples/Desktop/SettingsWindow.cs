// style: WPF window on the ambient manager
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Desk;

public class SettingsWindow : Window
{
    private readonly HubConnection _hub = ConnectionManager.Default.GetOrCreate("settings", CreateHub); // quiet: SWB1001, SWB2002 managed
    private IDisposable? _changed; // quiet: SWB2002 disposed

    public string Caption { get; private set; } = "";

    public async Task OpenAsync()
    {
        await ConnectionManager.Default.ConnectAsync(_hub); // quiet: SWB3002 the manager's
        _changed = _hub.On<string>("Changed", text => Caption = text); // quiet: SWB2003 kept
        _hub.On("Locked", () => { Caption = "locked"; }); // expect: SWB2003
        _hub.Closed += OnHubClosed; // expect: SWB2004
    }

    private Task OnHubClosed(Exception? problem)
    {
        Caption = "offline";
        return Task.CompletedTask;
    }

    protected override async void OnClosed(EventArgs e)
    {
        base.OnClosed(e);
        _changed?.Dispose();
        await _hub.StopAsync(); // expect: SWB3001
    }

    private static HubConnection CreateHub() =>
        new HubConnectionBuilder().WithUrl("https://settings.example.com").Build(); // quiet: SWB1001 the manager's factory
}

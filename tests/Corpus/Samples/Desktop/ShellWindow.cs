// style: WPF window that closes its hub
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.SignalR.Client;

namespace Desk;

public partial class ShellWindow : Window
{
    private HubConnection? _connection; // quiet: SWB2002 released in OnClosed

    public string Caption { get; private set; } = "";

    public async Task OpenAsync(string url)
    {
        if (_connection is not null)
            return;

        _connection = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
        _connection.Closed += OnConnectionClosed; // quiet: SWB2004 owned
        await _connection.StartAsync();
    }

    private Task OnConnectionClosed(Exception? problem)
    {
        Caption = problem?.Message ?? "Disconnected";
        return Task.CompletedTask;
    }

    protected override async void OnClosed(EventArgs e)
    {
        base.OnClosed(e);
        if (_connection != null)
            await _connection.DisposeAsync(); // quiet: SWB3001 owner
    }
}

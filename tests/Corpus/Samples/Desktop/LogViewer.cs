// style: WinForms form with a timer
// sdk: mixed
using System.Windows.Forms;
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;

namespace Trading;

public class LogViewer : Form
{
    private readonly HubConnection _hub;
    private readonly SocketIO _socket; // expect: SWB2002
    private readonly System.Windows.Forms.Timer _timer = new();
    private readonly List<string> _lines = [];

    public LogViewer(HubConnection hub)
    {
        _hub = hub;
        _socket = new SocketIO("https://logs.example.com"); // expect: SWB1001
        _hub.On<string>("Logged", _lines.Add); // expect: SWB2003
        _timer.Tick += OnTick;
        Load += async (_, _) => await _socket.ConnectAsync(); // quiet: SWB3002 owned
    }

    private async void OnTick(object? sender, EventArgs e)
    {
        _socket.On("line", response => _lines.Add(response.ToString())); // expect: SWB4002
        var probe = new HubConnectionBuilder().WithUrl("https://logs.example.com/probe").Build(); // expect: SWB1002, SWB2001
        await probe.StartAsync();
        _lines.Add(probe.State.ToString());
    }

    protected override void OnFormClosed(FormClosedEventArgs e)
    {
        _timer.Dispose();
        base.OnFormClosed(e);
    }
}

using System.Windows.Forms;
using SocketIOClient;

namespace Desk.Forms;

public sealed class TickerForm : Form
{
    private readonly SocketIOClient.SocketIO _socket = new("https://ticker.example.com");
    private readonly System.Windows.Forms.Timer _timer = new() { Interval = 1000 };
    private int _ticks;

    public TickerForm()
    {
        _socket.On("price", response => Price = response.GetValue<decimal>());
        _timer.Tick += (_, _) => _ticks++;
    }

    public decimal Price { get; private set; }

    protected override async void OnLoad(EventArgs e)
    {
        base.OnLoad(e);
        try
        {
            await _socket.ConnectAsync();
            _timer.Start();
        }
        catch (Exception)
        {
            Price = -1;
        }
    }

    protected override void OnFormClosed(FormClosedEventArgs e)
    {
        _timer.Stop();
        _socket.Dispose();
        base.OnFormClosed(e);
    }
}

public sealed class LoginDialog(SocketIOClient.SocketIO socket) : Form
{
    private bool _listening;

    protected override void OnLoad(EventArgs e)
    {
        base.OnLoad(e);
        if (_listening)
            return;

        _listening = true;
        socket.On("accepted", _ => Disconnect());
    }

    protected override void OnFormClosed(FormClosedEventArgs e)
    {
        socket.Off("accepted");
        base.OnFormClosed(e);
    }

    // Only the name of a disconnect.
    private void Disconnect() => _listening = false;
}

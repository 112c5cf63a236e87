// style: WinForms form that connects per click
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Windows.Forms;

namespace Trading;

public class EchoForm : Form
{
    private readonly Control _send = new();

    public EchoForm()
    {
        _send.Click += OnSend;
    }

    public string Caption { get; private set; } = "";

    private async void OnSend(object? sender, EventArgs e)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        try
        {
            await socket.ConnectAsync(new Uri("wss://echo.example.com"), CancellationToken.None);
            await socket.SendAsync(Encoding.UTF8.GetBytes(Caption), WebSocketMessageType.Text, true, CancellationToken.None);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", CancellationToken.None); // quiet: SWB3001 owner
        }
        catch (WebSocketException problem)
        {
            Caption = problem.Message;
        }
    }
}

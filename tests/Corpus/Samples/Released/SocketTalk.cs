// style: command-line client of a device protocol
// sdk: websocket
// switchboard: no
using System.Net.WebSockets;
using System.Text;

namespace Devices.Tool;

public sealed class DeviceLink : IDisposable
{
    private ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly Uri _address;

    public DeviceLink(Uri address) => _address = address;

    public Task OpenAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(_address, cancellationToken);

    public async Task ResetAsync(CancellationToken cancellationToken)
    {
        await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "reset", cancellationToken);
        await _socket.ConnectAsync(_address, cancellationToken); // expect: SWB2005
    }

    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        _socket.Dispose();
        _socket = new ClientWebSocket(); // expect: SWB1001
        await _socket.ConnectAsync(_address, cancellationToken); // quiet: SWB2005 another socket
    }

    public async Task HangUpAsync(CancellationToken cancellationToken)
    {
        var goodbye = Encoding.ASCII.GetBytes("BYE");
        await _socket.SendAsync(goodbye, WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB2005 before the close
        await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);

        var buffer = new byte[256];
        var last = await _socket.ReceiveAsync(buffer, cancellationToken); // quiet: SWB2005 the other half is still open
        Console.WriteLine(last.MessageType);
    }

    public void Kill()
    {
        if (_socket.State != WebSocketState.Open)
            return;

        _socket.Abort();
        Console.WriteLine("aborted, now {0}", _socket.State); // quiet: SWB2005 asks for the state
    }

    public void Dispose() => _socket.Dispose();
}

public static class Probe
{
    public static async Task<string> AskAsync(Uri address, string command, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001
        try
        {
            await socket.ConnectAsync(address, cancellationToken);
            await socket.SendAsync(Encoding.ASCII.GetBytes(command), WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            socket.Dispose();
        }

        var buffer = new byte[4096];
        var answer = await socket.ReceiveAsync(buffer, cancellationToken); // expect: SWB2005
        if (answer.MessageType == WebSocketMessageType.Close || !answer.EndOfMessage)
            return "";
        return Encoding.ASCII.GetString(buffer, 0, answer.Count);
    }
}

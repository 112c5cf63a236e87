// style: throw paths
// sdk: websocket
using System.Net.WebSockets;

namespace App.Messaging;

public static class Handshake
{
    public static async Task<ClientWebSocket> OpenAsync(Uri endpoint, string protocol, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001, SWB2001
        socket.Options.AddSubProtocol(protocol);
        await socket.ConnectAsync(endpoint, cancellationToken);
        if (socket.SubProtocol != protocol)
            throw new InvalidOperationException($"The server does not speak {protocol}.");
        return socket;
    }

    public static async Task<ClientWebSocket> OpenSafelyAsync(Uri endpoint, string protocol, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001
        try
        {
            socket.Options.AddSubProtocol(protocol);
            await socket.ConnectAsync(endpoint, cancellationToken);
            return socket; // quiet: SWB2001 returned
        }
        catch
        {
            socket.Dispose(); // quiet: SWB3001 owner
            throw;
        }
    }

    public static async Task<ClientWebSocket?> TryOpenAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001, SWB2001
        try
        {
            await socket.ConnectAsync(endpoint, cancellationToken);
            return socket;
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}

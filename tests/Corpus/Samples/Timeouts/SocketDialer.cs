// style: a socket service
// sdk: websockets
// switchboard: no
using System.Net.WebSockets;

namespace App.Feeds;

public static class SocketDialer
{
    public static async Task<bool> TryConnectAsync(ClientWebSocket socket, Uri uri, int milliseconds)
    {
        var connecting = socket.ConnectAsync(uri, CancellationToken.None);
        return await Task.WhenAny(connecting, Task.Delay(milliseconds)) == connecting; // expect: SWB3005
    }

    public static void Connect(ClientWebSocket socket, Uri uri)
    {
        if (!socket.ConnectAsync(uri, CancellationToken.None).Wait(TimeSpan.FromSeconds(5))) // expect: SWB3005
            throw new TimeoutException(uri.Host);
    }

    public static async Task ConnectOrAbortAsync(ClientWebSocket socket, Uri uri)
    {
        var connecting = socket.ConnectAsync(uri, CancellationToken.None);
        if (await Task.WhenAny(connecting, Task.Delay(5000)) != connecting) // quiet: SWB3005 the abort ends it
        {
            socket.Abort();
            throw new TimeoutException(uri.Host);
        }

        await connecting;
    }

    public static async Task<string> ProbeAsync(Uri uri)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        try
        {
            await socket.ConnectAsync(uri, CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(2)); // quiet: SWB3005 disposed at the end of the block
            return "up";
        }
        catch (TimeoutException)
        {
            return "slow";
        }
    }

    public static async Task ReadUntilQuietAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            var receive = socket.ReceiveAsync(buffer.AsMemory(), cancellationToken).AsTask();
            if (await Task.WhenAny(receive, Task.Delay(30_000, cancellationToken)) != receive) // quiet: SWB3005 a receive, not a connect
                return;
            await receive;
        }
    }
}

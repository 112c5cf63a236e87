using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace Switchboard.Packaging;

/// <summary>A WebSocket server on loopback that says back what it hears.</summary>
internal sealed class EchoServer : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    public EchoServer()
    {
        Address = $"127.0.0.1:{FreePort()}/";
        _listener.Prefixes.Add("http://" + Address);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Host, port and path, without scheme.</summary>
    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
                talks.Add(TalkAsync(await _listener.GetContextAsync()));
        }
        catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
        {
        }

        await Task.WhenAll(talks);
    }

    private static async Task TalkAsync(HttpListenerContext context)
    {
        using var socket = (await context.AcceptWebSocketAsync(subProtocol: null)).WebSocket;
        var buffer = new byte[1024];
        try
        {
            while (true)
            {
                var heard = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None);
                if (heard.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);
                    return;
                }

                await socket.SendAsync(new ArraySegment<byte>(buffer, 0, heard.Count), heard.MessageType, heard.EndOfMessage, CancellationToken.None);
            }
        }
        catch (WebSocketException)
        {
            // A program that ended without a close; the test says what was wrong with it.
        }
    }
}

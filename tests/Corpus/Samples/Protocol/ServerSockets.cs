// style: server middleware
// sdk: websocket
using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace App.Server;

public sealed class SocketMiddleware(RequestDelegate next)
{
    private readonly ConcurrentDictionary<string, WebSocket> _sockets = new(); // quiet: SWB2002 a server's sockets

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }

        var socket = await context.WebSockets.AcceptWebSocketAsync(); // quiet: SWB1001, SWB1002, SWB2001 a server's socket
        _sockets[context.Connection.Id] = socket;
        var buffer = new byte[1024];
        while (socket.State == WebSocketState.Open)
        {
            var frame = await socket.ReceiveAsync(buffer, context.RequestAborted);
            if (frame.MessageType == WebSocketMessageType.Close)
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); // quiet: SWB3001 a server's socket
        }

        _sockets.TryRemove(context.Connection.Id, out _);
    }
}

public static class Listener
{
    public static async Task RunAsync(HttpListener listener)
    {
        while (listener.IsListening)
        {
            var context = await listener.GetContextAsync();
            var accepted = await context.AcceptWebSocketAsync(null); // quiet: SWB1001, SWB1002 a server's socket
            var socket = accepted.WebSocket; // quiet: SWB2001 a server's socket
            await socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); // quiet: SWB3001 a server's socket
        }
    }

    public static WebSocket Adopt(Stream stream) =>
        WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, keepAliveInterval: TimeSpan.FromSeconds(30)); // quiet: SWB1001 a server's socket
}

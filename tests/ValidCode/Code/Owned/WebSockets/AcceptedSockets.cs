using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Trading.Server;

// The server's end: whoever accepted it reads it, answers the close and disposes it.
public sealed class EchoMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[1024];
        var frame = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), context.RequestAborted);
        while (!frame.CloseStatus.HasValue)
        {
            await socket.SendAsync(new ArraySegment<byte>(buffer, 0, frame.Count), frame.MessageType, frame.EndOfMessage, context.RequestAborted);
            frame = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), context.RequestAborted);
        }

        await socket.CloseAsync(frame.CloseStatus.Value, frame.CloseStatusDescription, context.RequestAborted);
    }
}

public sealed class ListenerServer(HttpListener listener)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var context = await listener.GetContextAsync();
            var upgraded = await context.AcceptWebSocketAsync(subProtocol: null);
            _ = ServeAsync(upgraded.WebSocket, cancellationToken);
        }
    }

    private static async Task ServeAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using (socket)
        {
            await socket.SendAsync("welcome"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", cancellationToken);
        }
    }
}

public static class StreamedSocket
{
    public static WebSocket Wrap(Stream stream) => WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });

    public static IApplicationBuilder UseEcho(this IApplicationBuilder app) => app.UseWebSockets().UseMiddleware<EchoMiddleware>();
}

// style: middleware with accepted sockets and an upstream
// sdk: websocket
using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Proxy.Sockets;

public sealed class SocketMiddleware(RequestDelegate next, ILogger<SocketMiddleware> logger)
{
    private readonly ConcurrentDictionary<Guid, WebSocket> _open = new();

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            await next(context);
            return;
        }

        var socket = await context.WebSockets.AcceptWebSocketAsync(); // quiet: SWB1001, SWB1002, SWB2001 the server's own side
        var id = Guid.NewGuid();
        _open[id] = socket;
        try
        {
            if (context.Request.Path.StartsWithSegments("/proxy", out var rest))
                await ProxyAsync(socket, new Uri("wss://upstream.internal" + rest), context.RequestAborted);
            else
                await EchoAsync(socket, context.RequestAborted);
        }
        catch (WebSocketException exception)
        {
            logger.LogDebug(exception, "Socket {Id} broke", id);
        }
        finally
        {
            _open.TryRemove(id, out _);
        }
    }

    private static async Task EchoAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        try
        {
            while (socket.State == WebSocketState.Open)
            {
                var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken); // quiet: SWB3001 answers a close frame
                    break;
                }

                await socket.SendAsync(buffer.AsMemory(0, received.Count), received.MessageType, received.EndOfMessage, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task ProxyAsync(WebSocket downstream, Uri address, CancellationToken cancellationToken)
    {
        using var upstream = new ClientWebSocket(); // expect: SWB1002
        upstream.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        await upstream.ConnectAsync(address, cancellationToken); // quiet: SWB3002 owned

        await Task.WhenAny(
            PumpAsync(downstream, upstream, cancellationToken),
            PumpAsync(upstream, downstream, cancellationToken));
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (from.State == WebSocketState.Open && to.State == WebSocketState.Open)
        {
            var received = await from.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                await to.CloseOutputAsync(received.CloseStatus ?? WebSocketCloseStatus.Empty, received.CloseStatusDescription, cancellationToken); // quiet: SWB3001 passes a close frame on
                return;
            }

            await to.SendAsync(new ArraySegment<byte>(buffer, 0, received.Count), received.MessageType, received.EndOfMessage, cancellationToken);
        }
    }
}

using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Chat.Server;

/// <summary>A plain WebSocket endpoint: says what it has to say, then waits for the client to leave.</summary>
internal sealed class SocketEndpoint(ConnectionLedger connections, IHostApplicationLifetime lifetime)
{
    public async Task ServeAsync(HttpContext context, string name, params string[] messages)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        connections.Enter(name);
        try
        {
            foreach (string message in messages)
                await socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, stop.Token);

            byte[] buffer = new byte[64];
            while (await socket.ReceiveAsync(buffer.AsMemory(), stop.Token) is { MessageType: not WebSocketMessageType.Close })
            {
            }

            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, stop.Token);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // Left without saying goodbye, or the server stops.
        }
        finally
        {
            connections.Leave();
        }
    }
}

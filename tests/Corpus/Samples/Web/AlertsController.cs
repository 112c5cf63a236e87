// style: MVC controller
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Controllers;

public class AlertsController : Controller
{
    public async Task<IActionResult> Send(string text, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1002, SWB2001
        await socket.ConnectAsync(new Uri("wss://alerts.internal/in"), cancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "sent", cancellationToken);
        return Ok();
    }

    [Route("/alerts/feed")]
    public async Task Feed()
    {
        using var socket = await HttpContext.WebSockets.AcceptWebSocketAsync(); // quiet: SWB1001, SWB1002 a server's socket
        var buffer = new byte[1024];
        var frame = await socket.ReceiveAsync(buffer, HttpContext.RequestAborted);
        while (frame.MessageType != WebSocketMessageType.Close)
        {
            await socket.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, HttpContext.RequestAborted);
            frame = await socket.ReceiveAsync(buffer, HttpContext.RequestAborted);
        }

        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); // quiet: SWB3001 a server's socket
    }
}

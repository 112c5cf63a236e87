// style: BackgroundService with the reconnect loop of a raw socket
// sdk: websocket
using System.Net.WebSockets;
using Microsoft.Extensions.Hosting;

namespace Workers;

public sealed class SocketPump : BackgroundService
{
    private static readonly Uri Endpoint = new("wss://feed.example.com/stream");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var socket = new ClientWebSocket(); // quiet: SWB1001, SWB1002 the loop is the reconnect loop
            try
            {
                await socket.ConnectAsync(Endpoint, stoppingToken); // expect: SWB3006
                await PumpAsync(socket, stoppingToken);
            }
            catch (WebSocketException problem)
            {
                Console.WriteLine(problem.Message);
                await Task.Delay(TimeSpan.FromSeconds(3), stoppingToken);
            }
        }
    }

    private static async Task PumpAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken); // quiet: SWB3001 answers the close
                return;
            }
        }
    }
}

// style: order-book feed on a raw socket
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Exchange.Feeds;

public readonly record struct BookUpdate(string Symbol, decimal Bid, decimal Ask);

public sealed class BookFeed(Channel<BookUpdate> updates, ILogger<BookFeed> logger) : BackgroundService
{
    private static readonly Uri Address = new("wss://stream.exchange.example/book");
    private static readonly string[] Symbols = ["BTC-EUR", "ETH-EUR"];
    private int _failures;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var socket = new ClientWebSocket(); // quiet: SWB1001, SWB1002 re-created in its reconnect loop
            try
            {
                await socket.ConnectAsync(Address, stoppingToken); // expect: SWB3006
                _failures = 0;
                await SubscribeAsync(socket, stoppingToken);
                await ReadAsync(socket, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                _failures++;
                logger.LogWarning(exception, "The feed broke for the {Count}. time", _failures);
            }

            await Task.Delay(TimeSpan.FromSeconds(Math.Min(60, Math.Pow(2, _failures))), stoppingToken);
        }
    }

    private static Task SubscribeAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var request = JsonSerializer.SerializeToUtf8Bytes(new { type = "subscribe", channels = Symbols });
        return socket.SendAsync(request, WebSocketMessageType.Text, true, cancellationToken);
    }

    private async Task ReadAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        var text = new StringBuilder();
        while (socket.State == WebSocketState.Open)
        {
            text.Clear();
            WebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer, cancellationToken);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", cancellationToken); // quiet: SWB3001 answers a close frame
                    return;
                }

                text.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
            while (!result.EndOfMessage);

            await updates.Writer.WriteAsync(JsonSerializer.Deserialize<BookUpdate>(text.ToString()), cancellationToken);
        }
    }

    public static async Task<string> SnapshotAsync(string symbol, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001, SWB2001
        await socket.ConnectAsync(new Uri(Address, "?snapshot=" + symbol), cancellationToken);
        var buffer = new byte[64 * 1024];
        var result = await socket.ReceiveAsync(buffer, cancellationToken); // expect: SWB3010
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", cancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, result.Count);
    }
}

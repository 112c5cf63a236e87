// style: background service that reads a stream per symbol
// sdk: websockets
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Markets;

public sealed class QuoteStream(string symbol, string relayHost, ILogger<QuoteStream> logger) : BackgroundService
{
    private readonly ClientWebSocket _quotes = new(); // expect: SWB1001
    private readonly ClientWebSocket _depth = new(); // expect: SWB1001
    private readonly ClientWebSocket _relay = new(); // expect: SWB1001
    private readonly ClientWebSocket _news = new(); // expect: SWB1001

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var depth = "ws://depth.quotes-feed.io/v2/" + symbol; // expect: SWB5003
        await _quotes.ConnectAsync(
            new Uri($"ws://stream.quotes-feed.io:9443/ws/{symbol}@trade"), // expect: SWB5003
            stoppingToken);
        await _depth.ConnectAsync(new Uri(depth), stoppingToken);
        await _relay.ConnectAsync(new Uri($"ws://{relayHost}:9000/{symbol}"), stoppingToken); // quiet: SWB5003 the host is not in the code
        await _news.ConnectAsync(new Uri("wss://news.quotes-feed.io/all"), stoppingToken); // quiet: SWB5003 encrypted
        await ReadAsync(stoppingToken);
    }

    public override void Dispose()
    {
        _quotes.Dispose();
        _depth.Dispose();
        _relay.Dispose();
        _news.Dispose();
        base.Dispose();
    }

    private async Task ReadAsync(CancellationToken stoppingToken)
    {
        var buffer = new byte[4096];
        while (_quotes.State == WebSocketState.Open)
        {
            var result = await _quotes.ReceiveAsync(buffer, stoppingToken); // expect: SWB3010
            if (result.MessageType == WebSocketMessageType.Close)
                return;
            logger.LogInformation("{Quote}", Encoding.UTF8.GetString(buffer, 0, result.Count));
        }
    }
}

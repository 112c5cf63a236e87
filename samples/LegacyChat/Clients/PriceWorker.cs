using System.Net.WebSockets;
using System.Text;
using Chat.Server;
using Microsoft.Extensions.Hosting;

namespace Chat.Clients;

/// <summary>Shows the prices of the day as the ticker gives them.</summary>
internal sealed class PriceWorker(ChatAddresses addresses, Transcript transcript) : BackgroundService
{
    private const int PairsOfTheDay = 3;

    private ClientWebSocket? _socket;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _socket = new ClientWebSocket();
        await _socket.ConnectAsync(addresses.Ticker, stoppingToken);

        byte[] buffer = new byte[256];
        for (int pair = 0; pair < PairsOfTheDay; pair++)
        {
            ValueWebSocketReceiveResult frame = await _socket.ReceiveAsync(buffer.AsMemory(), stoppingToken);
            transcript.Show("ticker", Encoding.UTF8.GetString(buffer, 0, frame.Count));
        }
    }
}

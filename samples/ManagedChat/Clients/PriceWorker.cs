using System.Net.WebSockets;
using System.Text;
using Chat.Server;
using Microsoft.Extensions.Hosting;
using Switchboard;

namespace Chat.Clients;

/// <summary>Shows the prices of the day as the ticker gives them.</summary>
internal sealed class PriceWorker(ChatAddresses addresses, Transcript transcript, IConnectionManager connections) : BackgroundService
{
    private const int PairsOfTheDay = 3;

    private ClientWebSocket? _socket;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _socket = connections.GetOrCreate(addresses.Ticker, () => new ClientWebSocket());
        await connections.ConnectAsync(_socket, token => _socket.ConnectAsync(addresses.Ticker, token), stoppingToken);

        byte[] buffer = new byte[256];
        for (int pair = 0; pair < PairsOfTheDay; pair++)
        {
            int count = 0;
            ValueWebSocketReceiveResult frame;
            do
            {
                frame = await _socket.ReceiveAsync(buffer.AsMemory(count), stoppingToken);
                count += frame.Count;
            }
            while (!frame.EndOfMessage);

            transcript.Show("ticker", Encoding.UTF8.GetString(buffer, 0, count));
        }
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await connections.ReleaseAsync(_socket);
    }
}

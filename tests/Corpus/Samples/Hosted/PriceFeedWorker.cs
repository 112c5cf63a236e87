// style: BackgroundService that owns its hub
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace Workers;

public class PriceFeedWorker : BackgroundService
{
    private readonly HubConnection _hub; // expect: SWB2002

    public PriceFeedWorker()
    {
        _hub = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl("https://prices.example.com/hub")
            .WithAutomaticReconnect() // quiet: SWB3008 told to
            .Build();
        _hub.On<string, decimal>("Price", (symbol, price) => Console.WriteLine($"{symbol} {price}")); // quiet: SWB2003 owned
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _hub.StartAsync(stoppingToken); // quiet: SWB3002 owned
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }
}

// style: BackgroundService that owns its hub and stops it
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace Workers;

public class PriceFeedWorkerStopped : BackgroundService
{
    private readonly HubConnection _hub = new HubConnectionBuilder() // expect: SWB1001, SWB3008
        .WithUrl("https://prices.example.com/hub")
        .Build();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _hub.Closed += OnClosed; // quiet: SWB2004 owned
        _hub.On<string>("Price", Console.WriteLine); // quiet: SWB2003 owned
        await _hub.StartAsync(stoppingToken);
    }

    private Task OnClosed(Exception? problem)
    {
        Console.WriteLine(problem?.Message);
        return Task.CompletedTask;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _hub.DisposeAsync(); // quiet: SWB3001 owner
    }
}

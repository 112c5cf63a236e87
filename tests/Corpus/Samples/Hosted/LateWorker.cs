// style: worker that retries its connect and then listens
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace App.Workers;

public sealed class LateWorker : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var hub = new HubConnectionBuilder().WithUrl("https://jobs.example.com/hub").Build(); // expect: SWB1002
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await hub.StartAsync(stoppingToken); // expect: SWB3006
                break;
            }
            catch (HttpRequestException) when (attempt < 5)
            {
                await Task.Delay(TimeSpan.FromSeconds(2), stoppingToken);
            }
        }

        hub.On<string>("Job", job => Console.WriteLine(job)); // expect: SWB4003
        await hub.SendAsync("Ready", stoppingToken);
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }
}

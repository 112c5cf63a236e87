// style: BackgroundService that subscribes again after each reconnect
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace Workers;

public class CommandWorker : BackgroundService
{
    private readonly HubConnection _hub;

    public CommandWorker(HubConnection hub) => _hub = hub;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _hub.On<string>("Run", Run); // quiet: SWB2003 hosted service
        _hub.Reconnected += async _ =>
        {
            _hub.On<string>("Cancel", Cancel); // expect: SWB4002
            await _hub.SendAsync("Resync", stoppingToken);
        };

        while (!stoppingToken.IsCancellationRequested)
        {
            _hub.On<string>("Ping", Run); // expect: SWB4002
            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }

    private void Run(string command) => Console.WriteLine(command);

    private void Cancel(string command) => Console.WriteLine($"cancel {command}");
}

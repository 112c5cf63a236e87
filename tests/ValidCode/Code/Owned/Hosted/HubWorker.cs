using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ops.Workers;

// A hosted service that opens in StartAsync, closes in StopAsync.
public sealed class AlarmService(ILogger<AlarmService> logger, IHostEnvironment environment) : IHostedService, IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder()
        .WithUrl($"https://alarms.example.com/{environment.EnvironmentName}")
        .WithAutomaticReconnect()
        .Build();

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _hub.On<string>("Raised", alarm => logger.LogWarning("Alarm {Alarm}", alarm));
        await _hub.StartAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _hub.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class AlarmPoller(ILogger<AlarmPoller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var hub = new HubConnectionBuilder().WithUrl("https://alarms.example.com/poll").WithAutomaticReconnect().Build();
        try
        {
            await hub.StartAsync(stoppingToken);
            using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var count = await hub.InvokeAsync<int>("CountAlarms", stoppingToken);
                logger.LogInformation("{Count} alarms", count);
            }
        }
        finally
        {
            await hub.DisposeAsync();
        }
    }
}

public sealed class AlarmMirror(Uri server) : BackgroundService
{
    private HubConnection? _hub;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_hub is not null)
            await _hub.DisposeAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _hub = new HubConnectionBuilder().WithUrl(server).WithAutomaticReconnect().Build();
        await _hub.StartAsync(stoppingToken);
        await foreach (var alarm in _hub.StreamAsync<string>("Alarms", stoppingToken))
            Console.WriteLine(alarm);
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NATS.Client.Core;
using NATS.Net;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<INatsClient>(provider => new NatsClient(provider.GetRequiredService<IConfiguration>()["Nats"]!));
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddHostedService<Collector>();
builder.Services.AddHostedService(provider => new Heartbeat(provider.GetRequiredService<INatsClient>(), provider.GetRequiredService<TimeProvider>()));

using var host = builder.Build();
await host.StartAsync();
await host.WaitForShutdownAsync();

internal sealed class Collector(INatsClient nats) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var reading in nats.SubscribeAsync<double>("readings.*", cancellationToken: stoppingToken))
            await nats.PublishAsync("averages", reading.Data / 2, cancellationToken: stoppingToken);
    }
}

internal sealed class Heartbeat(INatsClient nats, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await nats.PublishAsync("alive", time.GetUtcNow(), cancellationToken: stoppingToken);
    }
}

// style: NATS workers
// sdk: nats
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NATS.Client.Core;
using NATS.Net;

namespace Orders.Worker;

public sealed record OrderPlaced(string Id, decimal Total);

public sealed class OrderWorker(INatsConnection nats, ILogger<OrderWorker> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await nats.ConnectAsync(); // quiet: SWB3002 a hosted service
        await Task.WhenAll(PlacedAsync(stoppingToken), CancelledAsync(stoppingToken));
    }

    private async Task PlacedAsync(CancellationToken cancellationToken)
    {
        await foreach (var message in nats.SubscribeAsync<OrderPlaced>("orders.placed", cancellationToken: cancellationToken))
            logger.LogInformation("Order {Id} over {Total}", message.Data.Id, message.Data.Total);
    }

    private async Task CancelledAsync(CancellationToken cancellationToken)
    {
        var subscription = await nats.SubscribeCoreAsync<string>("orders.cancelled", cancellationToken: cancellationToken); // quiet: SWB2001, SWB2003 disposed in finally
        try
        {
            await foreach (var message in subscription.Msgs.ReadAllAsync(cancellationToken))
                logger.LogInformation("Order {Id} cancelled", message.Data);
        }
        finally
        {
            await subscription.DisposeAsync();
        }
    }
}

public sealed class RegionWorker : BackgroundService
{
    private readonly string[] _regions = ["eu", "us", "ap"];
    private readonly List<NatsClient> _clients = [];
    private readonly ILogger<RegionWorker> _logger;

    public RegionWorker(ILogger<RegionWorker> logger) => _logger = logger;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (var region in _regions)
        {
            var client = new NatsClient($"nats://{region}.internal:4222"); // expect: SWB1002
            _clients.Add(client);
            _ = ListenAsync(client, region, stoppingToken);
        }

        await using var control = new NatsClient("nats://control.internal:4222"); // expect: SWB1002
        await foreach (var message in control.SubscribeAsync<string>("control.>", cancellationToken: stoppingToken))
            _logger.LogInformation("Control: {Text}", message.Data);
    }

    private async Task ListenAsync(NatsClient client, string region, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var message in client.SubscribeAsync<string>($"{region}.events", cancellationToken: cancellationToken))
                _logger.LogDebug("{Region}: {Text}", region, message.Data);
        }
        catch (OperationCanceledException)
        {
        }
        catch (Exception exception)
        {
            _logger.LogError(exception, "Region {Region} stopped", region);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        foreach (var client in _clients)
            await client.DisposeAsync(); // quiet: SWB3001 owned
    }
}

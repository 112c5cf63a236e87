// style: hosted services with a manager of their own
// sdk: mqttnet
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using MQTTnet;
using Switchboard;

namespace App.Devices;

public sealed class IsolatedWorker : BackgroundService
{
    private readonly ConnectionManager _connections = new(); // expect: SWB1003

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var statistics = _connections.GetStatistics();
            Console.WriteLine(statistics);
            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await _connections.DisposeAsync();
    }
}

public sealed class BridgeWorker(IConnectionManager connections) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var lease = await connections.AcquireAsync("broker", () => new MqttClientFactory().CreateMqttClient(), stoppingToken); // quiet: SWB1003 injected
        await Task.Delay(Timeout.Infinite, stoppingToken);
    }
}

public static class Devices
{
    public static IServiceCollection AddDevices(this IServiceCollection services)
    {
        services.AddSwitchboard();
        services.AddHostedService<IsolatedWorker>();
        return services.AddHostedService<BridgeWorker>();
    }
}

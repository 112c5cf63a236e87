// style: device service with watchdogs
// sdk: mqtt
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;

namespace Plant.Devices;

public sealed class DeviceLink : IDisposable
{
    private readonly IMqttClient _client;
    private readonly MqttClientOptions _options;
    private readonly Timer _watchdog;

    public DeviceLink(MqttClientOptions options)
    {
        _options = options;
        _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001
        _watchdog = new Timer(CheckAsync, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
    }

    private async void CheckAsync(object? state)
    {
        if (_client.IsConnected)
            return;

        try
        {
            await _client.ConnectAsync(_options); // expect: SWB3006
        }
        catch (Exception problem)
        {
            Console.WriteLine(problem.Message);
        }
    }

    public void Dispose()
    {
        _watchdog.Dispose();
        _client.Dispose();
    }
}

public sealed class TelemetryUplink(MqttClientOptions options, ILogger<TelemetryUplink> logger) : BackgroundService
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _client.DisconnectedAsync += async args =>
        {
            logger.LogWarning("Disconnected");
            await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            try
            {
                await _client.ConnectAsync(options, stoppingToken); // expect: SWB3006
            }
            catch
            {
                logger.LogWarning("Not connected yet");
            }
        };

        await _client.ConnectAsync(options, stoppingToken); // quiet: SWB3006 the first connect
        while (!stoppingToken.IsCancellationRequested)
        {
            if (_client.IsConnected)
                await _client.PublishStringAsync("uplink/alive", "1", cancellationToken: stoppingToken);
            await Task.Delay(TimeSpan.FromMinutes(1), stoppingToken);
        }
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }
}

// Calls in once an hour and leaves again.
public sealed class MeterReading(MqttClientOptions options, Func<string> read) : BackgroundService
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await _client.ConnectAsync(options, stoppingToken); // quiet: SWB3006 a visit, left again below
                await _client.PublishStringAsync("meter/value", read(), cancellationToken: stoppingToken);
                await _client.DisconnectAsync(new MqttClientDisconnectOptions(), stoppingToken);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                Console.WriteLine(problem.Message);
            }

            await Task.Delay(TimeSpan.FromHours(1), stoppingToken);
        }
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }
}

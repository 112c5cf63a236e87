// style: MQTT background service of a home-automation bridge
// sdk: mqtt
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;
using MQTTnet.Protocol;

namespace Home.Bridge;

public sealed class ThermostatBridge : BackgroundService
{
    private readonly IConfiguration _configuration;
    private readonly ILogger<ThermostatBridge> _logger;
    private readonly IMqttClient _client; // quiet: SWB2002 disposed below
    private readonly TimeSpan _interval = TimeSpan.FromMinutes(1);

    public ThermostatBridge(IConfiguration configuration, ILogger<ThermostatBridge> logger)
    {
        _configuration = configuration;
        _logger = logger;
        _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001
        _client.ApplicationMessageReceivedAsync += OnMessageAsync; // quiet: SWB2004 owned
        _client.ConnectedAsync += OnConnectedAsync;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var options = new MqttClientOptionsBuilder()
            .WithTcpServer(_configuration["Mqtt:Host"] ?? "localhost")
            .Build();

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!_client.IsConnected)
                    await _client.ConnectAsync(options, stoppingToken); // expect: SWB3006

                await _client.PublishStringAsync("bridge/alive", DateTime.UtcNow.ToString("O"), cancellationToken: stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                _logger.LogWarning(exception, "The broker is away");
            }

            await Task.Delay(_interval, stoppingToken);
        }
    }

    private async Task OnConnectedAsync(MqttClientConnectedEventArgs args)
    {
        // A clean session forgets its subscriptions, so they are made with every connect.
        await _client.SubscribeAsync("thermostat/+/state", MqttQualityOfServiceLevel.AtLeastOnce); // quiet: SWB4002 the session was clean
        await _client.SubscribeAsync("thermostat/+/battery");
        _logger.LogInformation("Subscribed");
    }

    private Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        _logger.LogTrace("A reading arrived");
        return Task.CompletedTask;
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_client.IsConnected)
            await _client.TryDisconnectAsync(); // quiet: SWB3001 owned
    }

    public override void Dispose()
    {
        _client.Dispose();
        base.Dispose();
    }
}

// style: IoT gateway between MQTT and Azure Web PubSub
// sdk: webpubsub, mqtt
using Azure.Messaging.WebPubSub.Clients;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MQTTnet;

namespace Wind.Gateway;

public sealed class TurbineGateway : BackgroundService, IAsyncDisposable
{
    private readonly WebPubSubClient _cloud; // quiet: SWB2002 disposed below
    private readonly IMqttClient _field; // expect: SWB2002
    private readonly ILogger<TurbineGateway> _logger;
    private readonly string[] _turbines;

    public TurbineGateway(Uri access, string[] turbines, ILogger<TurbineGateway> logger)
    {
        _turbines = turbines;
        _logger = logger;
        _cloud = new WebPubSubClient(access, new WebPubSubClientOptions { AutoReconnect = true }); // expect: SWB1001
        _field = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _cloud.GroupMessageReceived += OnCommandAsync; // quiet: SWB2004 owned
        await _cloud.StartAsync(stoppingToken);
        await _cloud.JoinGroupAsync("commands", cancellationToken: stoppingToken);

        await _field.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("field.local").Build(), stoppingToken);
        foreach (var turbine in _turbines)
        {
            await _field.SubscribeAsync($"turbine/{turbine}/power", cancellationToken: stoppingToken); // quiet: SWB4002 varies with the iteration
            await _field.SubscribeAsync("turbine/weather", cancellationToken: stoppingToken); // expect: SWB4002
        }

        try
        {
            await Task.Delay(Timeout.Infinite, stoppingToken);
        }
        catch (OperationCanceledException)
        {
            _logger.LogInformation("Gateway stops");
        }
    }

    private async Task OnCommandAsync(WebPubSubGroupMessageEventArgs args)
    {
        if (_field.IsConnected)
            await _field.PublishStringAsync("turbine/all/command", "update");
    }

    public async ValueTask DisposeAsync()
    {
        await _cloud.StopAsync(); // quiet: SWB3001 owned
        await _cloud.DisposeAsync();
        base.Dispose();
    }
}

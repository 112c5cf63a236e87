// style: hosted service, stop releases something else
// sdk: mqtt
using Microsoft.Extensions.Hosting;
using MQTTnet;

namespace Workers;

public sealed class MqttBridge : IHostedService, IDisposable
{
    private readonly IMqttClient _client; // expect: SWB2002
    private readonly Timer _heartbeat;

    public MqttBridge()
    {
        _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001
        _heartbeat = new Timer(_ => Console.Write('.'), null, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var options = new MqttClientOptionsBuilder().WithTcpServer("broker.local").Build();
        await _client.ConnectAsync(options, cancellationToken);
        await _client.SubscribeAsync("devices/#", cancellationToken: cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _heartbeat.Change(Timeout.Infinite, Timeout.Infinite);
        return Task.CompletedTask;
    }

    public void Dispose() => _heartbeat.Dispose();
}

// style: the message event of a client added after the connect
// sdk: mqttnet
// switchboard: no
using MQTTnet;

namespace App.Meters;

public sealed class MeterReader : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public async Task OpenAsync(MqttClientOptions options)
    {
        await _client.ConnectAsync(options);
        await _client.SubscribeAsync("meters/+/reading"); // quiet: SWB4003 asks the broker
        _client.ApplicationMessageReceivedAsync += OnReading; // expect: SWB4003
    }

    public void Dispose() => _client.Dispose();

    private Task OnReading(MqttApplicationMessageReceivedEventArgs message)
    {
        Console.WriteLine(message);
        return Task.CompletedTask;
    }
}

public sealed class MeterBridge : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public async Task OpenAsync(MqttClientOptions options)
    {
        _client.ApplicationMessageReceivedAsync += message => Task.CompletedTask; // quiet: SWB4003 before the connect
        await _client.ConnectAsync(options);
        await _client.SubscribeAsync("meters/#");
    }

    public void Dispose() => _client.Dispose();
}

// style: service that owns its client
// sdk: mqtt
using MQTTnet;

namespace App.Devices;

public sealed class MqttDuplicates : IDisposable
{
    private readonly IMqttClient _mqtt = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public async Task OpenAsync(MqttClientOptions options, IReadOnlyList<string> devices)
    {
        _mqtt.ApplicationMessageReceivedAsync += OnMessage;
        _mqtt.ApplicationMessageReceivedAsync += OnMessage; // expect: SWB4001
        await _mqtt.ConnectAsync(options); // quiet: SWB3002 owned
        await _mqtt.SubscribeAsync("devices/state");
        await _mqtt.SubscribeAsync("devices/alarm"); // quiet: SWB4001 another channel
        await _mqtt.SubscribeAsync("devices/state"); // expect: SWB4001

        foreach (var device in devices)
        {
            await _mqtt.SubscribeAsync($"devices/{device}/log"); // quiet: SWB4002 varies with the iteration
            await _mqtt.SubscribeAsync("devices/all/log"); // expect: SWB4002
        }
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs e) => Task.CompletedTask;

    public void Dispose() => _mqtt.Dispose(); // quiet: SWB2002 released
}

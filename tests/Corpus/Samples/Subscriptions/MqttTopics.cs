// style: service on an injected client
// sdk: mqtt
using MQTTnet;

namespace App.Devices;

public sealed class DeviceFeed
{
    private readonly IMqttClient _mqtt;
    private int _received;

    public DeviceFeed(IMqttClient mqtt) => _mqtt = mqtt;

    public int Received => _received;

    public async Task ListenAsync()
    {
        _mqtt.ApplicationMessageReceivedAsync += OnMessage; // expect: SWB2004
        await _mqtt.SubscribeAsync("devices/+/state"); // expect: SWB2003
        await _mqtt.SubscribeAsync("devices/+/alarm"); // expect: SWB2003
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs e)
    {
        _received++;
        return Task.CompletedTask;
    }
}

public sealed class DeviceFeedKept : IAsyncDisposable
{
    private readonly IMqttClient _mqtt;

    public DeviceFeedKept(IMqttClient mqtt) => _mqtt = mqtt;

    public async Task ListenAsync()
    {
        _mqtt.ApplicationMessageReceivedAsync += OnMessage; // quiet: SWB2004 removed in teardown
        await _mqtt.SubscribeAsync("devices/+/state"); // quiet: SWB2003 unsubscribed in teardown
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs e)
    {
        Console.WriteLine(e);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        _mqtt.ApplicationMessageReceivedAsync -= OnMessage;
        await _mqtt.UnsubscribeAsync("devices/+/state");
    }
}

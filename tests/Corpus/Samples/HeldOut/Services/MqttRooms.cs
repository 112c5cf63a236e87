// style: MQTT service behind an interface
// sdk: mqtt
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using MQTTnet;

namespace Building.Services;

public interface IRoomService
{
    Task EnterAsync(string room);

    Task LeaveAsync(string room);
}

public sealed class RoomService : IRoomService
{
    private readonly IMqttClient _mqtt;
    private readonly ILogger<RoomService> _logger;
    private readonly ConcurrentDictionary<string, DateTime> _rooms = new();

    public RoomService(IMqttClient mqtt, ILogger<RoomService> logger)
    {
        _mqtt = mqtt;
        _logger = logger;
        _mqtt.ApplicationMessageReceivedAsync += OnMessageAsync; // expect: SWB2004
        _mqtt.DisconnectedAsync += OnDisconnectedAsync; // expect: SWB2004
    }

    public async Task EnterAsync(string room)
    {
        if (!_mqtt.IsConnected)
            await _mqtt.ConnectAsync(_mqtt.Options); // expect: SWB3002

        if (_rooms.TryAdd(room, DateTime.UtcNow))
            await _mqtt.SubscribeAsync("rooms/occupancy"); // quiet: SWB2003 unsubscribed in LeaveAsync
    }

    public async Task LeaveAsync(string room)
    {
        _rooms.TryRemove(room, out _);
        if (_rooms.IsEmpty)
            await _mqtt.UnsubscribeAsync("rooms/occupancy");
    }

    public async Task EmergencyStopAsync()
    {
        _logger.LogCritical("Emergency stop");
        await _mqtt.PublishStringAsync("building/stop", "now");
        await _mqtt.DisconnectAsync(); // expect: SWB3001
    }

    private Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        _logger.LogTrace("{Count} rooms", _rooms.Count);
        return Task.CompletedTask;
    }

    private async Task OnDisconnectedAsync(MqttClientDisconnectedEventArgs args)
    {
        _logger.LogWarning("Disconnected");
        await Task.Delay(TimeSpan.FromSeconds(5));
    }
}

public sealed class LightSwitch : IDisposable
{
    private readonly IMqttClient _mqtt;
    private readonly string _lamp;
    private bool _on;

    public LightSwitch(IMqttClient mqtt, string lamp)
    {
        _mqtt = mqtt;
        _lamp = lamp;
        _mqtt.ApplicationMessageReceivedAsync += OnMessageAsync; // quiet: SWB2004 removed in Dispose
    }

    public Task ToggleAsync()
    {
        _on = !_on;
        return _mqtt.PublishStringAsync($"lamp/{_lamp}", _on ? "on" : "off");
    }

    private Task OnMessageAsync(MqttApplicationMessageReceivedEventArgs args)
    {
        _on = false;
        return Task.CompletedTask;
    }

    public void Dispose() => _mqtt.ApplicationMessageReceivedAsync -= OnMessageAsync;
}

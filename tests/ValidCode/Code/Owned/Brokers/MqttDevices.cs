using Microsoft.Extensions.Configuration;
using MQTTnet;

namespace Platform.Devices;

// The handler stands before the connect; the topics are asked for after it, as the protocol wants.
public sealed class DeviceBridge : IAsyncDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly MqttClientOptions _options;

    public DeviceBridge(IConfiguration configuration)
    {
        _options = new MqttClientOptionsBuilder()
            .WithTcpServer(configuration["Mqtt:Host"] ?? "localhost", 8883)
            .WithCredentials(configuration["Mqtt:User"], configuration["Mqtt:Password"])
            .Build();
        _client.ApplicationMessageReceivedAsync += OnMessage;
        _client.DisconnectedAsync += OnDisconnected;
    }

    public event Action<string, string>? Measured;

    public bool IsLost { get; private set; }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_client.IsConnected)
            return;

        await _client.ConnectAsync(_options, cancellationToken);
        await _client.SubscribeAsync("devices/+/temperature", cancellationToken: cancellationToken);
        await _client.SubscribeAsync("devices/+/humidity", cancellationToken: cancellationToken);
    }

    public Task SwitchAsync(string device, bool on) => _client.PublishStringAsync($"devices/{device}/switch", on ? "on" : "off");

    public async ValueTask DisposeAsync()
    {
        if (_client.IsConnected)
            await _client.DisconnectAsync();
        _client.Dispose();
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs message)
    {
        Measured?.Invoke(message.ApplicationMessage.Topic, message.ApplicationMessage.ConvertPayloadToString());
        return Task.CompletedTask;
    }

    private Task OnDisconnected(MqttClientDisconnectedEventArgs args)
    {
        IsLost = args.Exception is not null;
        return Task.CompletedTask;
    }
}

// A subscription of a shared client that is taken back by topic.
public sealed class DevicePanel(IMqttClient client, string device) : IAsyncDisposable
{
    private bool _subscribed;

    public double Temperature { get; private set; }

    public async Task ShowAsync()
    {
        if (_subscribed)
            return;

        _subscribed = true;
        client.ApplicationMessageReceivedAsync += OnMessage;
        await client.SubscribeAsync($"devices/{device}/temperature");
    }

    public async ValueTask DisposeAsync()
    {
        client.ApplicationMessageReceivedAsync -= OnMessage;
        await client.UnsubscribeAsync($"devices/{device}/temperature");
    }

    private Task OnMessage(MqttApplicationMessageReceivedEventArgs message)
    {
        if (double.TryParse(message.ApplicationMessage.ConvertPayloadToString(), out var degrees))
            Temperature = degrees;
        return Task.CompletedTask;
    }
}

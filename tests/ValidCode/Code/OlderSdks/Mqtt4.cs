using MQTTnet;
using MQTTnet.Client;
using Switchboard;

namespace Legacy.Devices;

public sealed class OlderDevices(IConnectionManager connections, MqttClientOptions options) : IAsyncDisposable
{
    private readonly IMqttClient _client = connections.GetOrCreate("devices", CreateClient);
    private bool _listening;

    public int Received { get; private set; }

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!_listening)
        {
            _listening = true;
            _client.ApplicationMessageReceivedAsync += OnMessage;
        }

        await connections.ConnectAsync(_client, token => _client.ConnectAsync(options, token), cancellationToken);
        await _client.SubscribeAsync("devices/#", cancellationToken: cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _client.ApplicationMessageReceivedAsync -= OnMessage;
        await _client.UnsubscribeAsync("devices/#");
        await connections.ReleaseAsync(_client);
    }

    private static IMqttClient CreateClient() => new MqttFactory().CreateMqttClient();

    private Task OnMessage(EventArgs message) => Task.FromResult(Received++);
}

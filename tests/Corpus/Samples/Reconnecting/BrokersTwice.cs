// style: device code that connects in helpers
// sdk: mqtt, websocket
using System.Net.WebSockets;
using MQTTnet;

namespace Greenhouse;

public sealed class Valve(MqttClientOptions options) : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public async Task OpenAsync()
    {
        await ConnectAsync();
        await _client.PublishStringAsync("valve/open", "1");
    }

    public async Task CycleAsync()
    {
        await ConnectAsync();
        await _client.PublishStringAsync("valve/open", "1");
        await ConnectAsync(); // expect: SWB3007
        await _client.PublishStringAsync("valve/open", "0");
    }

    public async Task SafeCycleAsync()
    {
        await _client.ConnectAsync(options);
        await _client.PublishStringAsync("valve/open", "1");
        await _client.DisconnectAsync(new MqttClientDisconnectOptions());
        await ConnectAsync(); // quiet: SWB3007 disconnected in between
    }

    public async Task TryBothAsync(MqttClientOptions other)
    {
        try
        {
            await _client.ConnectAsync(options);
        }
        catch (Exception)
        {
            await _client.ConnectAsync(other); // quiet: SWB3007 the first one failed
        }
    }

    private async Task ConnectAsync()
    {
        await _client.ConnectAsync(options);
        Console.WriteLine("connected");
    }

    public void Dispose() => _client.Dispose();
}

public sealed class Camera(Uri address) : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(address, cancellationToken);
        await _socket.SendAsync("start"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
        await _socket.ConnectAsync(address, cancellationToken); // expect: SWB3007
    }

    public Task WarmUpAsync() => Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _socket.ConnectAsync(address, default))); // expect: SWB3007

    public void Dispose() => _socket.Dispose();
}

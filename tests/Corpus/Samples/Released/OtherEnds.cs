// style: small clients of other SDKs
// sdk: pusher, phoenix, mqtt, socket.io, web-pubsub
using Azure.Messaging.WebPubSub.Clients;
using MQTTnet;
using PusherClient;
using SocketIOClient;

namespace Gateways;

public sealed class PusherSwitch(Pusher pusher)
{
    // A Pusher client cannot be disposed: it is opened again.
    public async Task MoveAsync(string from, string to)
    {
        await pusher.UnsubscribeAsync(from);
        await pusher.DisconnectAsync(); // expect: SWB3001
        await pusher.ConnectAsync(); // expect: SWB3002
        await pusher.SubscribeAsync(to); // quiet: SWB2003, SWB2005 unsubscribed by name, and open again
    }
}

public static class PhoenixVisit
{
    public static void Run(Phoenix.Channel lobby, bool comesBack)
    {
        lobby.Push("hello", new { });
        lobby.Leave();
        if (comesBack)
            lobby.Join(); // expect: SWB2005
    }
}

public sealed class Thermometer : IDisposable
{
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient(); // expect: SWB1001

    public async Task CycleAsync(MqttClientOptions options, MqttApplicationMessage reading)
    {
        await _client.ConnectAsync(options);
        await _client.PublishAsync(reading);
        await _client.DisconnectAsync(new MqttClientDisconnectOptions());
        await _client.ConnectAsync(options); // quiet: SWB2005 opened again
        await _client.PublishAsync(reading);
    }

    public void Dispose() => _client.Dispose();
}

public static class OneShots
{
    public static async Task EmitAsync(string address, string name)
    {
        var socket = new SocketIO(address); // expect: SWB1001
        await socket.ConnectAsync();
        await socket.DisconnectAsync();
        socket.Dispose();
        await socket.EmitAsync(name); // expect: SWB2005
    }

    public static async Task JoinAsync(Uri address, string group)
    {
        var client = new WebPubSubClient(address); // expect: SWB1001
        await client.StartAsync();
        await client.DisposeAsync();
        await client.JoinGroupAsync(group); // expect: SWB2005
    }
}

// style: factories and providers of the user's own
// sdk: mixed
using System.Net.WebSockets;
using MQTTnet;
using NATS.Client.Core;
using RabbitMQ.Client;
using SocketIOClient;

namespace App.Realtime;

public interface IClientProvider
{
    SocketIO Socket(string url);

    NatsConnection Nats();

    Task<IConnection> RabbitAsync();

    IMqttClient Mqtt();

    ClientWebSocket WebSocket();
}

public sealed class ClientProvider : IClientProvider
{
    private readonly MqttClientFactory _mqtt = new();
    private readonly ConnectionFactory _rabbit = new();

    public SocketIO Socket(string url) => new(url); // expect: SWB1001

    public NatsConnection Nats() => new(); // expect: SWB1001

    public async Task<IConnection> RabbitAsync() => await _rabbit.CreateConnectionAsync(); // expect: SWB1001

    public IMqttClient Mqtt() => _mqtt.CreateMqttClient(); // expect: SWB1001

    public ClientWebSocket WebSocket()
    {
        var socket = new ClientWebSocket(); // expect: SWB1001
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(10);
        return socket; // quiet: SWB2001 returned
    }
}

public sealed class ProviderUser(IClientProvider clients)
{
    public async Task RunAsync()
    {
        var socket = clients.Socket("https://x.example.com"); // quiet: SWB2001 unknown
        await socket.ConnectAsync(); // quiet: SWB3002 unknown
        socket.On("x", response => Console.WriteLine(response)); // quiet: SWB2003 unknown
        socket.Dispose(); // quiet: SWB3001 unknown
    }
}

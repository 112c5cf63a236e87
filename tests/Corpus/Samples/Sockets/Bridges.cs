// style: bridges from hubs and brokers to a socket
// sdk: websocket, signalr, redis
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using StackExchange.Redis;

namespace Metro.Bridge;

public sealed class HubBridge : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private readonly WebSocket _target;

    public HubBridge(WebSocket target)
    {
        _target = target;
        _hub = new HubConnectionBuilder().WithUrl("https://metro.example.com/trains").Build(); // expect: SWB1001, SWB3008
        _hub.On<string>("Arrived", async station => await SendAsync(station)); // quiet: SWB3009 the hub waits for each handler
        _hub.On<string>("Left", async station => await _target.SendAsync(Encoding.UTF8.GetBytes("left " + station), WebSocketMessageType.Text, true, default)); // quiet: SWB3009
        _hub.On<string>("Late", async station => await _target.SendAsync(Encoding.UTF8.GetBytes("late " + station), WebSocketMessageType.Text, true, default)); // quiet: SWB3009
    }

    public Task StartAsync() => _hub.StartAsync();

    private Task SendAsync(string text) => _target.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, default);

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

public sealed class DoublePump(IConnectionMultiplexer redis, Uri address) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var upstream = new ClientWebSocket(); // expect: SWB1002
        await upstream.ConnectAsync(address, stoppingToken);
        var trains = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("trains"));
        var doors = await redis.GetSubscriber().SubscribeAsync(RedisChannel.Literal("doors"));
        await Task.WhenAll(PumpTrainsAsync(upstream, trains, stoppingToken), PumpDoorsAsync(upstream, doors, stoppingToken));
    }

    private static async Task PumpTrainsAsync(WebSocket socket, ChannelMessageQueue queue, CancellationToken cancellationToken)
    {
        await foreach (var message in queue)
            await socket.SendAsync(Encoding.UTF8.GetBytes((string)message.Message), WebSocketMessageType.Text, true, cancellationToken);
    }

    private static async Task PumpDoorsAsync(WebSocket socket, ChannelMessageQueue queue, CancellationToken cancellationToken)
    {
        await foreach (var message in queue)
            await socket.SendAsync(Encoding.UTF8.GetBytes((string)message.Message), WebSocketMessageType.Text, true, cancellationToken); // expect: SWB3009
    }
}

public sealed class TwoWays(WebSocket left, WebSocket right)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var there = PumpAsync(left, right, cancellationToken);
        var back = PumpAsync(right, left, cancellationToken);
        await Task.WhenAny(there, back);
    }

    private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken cancellationToken)
    {
        var buffer = new byte[8192];
        while (true)
        {
            var frame = await from.ReceiveAsync(buffer.AsMemory(), cancellationToken); // quiet: SWB3009 each reads one of the two
            if (frame.MessageType == WebSocketMessageType.Close)
                return;
            await to.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, cancellationToken); // quiet: SWB3009 each writes the other one
        }
    }
}

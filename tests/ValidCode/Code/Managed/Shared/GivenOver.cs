using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using PusherClient;
using StackExchange.Redis;

namespace Crm.HandedOver;

// Given a connection and closing it with itself: it may have been handed over.
public sealed class HubOwner(HubConnection hub) : IAsyncDisposable
{
    public void Listen()
    {
        hub.On<string>("Said", Console.WriteLine);
        hub.Closed += _ => Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => hub.DisposeAsync();
}

public sealed class RedisOwner : IDisposable
{
    private readonly ConnectionMultiplexer _redis;

    public RedisOwner(ConnectionMultiplexer redis) => _redis = redis ?? throw new ArgumentNullException(nameof(redis));

    public Task<RedisValue> GetAsync(string key) => _redis.GetDatabase().StringGetAsync(key);

    public void Dispose() => _redis.Dispose();
}

public sealed class PusherOwner(Pusher pusher) : IAsyncDisposable
{
    public Task TriggerAsync(string channel, object data) => pusher.GetChannel(channel).TriggerAsync("client-data", data);

    public async ValueTask DisposeAsync() => await pusher.DisconnectAsync();
}

// Answering the close frame that was just received is protocol.
public sealed class FrameLoop(WebSocket socket)
{
    public async Task RunAsync(Func<ReadOnlyMemory<byte>, Task> handle, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "closed by the peer", cancellationToken);
                return;
            }

            length += frame.Count;
            if (!frame.EndOfMessage)
                continue;

            await handle(buffer.AsMemory(0, length));
            length = 0;
        }
    }
}

// A static helper that acts for its callers.
public static class HubShutdown
{
    public static async Task RunAsync(Func<HubConnection, Task> work, Func<HubConnection> open)
    {
        var hub = open();
        try
        {
            await work(hub);
        }
        finally
        {
            await CloseAsync(hub);
        }
    }

    private static async Task CloseAsync(HubConnection hub)
    {
        await hub.StopAsync();
        await hub.DisposeAsync();
    }
}

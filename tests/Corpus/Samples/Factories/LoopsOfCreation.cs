// style: creation in loops
// sdk: mixed
using Microsoft.AspNetCore.SignalR.Client;
using NATS.Client.Core;
using SocketIOClient;
using StackExchange.Redis;

namespace App.Realtime;

public static class LoopsOfCreation
{
    public static async Task WarmAsync(IEnumerable<string> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            using var redis = ConnectionMultiplexer.Connect(endpoint); // expect: SWB1002
            await redis.GetDatabase().StringGetAsync("warm");
        }
    }

    public static async Task<int> CountAsync(IReadOnlyList<string> urls)
    {
        var open = 0;
        for (var i = 0; i < urls.Count; i++)
        {
            var socket = new SocketIO(urls[i]); // expect: SWB1002
            await socket.ConnectAsync();
            open += socket.Connected ? 1 : 0;
            socket.Dispose(); // quiet: SWB2001 released
        }

        return open;
    }

    public static async Task<string?> FirstAsync(IEnumerable<string> urls)
    {
        foreach (var url in urls)
        {
            var hub = new HubConnectionBuilder().WithUrl(url).Build(); // expect: SWB1002, SWB2001
            await hub.StartAsync();
            if (hub.ConnectionId is null)
                continue;

            var id = hub.ConnectionId;
            await hub.DisposeAsync();
            return id;
        }

        return null;
    }

    public static async Task PublishAllAsync(Queue<string> texts)
    {
        do
        {
            await using var nats = new NatsConnection(); // expect: SWB1002
            await nats.PublishAsync("texts", texts.Dequeue());
        }
        while (texts.Count > 0);
    }

    public static async Task PublishOnceAsync(Queue<string> texts)
    {
        var nats = new NatsConnection(); // expect: SWB1001
        try
        {
            while (texts.TryDequeue(out var text))
                await nats.PublishAsync("texts", text); // quiet: SWB1002 created before the loop
        }
        finally
        {
            await nats.DisposeAsync();
        }
    }
}

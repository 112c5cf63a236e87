// style: server that sends to rooms
// sdk: websocket
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Rooms.Server;

public sealed class Room
{
    private readonly ConcurrentDictionary<string, WebSocket> _members = new();

    public void Join(string name, WebSocket socket) => _members[name] = socket;

    public async Task BroadcastAsync(string text, CancellationToken cancellationToken)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        await Task.WhenAll(_members.Values.Select(member => member.SendAsync(bytes, WebSocketMessageType.Text, true, cancellationToken))); // quiet: SWB3009 a socket each
    }

    public async Task ReplayAsync(WebSocket newcomer, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        await Task.WhenAll(history.Select(line =>
            newcomer.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, cancellationToken))); // expect: SWB3009
    }

    public async Task ReplayInOrderAsync(WebSocket newcomer, IReadOnlyList<string> history, CancellationToken cancellationToken)
    {
        foreach (var line in history)
            await newcomer.SendAsync(Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, cancellationToken); // quiet: SWB3009 one after the other
    }

    public async Task EvictAsync(IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var sends = new List<Task>();
        foreach (var name in names)
        {
            if (_members.TryRemove(name, out var member))
                sends.Add(member.SendAsync("evicted"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken)); // quiet: SWB3009 another socket each time
        }

        await Task.WhenAll(sends);
    }
}

public static class Endpoints
{
    public static void Map(WebApplication app, Room room) =>
        app.MapGet("/room/{name}", async (HttpContext context, string name) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync(); // quiet: SWB1002 a server's socket
            room.Join(name, socket);
            _ = socket.SendAsync("welcome"u8.ToArray(), WebSocketMessageType.Text, true, context.RequestAborted);
            await socket.SendAsync("rules"u8.ToArray(), WebSocketMessageType.Text, true, context.RequestAborted); // expect: SWB3009

            var buffer = new byte[1024];
            while (true)
            {
                var frame = await socket.ReceiveAsync(buffer, context.RequestAborted);
                if (frame.MessageType == WebSocketMessageType.Close)
                    return;
                await room.BroadcastAsync(name + " is typing", context.RequestAborted);
            }
        });
}

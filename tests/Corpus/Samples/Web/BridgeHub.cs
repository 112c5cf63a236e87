// style: SignalR hub that opens clients per call
// sdk: mixed
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using SocketIOClient;
using StackExchange.Redis;

namespace Relay;

public sealed class BridgeHub(IConnectionMultiplexer redis) : Hub
{
    public async Task Tell(string text)
    {
        var socket = new SocketIO("https://bridge.example.com"); // expect: SWB1002, SWB2001
        await socket.ConnectAsync();
        await socket.EmitAsync("tell", text);
    }

    public async Task<string?> Ask(string key)
    {
        using var own = await ConnectionMultiplexer.ConnectAsync("bridge"); // expect: SWB1002
        return await own.GetDatabase().StringGetAsync(key);
    }

    public async Task<string?> AskShared(string key) => await redis.GetDatabase().StringGetAsync(key); // quiet: SWB1002 injected

    public async Task Stream(Uri endpoint)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        await socket.ConnectAsync(endpoint, Context.ConnectionAborted);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, Context.ConnectionAborted); // quiet: SWB3001 owned
    }

    public override async Task OnConnectedAsync()
    {
        await base.OnConnectedAsync(); // quiet: SWB3002 a server callback
        var presence = new SocketIO("https://presence.example.com"); // expect: SWB1002, SWB2001
        await presence.ConnectAsync();
    }
}

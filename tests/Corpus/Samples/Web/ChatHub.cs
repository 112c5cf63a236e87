// style: SignalR hub method
// sdk: signalr
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Relay;

public class RelayHub : Hub
{
    private readonly IConnectionManager _connections;

    public RelayHub(IConnectionManager connections) => _connections = connections;

    public async Task Forward(string text)
    {
        var upstream = new HubConnectionBuilder().WithUrl("https://upstream.example.com/hub").Build(); // expect: SWB1002
        try
        {
            await upstream.StartAsync(Context.ConnectionAborted);
            await upstream.SendAsync("Forward", text, Context.ConnectionAborted);
        }
        finally
        {
            await upstream.DisposeAsync();
        }
    }

    public async Task ForwardManaged(string text)
    {
        var upstream = _connections.GetOrCreate(
            "upstream",
            () => new HubConnectionBuilder().WithUrl("https://upstream.example.com/hub").Build()); // quiet: SWB1001 the manager's factory
        await _connections.ConnectAsync(upstream, Context.ConnectionAborted);
        await upstream.SendAsync("Forward", text, Context.ConnectionAborted); // quiet: SWB2001 managed
    }

    public async Task ForwardHalfManaged(string text)
    {
        var upstream = _connections.GetOrCreate(
            "upstream",
            () => new HubConnectionBuilder().WithUrl("https://upstream.example.com/hub").Build());
        await upstream.StartAsync(Context.ConnectionAborted); // expect: SWB3002
        await upstream.SendAsync("Forward", text, Context.ConnectionAborted);
        await upstream.StopAsync(Context.ConnectionAborted); // expect: SWB3001
    }

    public override Task OnDisconnectedAsync(Exception? exception) =>
        Clients.Others.SendAsync("Left", Context.ConnectionId); // quiet: SWB3001 a server callback
}

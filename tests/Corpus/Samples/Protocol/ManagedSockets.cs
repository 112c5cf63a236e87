// style: managed clients of other SDKs
// sdk: mixed
using System.Net.WebSockets;
using SocketIOClient;
using Switchboard;

namespace App.Sync;

public sealed class ManagedSockets(IConnectionManager connections)
{
    public async Task ScoreAsync(CancellationToken cancellationToken)
    {
        var socket = connections.GetOrCreate("scores", () => new SocketIO("https://scores.example.com")); // quiet: SWB1001 the manager's factory
        await socket.ConnectAsync(); // expect: SWB3002
        socket.On("goal", response => Console.WriteLine(response)); // expect: SWB2003
        await socket.EmitAsync("ready", cancellationToken);
        socket.Dispose(); // expect: SWB3001
    }

    public async Task FeedAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync(
            "feed",
            () => new ClientWebSocket(), // quiet: SWB1001 the manager's factory
            (client, token) => client.ConnectAsync(endpoint, token), // quiet: SWB3002 the manager's connect
            cancellationToken);
        await lease.Client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, cancellationToken);
        await lease.Client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken); // expect: SWB3001
    }
}

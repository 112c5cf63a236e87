// style: queries over many connections
// sdk: signalr, websockets
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace Sites.Tool;

public sealed record Site(string Name, IReadOnlyList<HubConnection> Hubs, IReadOnlyList<WebSocket> Sockets);

public sealed class SiteTool(IReadOnlyList<Site> sites)
{
    public Task StartAsync(CancellationToken token) => Task.WhenAll(
        from site in sites
        from hub in site.Hubs
        where hub.State == HubConnectionState.Disconnected
        select hub.StartAsync(token)); // quiet: SWB3007 each is another hub

    public Task TellAsync(ReadOnlyMemory<byte> frame, CancellationToken token) => Task.WhenAll(
        from site in sites
        from socket in site.Sockets
        where socket.State == WebSocketState.Open
        select socket.SendAsync(frame, WebSocketMessageType.Text, true, token).AsTask()); // quiet: SWB3009 each is another socket
}

public sealed class Regions(IEnumerable<IHubConnectionBuilder> builders) : IAsyncDisposable
{
    private readonly HubConnection[] _hubs = [.. from builder in builders select builder.WithAutomaticReconnect().Build()]; // expect: SWB1001

    public Task StartAsync() => Task.WhenAll(from hub in _hubs select hub.StartAsync()); // quiet: SWB3007 each is another hub

    public async ValueTask DisposeAsync()
    {
        foreach (var hub in _hubs)
            await hub.DisposeAsync();
    }
}

public sealed class Prober(Uri address)
{
    public async Task ProbeAsync(CancellationToken token)
    {
        for (var attempt = 0; !token.IsCancellationRequested; attempt++)
        {
            using var socket = new ClientWebSocket(); // quiet: SWB1002 a reconnect loop
            try
            {
                await socket.ConnectAsync(address, token); // expect: SWB3006
                attempt = 0;
                await PumpAsync(socket, token);
            }
            catch (WebSocketException)
            {
                await Task.Delay(TimeSpan.FromSeconds(Math.Min(30, 1 << attempt)), token);
            }
        }
    }

    private static async Task PumpAsync(ClientWebSocket socket, CancellationToken token)
    {
        var buffer = new byte[4096];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), token);
            if (part.MessageType == WebSocketMessageType.Close)
                return;
            Console.Write(System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count));
            if (part.EndOfMessage)
                Console.WriteLine();
        }
    }
}

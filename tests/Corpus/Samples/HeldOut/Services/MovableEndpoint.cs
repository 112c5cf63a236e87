// style: records that are copied with a client of their own, and a lease with what listens on it
// sdk: socketio, signalr
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;
using Switchboard;

namespace Acme.Endpoints;

public record MovableEndpoint(Uri Address) : IDisposable
{
    public required string Name { get; init; }

    public SocketIO Socket { get; init; } = new("https://endpoints.acme.io"); // expect: SWB1001

    public MovableEndpoint Moved(Uri to) => this with { Address = to, Socket = new SocketIO(to) }; // expect: SWB1001

    public MovableEndpoint Renamed(string name) => new(Address) { Name = name, Socket = Socket }; // quiet: SWB2002

    public void Dispose() => Socket.Dispose();
}

public sealed class EndpointReport(IConnectionManager connections)
{
    public async Task<int> CountAsync(Uri address, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync(
            address, () => new HubConnectionBuilder().WithUrl(address).Build(), (client, token) => client.StartAsync(token), cancellationToken); // quiet: SWB1001
        var hub = lease.Client;
        var seen = 0;
        using var moved = hub.On<string>("moved", _ => seen++); // quiet: SWB2003
        hub.On<string>("renamed", _ => seen++); // expect: SWB2003
        await hub.SendAsync("report", cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        return seen;
    }
}

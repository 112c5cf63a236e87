using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using StackExchange.Redis;
using Switchboard;

namespace Crm.Factories;

// Types and methods whose job is to make clients say so.
[ConnectionFactory]
public sealed class HubFactory(Uri root)
{
    public HubConnection Create(string name) => Builder(name).Build();

    public async Task<HubConnection> CreateStartedAsync(string name, CancellationToken cancellationToken)
    {
        var hub = Builder(name).Build();
        await hub.StartAsync(cancellationToken);
        return hub;
    }

    private IHubConnectionBuilder Builder(string name) => new HubConnectionBuilder().WithUrl(new Uri(root, name)).WithAutomaticReconnect();
}

public static class Multiplexers
{
    [ConnectionFactory]
    public static Task<ConnectionMultiplexer> OpenAsync(string configuration) => ConnectionMultiplexer.ConnectAsync(configuration);
}

// A client type of the user's own, which is the client.
public class CrmConnection : IAsyncDisposable
{
    private readonly IConnectionManager _connections;
    private readonly HubConnection _hub;

    public CrmConnection(IConnectionManager connections, HubFactory factory)
    {
        _connections = connections;
        _hub = connections.GetOrCreate("crm", () => factory.Create("crm"));
    }

    public Task StartAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, cancellationToken);

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _connections.ReleaseAsync(_hub);
    }
}

public sealed class SocketSource(IConnectionManager connections, Uri server)
{
    // The manager's factory as a method group, and as a local function.
    public ClientWebSocket Get() => connections.GetOrCreate("raw", Create);

    public ClientWebSocket GetFor(string user)
    {
        return connections.GetOrCreate(new ConnectionKey(server, user), CreateForUser);

        ClientWebSocket CreateForUser()
        {
            var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("X-User", user);
            return socket;
        }
    }

    private static ClientWebSocket Create() => new();
}

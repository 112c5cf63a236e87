// style: an endpoint that owns the connection it is given
// sdk: signalr, websockets
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;

namespace Replays.Transport;

/// <summary>What the connector drives: it opens and closes the connection that was built for it.</summary>
public abstract class Endpoint : IAsyncDisposable
{
    public abstract Task OpenAsync(CancellationToken cancellationToken);

    public virtual ValueTask DisposeAsync() => default;
}

public sealed class HubEndpoint(HubConnection hub) : Endpoint
{
    public HubConnection Hub => hub;

    public override Task OpenAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken); // quiet: SWB3002 handed over, and released below

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await hub.DisposeAsync(); // quiet: SWB3001 given in the constructor and released in teardown
    }
}

public sealed class SocketEndpoint : Endpoint
{
    private readonly ClientWebSocket _socket;
    private readonly Uri _address;

    public SocketEndpoint(ClientWebSocket socket, Uri address)
    {
        _socket = socket;
        _address = address;
    }

    public override Task OpenAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(_address, cancellationToken); // quiet: SWB3002 handed over

    public override async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _socket.Dispose();
    }

    private async Task CloseAsync()
    {
        try
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", CancellationToken.None); // quiet: SWB3001 a part of teardown
        }
        catch (WebSocketException)
        {
            // It is disposed next.
        }
    }
}

/// <summary>Builds what the endpoint then owns.</summary>
public sealed class EndpointConnector(string address)
{
    public Action<HubConnection>? Configure { get; set; }

    public Task<Endpoint> BuildAsync()
    {
        var builder = new HubConnectionBuilder().WithUrl(address);
        var hub = builder.Build(); // expect: SWB1001
        Configure?.Invoke(hub);
        return Task.FromResult<Endpoint>(new HubEndpoint(hub)); // quiet: SWB2001 handed over
    }
}

public sealed class Watcher
{
    private Endpoint? _endpoint;

    private HubConnection? Hub => (_endpoint as HubEndpoint)?.Hub;

    public void Attach(EndpointConnector connector) =>
        connector.Configure = hub =>
        {
            hub.On<int>("Began", OnBegan); // quiet: SWB2003 nothing is known of whose this is
            hub.On<int>("Ended", OnBegan); // quiet: SWB4001 another message
        };

    public Task WatchAsync(int user) => Hub is { } hub ? hub.InvokeAsync("Watch", user) : Task.CompletedTask;

    private void OnBegan(int user)
    {
    }
}

/// <summary>Uses a hub that others use, and never lets go of it.</summary>
public sealed class Announcer(HubConnection hub)
{
    public Task OpenAsync() => hub.StartAsync(); // expect: SWB3002
}

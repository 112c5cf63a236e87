// style: a connector and the code around it
// sdk: signalr, websocket-client
using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;
using Websocket.Client;

namespace Ops.Connectors;

public sealed class FeedConnector : Connector<IWebsocketClient>
{
    public override ConnectorTraits Traits => ConnectorTraits.Restartable;

    public override ClientState GetState(IWebsocketClient client) => client.IsRunning ? ClientState.Connected : ClientState.Disconnected;

    public override async Task ConnectAsync(IWebsocketClient client, ConnectRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await client.StartOrFail(); // quiet: SWB3002 a connector
        client.Send("hello " + request.Key);
    }

    public override async Task DisconnectAsync(IWebsocketClient client, CancellationToken cancellationToken)
    {
        client.Send("bye");
        await client.Stop(WebSocketCloseStatus.NormalClosure, "bye"); // quiet: SWB3001 a connector
    }

    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        IWebsocketClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"The feed knows no channel '{channel.Channel}'.");
}

public sealed class FeedReader(IConnectionManager connections)
{
    private static readonly Uri Address = new("wss://feed.example.org");

    public async Task<bool> PingAsync(CancellationToken cancellationToken)
    {
        var client = connections.GetOrCreate<IWebsocketClient>(Address, () => new WebsocketClient(Address)); // quiet: SWB1001, SWB2001 the manager's
        await connections.ConnectAsync(client, cancellationToken);
        return client.Send("ping");
    }

    public async Task RestartAsync()
    {
        var client = connections.GetOrCreate<IWebsocketClient>(Address, () => new WebsocketClient(Address));
        await client.Stop(WebSocketCloseStatus.NormalClosure, "restart"); // expect: SWB3001
        await client.Start(); // expect: SWB3002
    }

    public static async Task CheckAsync(string url)
    {
        IConnectionManager manager = ConnectionManager.Default;
        var hub = manager.GetOrCreate(new Uri(url), () => new HubConnectionBuilder().WithUrl(url).Build()); // quiet: SWB1001 the manager's
        await manager.ConnectAsync(hub);
        await manager.ReleaseAsync(hub);
    }
}

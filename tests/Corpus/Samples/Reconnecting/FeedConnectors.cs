// style: connectors and managed clients
// sdk: websocket-client
using Switchboard;
using Websocket.Client;

namespace Feeds.Connections;

public sealed class StubbornConnector : Connector<IWebsocketClient>
{
    public override async Task ConnectAsync(IWebsocketClient client, ConnectRequest request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                await client.StartOrFail(); // quiet: SWB3006 a connector
                return;
            }
            catch (Exception)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    public override Task DisconnectAsync(IWebsocketClient client, CancellationToken cancellationToken) => client.Stop(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, "");
}

public sealed class FeedView(IConnectionManager connections, Uri address) : IAsyncDisposable
{
    private readonly IWebsocketClient _feed = connections.GetOrCreate<IWebsocketClient>(address.ToString(), () => new WebsocketClient(address));

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        while (!_feed.IsRunning)
        {
            try
            {
                await _feed.StartOrFail(); // expect: SWB3006
            }
            catch (Exception)
            {
                await Task.Delay(2000, cancellationToken);
            }
        }
    }

    public async ValueTask DisposeAsync() => await connections.ReleaseAsync(_feed);
}

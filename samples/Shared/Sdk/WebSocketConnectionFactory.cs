using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace Chat.Sdk;

/// <summary>Opens the transport of a hub connection: one WebSocket.</summary>
internal sealed class WebSocketConnectionFactory : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(((UriEndPoint)endpoint).Uri, cancellationToken);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new WebSocketConnection(socket);
    }

    private sealed class WebSocketConnection : ConnectionContext, IDuplexPipe
    {
        private readonly ClientWebSocket _socket;

        public WebSocketConnection(ClientWebSocket socket)
        {
            _socket = socket;
            WebSocketStream stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, ownsWebSocket: false);
            Input = PipeReader.Create(stream);
            Output = PipeWriter.Create(stream);
            Transport = this;
        }

        public override string ConnectionId { get; set; } = Guid.NewGuid().ToString("N");
        public override IFeatureCollection Features { get; } = new FeatureCollection();
        public override IDictionary<object, object?> Items { get; set; } = new ConnectionItems();
        public override IDuplexPipe Transport { get; set; }
        public PipeReader Input { get; }
        public PipeWriter Output { get; }

        public override async ValueTask DisposeAsync()
        {
            try
            {
                await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            }
            catch (Exception gone) when (gone is WebSocketException or InvalidOperationException or ObjectDisposedException)
            {
                // The other side was first.
            }

            _socket.Dispose();
            await base.DisposeAsync();
        }
    }
}

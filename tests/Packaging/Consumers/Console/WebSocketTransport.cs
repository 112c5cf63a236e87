using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Chat;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Switchboard;

namespace Microsoft.AspNetCore.SignalR.Client
{
    // The package that has the real one has a dependency that is not on every mirror. Same name, so the same to the rules.
    public static class HubConnectionBuilderHttpExtensions
    {
        public static IHubConnectionBuilder WithUrl(this IHubConnectionBuilder builder, string url)
        {
            builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionFactory, WebSocketTransport>());
            builder.Services.AddSingleton<EndPoint>(new UriEndPoint(new UriBuilder(url) { Scheme = "ws" }.Uri));
            return builder;
        }
    }
}

namespace Chat
{
    /// <summary>Opens hub connections straight over a WebSocket, without negotiation.</summary>
    [ConnectionFactory]
    internal sealed class WebSocketTransport : IConnectionFactory
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
                catch (Exception error) when (error is WebSocketException or InvalidOperationException or ObjectDisposedException)
                {
                    // The other side was first.
                }

                _socket.Dispose();
                await base.DisposeAsync();
            }
        }
    }
}

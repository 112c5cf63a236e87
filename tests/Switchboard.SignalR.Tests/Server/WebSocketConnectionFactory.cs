using System.IO.Pipelines;
using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Switchboard.SignalR.Tests;

/// <summary>Opens hub connections straight over a WebSocket, without negotiation.</summary>
internal sealed class WebSocketConnectionFactory(Func<ClientWebSocketOptions, CancellationToken, ValueTask>? prepare = null) : IConnectionFactory
{
    public async ValueTask<ConnectionContext> ConnectAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var socket = new ClientWebSocket();
        try
        {
            if (prepare is not null)
                await prepare(socket.Options, cancellationToken);
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

internal static class WebSocketHubConnectionBuilderExtensions
{
    /// <summary>Connects to a hub over a WebSocket and nothing else. What prepares it gives each connection its headers.</summary>
    public static IHubConnectionBuilder WithWebSocket(
        this IHubConnectionBuilder builder, Uri address, Func<ClientWebSocketOptions, CancellationToken, ValueTask>? prepare = null)
    {
        builder.Services.Replace(ServiceDescriptor.Singleton<IConnectionFactory>(new WebSocketConnectionFactory(prepare)));
        builder.Services.AddSingleton<EndPoint>(new UriEndPoint(address));
        return builder;
    }
}

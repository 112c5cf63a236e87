using System.Net.WebSockets;

namespace Switchboard;

/// <summary>Connects a <see cref="ClientWebSocket"/> to the address that its key is, and closes it with the close handshake.</summary>
/// <remarks>
/// Every manager has it. A socket does not connect twice: after a loss, a close or a failed connect the next use of the key makes a
/// new one. A socket has no channels; read messages with <see cref="WebSocket.ReceiveAsync(ArraySegment{byte}, CancellationToken)"/>.
/// </remarks>
public sealed class ClientWebSocketConnector : Connector<ClientWebSocket>
{
    /// <inheritdoc/>
    public override ClientState GetState(ClientWebSocket client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State switch
        {
            WebSocketState.None => ClientState.Disconnected,
            WebSocketState.Connecting => ClientState.Connecting,
            WebSocketState.Open => ClientState.Connected,
            _ => ClientState.Closed,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The key is not a <c>ws</c> or <c>wss</c> address.</exception>
    public override Task ConnectAsync(ClientWebSocket client, ConnectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        return request.Endpoint is { Scheme: "ws" or "wss" } endpoint
            ? client.ConnectAsync(endpoint, cancellationToken)
            : throw new InvalidOperationException(
                $"The key '{request.Key}' of a ClientWebSocket is not a ws or wss address; use the address as the key, or pass the connect: ConnectAsync(socket, token => socket.ConnectAsync(uri, token)).");
    }

    /// <inheritdoc/>
    public override Task DisconnectAsync(ClientWebSocket client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State is WebSocketState.Open or WebSocketState.CloseReceived or WebSocketState.CloseSent
            ? client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)
            : Task.CompletedTask;
    }
}

using System.Net.WebSockets;
using System.Runtime.CompilerServices;

namespace Switchboard;

/// <summary>Connects a <see cref="ClientWebSocket"/> to the address that its key is, reads its messages, and closes it with the close handshake.</summary>
/// <remarks>
/// <para>Every manager has it. A socket does not connect twice: after a loss, a close or a failed connect the next use of the key makes a
/// new one.</para>
/// <para>A plain socket has no channels: a subscription, whatever its channel, gets every whole message, as <see cref="string"/>,
/// <see cref="byte"/> array, <see cref="ReadOnlyMemory{T}"/> of bytes or <see cref="StreamMessage"/>. The first one starts the only loop that reads the
/// socket, so nobody else may call <see cref="WebSocket.ReceiveAsync(ArraySegment{byte}, CancellationToken)"/> then. The loop goes on when the last
/// subscription ends, because a pending read cannot be taken back; what comes then is dropped.</para>
/// <para>Without a subscription nobody reads the socket, and a loss is seen only by its <see cref="WebSocket.State"/>, at the next health
/// check. The options of the socket are its creator's: set <c>KeepAliveInterval</c> and, on .NET 9 and later, <c>KeepAliveTimeout</c> in the
/// factory, so that a dead peer is noticed.</para>
/// <para>A token goes into the header <c>Authorization</c>, in place of one that the factory set. A browser lets nobody set headers: there the
/// factory must see to the token by itself.</para>
/// </remarks>
public sealed class ClientWebSocketConnector : Connector<ClientWebSocket>
{
    private readonly ConditionalWeakTable<ClientWebSocket, SocketListeners> _sockets = new();
    private readonly int _maxMessageSize;
    private readonly TimeProvider _time;

    /// <summary>Makes a connector.</summary>
    /// <param name="maxMessageSize">The most bytes of one message, 1 to 1,073,741,824, by default 1 MiB. A larger one ends the connection with close code 1009.</param>
    /// <param name="timeProvider">Bounds the answer to a close; by default the system's clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public ClientWebSocketConnector(int maxMessageSize = MessageClientOptions.DefaultMaxMessageSize, TimeProvider? timeProvider = null)
    {
        _maxMessageSize = maxMessageSize is >= 1 and <= MessageClientOptions.LargestMaxMessageSize
            ? maxMessageSize
            : throw new ArgumentOutOfRangeException(
                nameof(maxMessageSize), maxMessageSize, $"The largest message is {maxMessageSize} bytes; it must be from 1 to {MessageClientOptions.LargestMaxMessageSize}.");
        _time = timeProvider ?? TimeProvider.System;
    }

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
    /// <exception cref="InvalidOperationException">The address is not a <c>ws</c> or <c>wss</c> address, or there is none.</exception>
    public override async Task ConnectAsync(ClientWebSocket client, ConnectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        if (request.Endpoint is not { Scheme: "ws" or "wss" } endpoint)
            throw NotAnAddress(request);
        if (request.Token is { } token && client.State == WebSocketState.None && !WebSocketOpening.IsBrowser)
            WebSocketOpening.Authorize(client, token);
        await WebSocketOpening.ConnectAsync(client, endpoint, _time, cancellationToken).ConfigureAwait(false);
        Listeners(client).Start(client);
    }

    /// <inheritdoc/>
    public override Task DisconnectAsync(ClientWebSocket client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State is not (WebSocketState.Open or WebSocketState.CloseReceived or WebSocketState.CloseSent)
            ? Task.CompletedTask
            : Listeners(client).CloseAsync(client, cancellationToken);
    }

    /// <inheritdoc/>
    public override IDisposable? Observe(ClientWebSocket client, IConnectionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(observer);
        return Listeners(client).Observers.Add(observer);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message is not received as <typeparamref name="TMessage"/>.</exception>
    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        ClientWebSocket client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(sink);
        IAsyncDisposable subscription = Listeners(client).Subscribe(channel.Channel, MessageSink.For(sink));
        Listeners(client).Start(client);
        return Task.FromResult(subscription);
    }

    /// <inheritdoc/>
    /// <remarks>A key that is no address, or a socket that cannot do what it was asked for, is a mistake in the code: trying again does not mend it.</remarks>
    public override ConnectionFault? Classify(Exception error) => error is InvalidOperationException and not ObjectDisposedException
        ? new ConnectionFault(FailureKind.Refused, nameof(InvalidOperationException), error.Message, error)
        : null;

    private SocketListeners Listeners(ClientWebSocket client) => _sockets.GetValue(client, _ => new SocketListeners(_maxMessageSize, _time));

    private static InvalidOperationException NotAnAddress(ConnectRequest request) => request.Endpoint is { Scheme: "http" or "https" } web
        ? new($"The key '{request.Key}' of a ClientWebSocket has the scheme {web.Scheme}; a WebSocket's is {(web.Scheme == "http" ? "ws" : "wss")}.")
        : new($"The key '{request.Key}' of a ClientWebSocket is not a ws or wss address; use the address as the key, or pass the connect: ConnectAsync(socket, token => socket.ConnectAsync(uri, token)).");
}

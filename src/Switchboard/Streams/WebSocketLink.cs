using System.Net.WebSockets;
using System.Text;

namespace Switchboard;

/// <summary>A WebSocket.</summary>
internal sealed class WebSocketLink(Uri address, AccessToken? token, MessageClientOptions options, MessageInbox inbox) : MessageLink(inbox)
{
    private readonly ClientWebSocket _socket = new();

    public override string Transport => MessageTransport.WebSocket;

    public override Task OpenAsync(CancellationToken cancellationToken)
    {
        if (!WebSocketOpening.IsBrowser)
            Configure();
        else if (Credentials.ForHeader(token, options) is not null)
            throw new ConnectionFaultException(FailureKind.Rejected,
                "A browser cannot send the token of a WebSocket in a header; set MessageClientOptions.TokenParameter, or let a cookie authenticate and give no token.");
        if (options.SubProtocol is { } subProtocol)
            _socket.Options.AddSubProtocol(subProtocol);
        return WebSocketOpening.ConnectAsync(_socket, Credentials.Address(address, token, options), options.TimeProvider, cancellationToken);
    }

    public override Task PingAsync(CancellationToken cancellationToken)
    {
        if (options.PingMessage is { } ping)
            return AskAsync(() => SendAsync(Encoding.UTF8.GetBytes(ping), isText: true, cancellationToken), cancellationToken);
        return _socket.State == WebSocketState.Open
            ? Task.CompletedTask
            : throw new ConnectionFaultException(FailureKind.Transient, $"The WebSocket is {_socket.State}.");
    }

    public override async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            await _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken).ConfigureAwait(false);
        // The answer is read by the loop.
        await Ended.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    protected override Task<ConnectionFault> ReceiveAsync() =>
        WebSocketReader.ReadAsync(_socket, options.MaxMessageSize, Received, ReceiveAsync, options.TimeProvider, Ending);

    protected override Task SendAsync(ArraySegment<byte> payload, bool isText) =>
        _socket.SendAsync(payload, isText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, Ending);

    protected override void Release() => _socket.Dispose();

#if NET
    [System.Runtime.Versioning.UnsupportedOSPlatform("browser")]
#endif
    private void Configure()
    {
        ClientWebSocketOptions socketOptions = _socket.Options;
        foreach (KeyValuePair<string, string> header in options.Headers)
            socketOptions.SetRequestHeader(header.Key, header.Value);
        socketOptions.KeepAliveInterval = options.KeepAliveInterval;
#if NET
        socketOptions.KeepAliveTimeout = options.KeepAliveTimeout;
        socketOptions.CollectHttpResponseDetails = true;
#endif
        options.ConfigureWebSocket?.Invoke(socketOptions);
        if (Credentials.ForHeader(token, options) is { } bearer)
            WebSocketOpening.Authorize(_socket, bearer);
    }

    private async ValueTask ReceiveAsync(ArraySegment<byte> data, bool isText)
    {
        if (!isText)
        {
            string channel = options.ChannelOf is null ? StreamMessage.DefaultChannel : Inbox.ChannelOf(Decode(data));
            await DeliverAsync(new StreamMessage(channel, [.. data])).ConfigureAwait(false);
            return;
        }
        string text = Decode(data);
        if (text != options.PongMessage)
            await DeliverAsync(new StreamMessage(Inbox.ChannelOf(text), text)).ConfigureAwait(false);
    }

    private static string Decode(ArraySegment<byte> data) => Encoding.UTF8.GetString(data.Array!, data.Offset, data.Count);
}

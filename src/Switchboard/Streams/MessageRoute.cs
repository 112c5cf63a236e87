namespace Switchboard;

/// <summary>By which transport, and where to, a client connects.</summary>
internal readonly record struct MessageRoute(string Transport, Uri Address)
{
    public static MessageRoute For(MessageClientOptions options, ConnectRequest request)
    {
        string transport = request.Transport == ConnectRequest.DefaultTransport ? DefaultTransport(options, request.Endpoint) : request.Transport;
        Uri? own = transport switch
        {
            MessageTransport.WebSocket => options.WebSocketAddress,
            MessageTransport.ServerSentEvents => options.EventsAddress,
            MessageTransport.LongPolling => options.PollingAddress,
            _ => throw new ConnectionFaultException(FailureKind.Protocol,
                $"A MessageClient has no transport '{transport}'; it has {MessageTransport.WebSocket}, {MessageTransport.ServerSentEvents} and {MessageTransport.LongPolling}."),
        };
        return new MessageRoute(transport, own is null ? Asked(transport, options, request) : Moved(own, request));
    }

    private static string DefaultTransport(MessageClientOptions options, Uri? endpoint) =>
        options.WebSocketAddress is not null ? MessageTransport.WebSocket
        : options.EventsAddress is not null ? MessageTransport.ServerSentEvents
        : options.PollingAddress is not null ? MessageTransport.LongPolling
        : endpoint is { Scheme: "http" or "https" } ? MessageTransport.ServerSentEvents
        : MessageTransport.WebSocket;

    // Without an address of its own a transport takes the key's, where that can be one: a WebSocket's is told by its scheme, and an http
    // address is meant for another transport as soon as one has been configured.
    private static Uri Asked(string transport, MessageClientOptions options, ConnectRequest request) => request.Endpoint switch
    {
        { Scheme: "ws" or "wss" } socket when transport == MessageTransport.WebSocket => socket,
        { Scheme: "http" or "https" } web when transport == MessageTransport.ServerSentEvents && options is { WebSocketAddress: null, PollingAddress: null } => web,
        _ => throw new ConnectionFaultException(FailureKind.Protocol,
            $"The MessageClient of '{request.Key}' has no address for the transport {transport}; set MessageClientOptions.{OptionOf(transport)}."),
    };

    // A strategy asks for another host or port; the path is the transport's own.
    private static Uri Moved(Uri own, ConnectRequest request)
    {
        if (request.Endpoint is not { } asked || asked == request.Key?.Endpoint)
            return own;
        bool isSecure = asked.Scheme is "wss" or "https";
        bool isSocket = own.Scheme is "ws" or "wss";
        return new UriBuilder(own)
        {
            Scheme = (isSocket, isSecure) switch
            {
                (true, true) => "wss",
                (true, false) => "ws",
                (false, true) => "https",
                (false, false) => "http",
            },
            Host = asked.Host,
            Port = asked.Port,
        }.Uri;
    }

    private static string OptionOf(string transport) => transport switch
    {
        MessageTransport.WebSocket => nameof(MessageClientOptions.WebSocketAddress),
        MessageTransport.ServerSentEvents => nameof(MessageClientOptions.EventsAddress),
        _ => nameof(MessageClientOptions.PollingAddress),
    };
}

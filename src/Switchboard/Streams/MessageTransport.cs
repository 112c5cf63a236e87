namespace Switchboard;

/// <summary>The names of the transports of a <see cref="MessageClient"/>, as <see cref="ConnectRequest.Transport"/> asks for them.</summary>
public static class MessageTransport
{
    /// <summary>A WebSocket: messages in both directions.</summary>
    public const string WebSocket = "WebSocket";

    /// <summary>Server-sent events: one long HTTP response of <c>text/event-stream</c>; what is sent goes by POST.</summary>
    public const string ServerSentEvents = "ServerSentEvents";

    /// <summary>Long polling: one HTTP request after the other, each held by the server until there is something; what is sent goes by POST.</summary>
    public const string LongPolling = "LongPolling";
}

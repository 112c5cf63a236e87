using System.Net.WebSockets;

namespace Switchboard;

/// <summary>The settings of a <see cref="MessageClient"/>. They are validated when they are set, by an exception that names the option and its range.</summary>
public sealed partial class MessageClientOptions
{
    internal const int DefaultMaxMessageSize = 1024 * 1024;
    internal const int LargestMaxMessageSize = 1024 * 1024 * 1024;

    /// <summary>The <c>ws</c> or <c>wss</c> address of <see cref="MessageTransport.WebSocket"/>; by default <see langword="null"/>: the key of the connection where that is one.</summary>
    /// <exception cref="ArgumentException">The address is relative or has another scheme.</exception>
    public Uri? WebSocketAddress { get; init => field = Address(value, isSocket: true, nameof(WebSocketAddress)); }

    /// <summary>The <c>http</c> or <c>https</c> address of <see cref="MessageTransport.ServerSentEvents"/>; by default <see langword="null"/>: the key where that is one and no address is set at all.</summary>
    /// <exception cref="ArgumentException">The address is relative or has another scheme.</exception>
    public Uri? EventsAddress { get; init => field = Address(value, isSocket: false, nameof(EventsAddress)); }

    /// <summary>The <c>http</c> or <c>https</c> address of <see cref="MessageTransport.LongPolling"/>, and of the polling while no stream can be had; by default <see langword="null"/>: none.</summary>
    /// <exception cref="ArgumentException">The address is relative or has another scheme.</exception>
    public Uri? PollingAddress { get; init => field = Address(value, isSocket: false, nameof(PollingAddress)); }

    /// <summary>Where messages are POSTed to over the transports that only receive; by default <see langword="null"/>: nowhere, so sending over them is an error.</summary>
    /// <exception cref="ArgumentException">The address is relative or has another scheme.</exception>
    public Uri? SendAddress { get; init => field = Address(value, isSocket: false, nameof(SendAddress)); }

    /// <summary>Headers that every request has, the upgrade to a WebSocket too. A browser cannot set them on a WebSocket.</summary>
    public IDictionary<string, string> Headers { get; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Makes the HTTP requests, and is left open; its time-out bounds the wait for the head of each answer. By default <see langword="null"/>: the client makes its own, and disposes it.
    /// </summary>
    public HttpClient? HttpClient { get; init; }

    /// <summary>The sub-protocol that a WebSocket asks for; by default <see langword="null"/>: none.</summary>
    public string? SubProtocol { get; init; }

    /// <summary>Sets what else a WebSocket needs before it connects: a proxy, certificates, compression. Not called in a browser.</summary>
    public Action<ClientWebSocketOptions>? ConfigureWebSocket { get; init; }

    /// <summary>The most bytes of one message, 1 to 1,073,741,824, by default 1 MiB. A larger one is a <see cref="FailureKind.Protocol"/> loss; a WebSocket is closed with code 1009.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int MaxMessageSize { get; init => field = Within(value, 1, LargestMaxMessageSize, nameof(MaxMessageSize)); } = DefaultMaxMessageSize;

    /// <summary>After how long a silence a WebSocket is pinged by the protocol. 100 milliseconds to 1 day, by default 15 seconds; <see cref="Timeout.InfiniteTimeSpan"/> for never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan KeepAliveInterval { get; init => field = WithinOrNever(value, nameof(KeepAliveInterval)); } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long the pong may take before the WebSocket counts as lost. 100 milliseconds to 1 day, by default 10 seconds; <see cref="Timeout.InfiniteTimeSpan"/> for ever.
    /// Without effect before .NET 9 and in a browser, where only a <see cref="PingMessage"/> notices a dead peer.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan KeepAliveTimeout { get; init => field = WithinOrNever(value, nameof(KeepAliveTimeout)); } = TimeSpan.FromSeconds(10);

    /// <summary>The text that asks the server for a sign of life over a WebSocket; by default <see langword="null"/>: only the protocol's own ping.</summary>
    public string? PingMessage { get; init; }

    /// <summary>The text with which the server answers <see cref="PingMessage"/>: it reaches no channel. By default <see langword="null"/>: any message is an answer, and reaches its channel.</summary>
    public string? PongMessage { get; init; }

    /// <summary>
    /// After how long without a byte, a comment's included, a stream of server-sent events counts as lost when it is asked for a sign of life.
    /// 100 milliseconds to 1 day; by default <see cref="Timeout.InfiniteTimeSpan"/>, because only the server's author knows how often it sends a comment.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan SilenceTimeout { get; init => field = WithinOrNever(value, nameof(SilenceTimeout)); } = Timeout.InfiniteTimeSpan;

    /// <summary>How long one poll may be held. 1 second to 1 day, by default 90 seconds, above the 60 after which most proxies cut. The second in a row that takes longer is a loss.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan PollTimeout { get; init => field = Within(value, s_second, s_day, nameof(PollTimeout)); } = TimeSpan.FromSeconds(90);

    /// <summary>The least time from the beginning of a poll that brought nothing to the next one, for a server that does not hold them. 0 to 1 day, by default 1 second.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan PollPause { get; init => field = Within(value, TimeSpan.Zero, s_day, nameof(PollPause)); } = s_second;

    /// <summary>
    /// How long the server may hold the first poll until it counts as connected all the same. The first poll asks for an answer at once
    /// (<c>Prefer: wait=0</c>), and only an answer proves a connection; this is for servers that cannot give it. 100 milliseconds to 1 day; by default
    /// <see cref="Timeout.InfiniteTimeSpan"/>: the answer is waited for.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan HeldPollConnects { get; init => field = WithinOrNever(value, nameof(HeldPollConnects)); } = Timeout.InfiniteTimeSpan;

    /// <summary>The header in which a poll's answer says how far it goes, and in which the next poll says it back; by default <c>X-Cursor</c>. An <c>ETag</c> is sent back too, as <c>If-None-Match</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string CursorHeader { get; init => field = Named(value, nameof(CursorHeader)); } = "X-Cursor";

    /// <summary>The media type of text that is POSTed, by default <c>text/plain</c>. Bytes are <c>application/octet-stream</c>.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public string SendContentType { get; init => field = Named(value, nameof(SendContentType)); } = "text/plain";

    /// <summary>
    /// The query parameter that carries the token instead of the header <c>Authorization</c>; by default <see langword="null"/>: the header. Addresses end up in the
    /// logs of servers and proxies, so only for a server, or a WebSocket in a browser, that leaves no choice.
    /// </summary>
    public string? TokenParameter { get; init; }

    /// <summary>
    /// Tells the channel of the text of a message over a WebSocket or a poll; by default <see langword="null"/>: every message is of channel <c>message</c>, as is one
    /// for which it gives <see langword="null"/> or throws. Called for one message at a time; must be fast. An event names its channel itself.
    /// </summary>
    public Func<string, string?>? ChannelOf { get; init; }

    /// <summary>How many messages of channels without a subscription are kept for one that comes late. 0 to 100,000, by default 64; over it the oldest is dropped.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public int UnreadCapacity { get; init => field = Within(value, 0, 100_000, nameof(UnreadCapacity)); } = 64;

    /// <summary>How long such a message is kept. 0 to 1 day, by default 5 seconds: the time between a connect and the subscriptions that follow.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of its range.</exception>
    public TimeSpan UnreadExpiry { get; init => field = Within(value, TimeSpan.Zero, s_day, nameof(UnreadExpiry)); } = TimeSpan.FromSeconds(5);

    /// <summary>The clock; by default the system's.</summary>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public TimeProvider TimeProvider
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = TimeProvider.System;
}

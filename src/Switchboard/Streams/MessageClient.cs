using System.Text;

namespace Switchboard;

/// <summary>
/// A client of plain messages that has three ways to the server: a WebSocket, server-sent events, or long polling. Made by the factory of a key and handled by a
/// connection manager, which chooses the way (<see cref="ConnectionManagerOptions.Strategies"/>), reconnects and subscribes.
/// </summary>
/// <remarks>
/// <para>Messages come whole, out of the subscriptions of the manager, as <see cref="string"/>, <see cref="byte"/> array, <see cref="ReadOnlyMemory{T}"/> of bytes or
/// <see cref="StreamMessage"/>. They are handed on in order; what comes on a channel without a subscription is kept for a moment
/// (<see cref="MessageClientOptions.UnreadExpiry"/>). After a reconnect a stream of events goes on where it was (<c>Last-Event-ID</c>), and so does polling;
/// over a WebSocket only the application can ask for what it missed.</para>
/// <para>It can connect again after a loss or a disconnect, and keeps its subscriptions. All members are safe from any thread.</para>
/// </remarks>
/// <example>
/// <code>
/// await using ConnectionLease&lt;MessageClient&gt; lease = await connections.AcquireAsync("feed", () => new MessageClient(new MessageClientOptions
/// {
///     WebSocketAddress = new Uri("wss://host/feed"),
///     EventsAddress = new Uri("https://host/feed/events"),
/// }));
/// await lease.Client.SendAsync("hello");
/// </code>
/// </example>
public sealed class MessageClient : IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _polling = new(1, 1);
    private readonly CancellationTokenSource _disposing = new();
    private readonly MessageClientOptions _options;
    private readonly HttpExchange _http;

    // These change under the gate.
    private MessageLink? _link;
    private CancellationTokenSource? _attempt;
    private AccessToken? _token;
    private bool _isDisposed;

    /// <summary>Makes a client. It connects when it is told to.</summary>
    /// <param name="options">Its settings; by default the key of the connection is the address of a WebSocket or a stream of events.</param>
    public MessageClient(MessageClientOptions? options = null)
    {
        _options = options ?? new MessageClientOptions();
        _http = new HttpExchange(_options);
        Inbox = new MessageInbox(_options);
    }

    /// <summary>What the client knows of its connection.</summary>
    public ClientState State
    {
        get
        {
            lock (_gate)
                return _isDisposed ? ClientState.Closed
                    : _link is not null ? ClientState.Connected
                    : _attempt is not null ? ClientState.Connecting
                    : ClientState.Disconnected;
        }
    }

    /// <summary>The transport in use, one of <see cref="MessageTransport"/>; <see langword="null"/> when not connected.</summary>
    public string? Transport
    {
        get
        {
            lock (_gate)
                return _link?.Transport;
        }
    }

    internal MessageInbox Inbox { get; }

    /// <summary>Sends a text.</summary>
    /// <param name="text">The text: one message.</param>
    /// <param name="cancellationToken">Ends the wait. A message whose turn had come is sent all the same.</param>
    /// <returns>A task that ends when the message is on its way; over HTTP, when the server has accepted it.</returns>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    /// <exception cref="NotSupportedException">The transport only receives, and there is no <see cref="MessageClientOptions.SendAddress"/>.</exception>
    /// <exception cref="ConnectionFaultException">It could not be sent.</exception>
    public Task SendAsync(string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Link().SendAsync(Encoding.UTF8.GetBytes(text), isText: true, cancellationToken);
    }

    /// <summary>Sends bytes. They may be changed as soon as this returns.</summary>
    /// <param name="data">The bytes: one message.</param>
    /// <param name="cancellationToken">Ends the wait. A message whose turn had come is sent all the same.</param>
    /// <returns>A task that ends when the message is on its way; over HTTP, when the server has accepted it.</returns>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    /// <exception cref="NotSupportedException">The transport only receives, and there is no <see cref="MessageClientOptions.SendAddress"/>.</exception>
    /// <exception cref="ConnectionFaultException">It could not be sent.</exception>
    public Task SendAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken = default) =>
        Link().SendAsync(data, isText: false, cancellationToken);

    /// <summary>
    /// Asks the server for a sign of life. Over a WebSocket that is <see cref="MessageClientOptions.PingMessage"/>; without one, and by long polling, it ends at once, because
    /// the protocol's keep-alive and the polls themselves watch. A stream of events is lost after <see cref="MessageClientOptions.SilenceTimeout"/>.
    /// </summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends with the next thing that the server says.</returns>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    /// <exception cref="ConnectionFaultException">The server is gone.</exception>
    public Task PingAsync(CancellationToken cancellationToken = default) => Link().PingAsync(cancellationToken);

    /// <summary>Ends the connection for good. Does not wait for the server; disconnect before, for a close handshake.</summary>
    /// <returns>A task that has ended.</returns>
    public ValueTask DisposeAsync()
    {
        MessageLink? link;
        lock (_gate)
        {
            if (_isDisposed)
                return default;
            _isDisposed = true;
            (link, _link) = (_link, null);
        }
        Cancellation.Request(_disposing);
        link?.Dispose();
        _http.Dispose();
        return default;
    }

    /// <summary>Connects. Where the client is connected it does nothing.</summary>
    internal async Task ConnectAsync(ConnectRequest request, CancellationToken cancellationToken)
    {
        lock (_gate)
            ThrowIfDisposed();
        using var attempt = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        await _turn.WaitAsync(attempt.Token).ConfigureAwait(false);
        try
        {
            if (Begin(attempt, request.Token))
                await OpenAsync(CreateLink(request), attempt.Token).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _attempt = null;
            _turn.Release();
        }
    }

    /// <summary>Ends the connection, or the attempt to open one. When it ends, nothing more is heard of it.</summary>
    internal async Task DisconnectAsync(CancellationToken cancellationToken)
    {
        GiveUpAttempt();
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            MessageLink? link;
            lock (_gate)
                (link, _link) = (_link, null);
            if (link is null)
                return;
            using (link)
            {
                link.Silence();
                await link.CloseAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Asks once, without a connection, and hands on what there is.</summary>
    internal async Task PollAsync(ChannelPosition? position, CancellationToken cancellationToken)
    {
        if (_options.PollingAddress is not { } address)
            throw new NotSupportedException("This MessageClient cannot poll; set MessageClientOptions.PollingAddress.");
        AccessToken? token;
        lock (_gate)
            token = _token;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposing.Token);
        // All channels come in one answer; two polls at once would bring everything twice.
        await _polling.WaitAsync(either.Token).ConfigureAwait(false);
        try
        {
            var poll = new LongPoll(address, _options, _http, Inbox);
            poll.Begin();
            using HttpResponseMessage response = await poll.AskAsync(token, mayHold: false, position, either.Token).ConfigureAwait(false);
            await poll.ReadAsync(response, Inbox.Observers.Received, DeliverAsync, either.Token).ConfigureAwait(false);
        }
        finally
        {
            _polling.Release();
        }
    }

    private async ValueTask<bool> DeliverAsync(StreamMessage message)
    {
        await Inbox.Channels.DeliverAsync(message).ConfigureAwait(false);
        return true;
    }

    private void GiveUpAttempt()
    {
        CancellationTokenSource? attempt;
        lock (_gate)
            attempt = _attempt;
        try
        {
            if (attempt is not null)
                Cancellation.Request(attempt);
        }
        catch (ObjectDisposedException)
        {
            // It has ended in this moment; what it opened is closed next.
        }
    }

    private bool Begin(CancellationTokenSource attempt, AccessToken? token)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (_link is not null)
                return false;
            (_attempt, _token) = (attempt, token);
            return true;
        }
    }

    private async Task OpenAsync(MessageLink link, CancellationToken cancellationToken)
    {
        try
        {
            await link.OpenAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                ThrowIfDisposed();
                _link = link;
            }
        }
        catch (Exception)
        {
            link.Dispose();
            throw;
        }
        Detached.Run(() => RunAsync(link));
    }

    private async Task RunAsync(MessageLink link)
    {
        ConnectionFault fault = await link.RunAsync().ConfigureAwait(false);
        bool isLost;
        lock (_gate)
        {
            // A link that was closed, or overtaken, ends as it was meant to.
            isLost = _link == link;
            if (isLost)
                _link = null;
        }
        if (!isLost)
            return;
        link.Dispose();
        Inbox.Observers.Lost(fault);
    }

    private MessageLink CreateLink(ConnectRequest request)
    {
        (string transport, Uri address) = MessageRoute.For(_options, request);
        return transport switch
        {
            MessageTransport.WebSocket => new WebSocketLink(address, request.Token, _options, Inbox),
            MessageTransport.ServerSentEvents => new ServerSentEventsLink(address, request.Token, _options, _http, Inbox),
            _ => new LongPollingLink(address, request.Token, _options, _http, Inbox),
        };
    }

    private MessageLink Link()
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            return _link ?? throw new InvalidOperationException("The MessageClient is not connected; connect it, or wait for the reconnect, before sending.");
        }
    }

    private void ThrowIfDisposed()
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(MessageClient));
    }
}

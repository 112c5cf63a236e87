namespace Switchboard.Testing;

/// <summary>Connects <see cref="ScriptedClient"/>s as a test says, and knows every connection that there was.</summary>
/// <remarks>Unless something else is said every connect succeeds at once, every subscription is confirmed and every ping answered. Safe for any number of threads.</remarks>
public sealed partial class ScriptedConnector : Connector<ScriptedClient>
{
    /// <summary>What most clients can: start again and be pinged.</summary>
    public const ConnectorTraits DefaultTraits = ConnectorTraits.Restartable | ConnectorTraits.Pings;

    private readonly object _gate = new();
    private readonly TimeProvider _clock;
    private readonly List<ScriptedConnection> _connections = [];
    private readonly List<ChannelRequest> _subscriptions = [];
    private long _moment;

    /// <summary>Makes a connector.</summary>
    /// <param name="clock">The clock for connects that take time; the one of the manager.</param>
    /// <param name="traits">What the clients can do. For a client that is replaced when it is lost: <see cref="ConnectorTraits.None"/>.</param>
    public ScriptedConnector(TimeProvider clock, ConnectorTraits traits = DefaultTraits)
    {
        ArgumentNullException.ThrowIfNull(clock);
        _clock = clock;
        Traits = traits;
    }

    /// <inheritdoc/>
    public override ConnectorTraits Traits { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Transports => _transports;

    /// <summary>Every physical connection that was opened or tried, in order.</summary>
    public IReadOnlyList<ScriptedConnection> Connections => Copy(_connections);

    /// <summary>Every client that was connected or tried to, in order.</summary>
    public IReadOnlyList<ScriptedClient> Clients => [.. Connections.Select(static connection => connection.Client).Distinct()];

    /// <summary>The client that was connected last, or tries to connect.</summary>
    /// <exception cref="InvalidOperationException">No client was connected.</exception>
    public ScriptedClient Client =>
        Connections.LastOrDefault()?.Client ?? throw new InvalidOperationException("No client was connected through this connector yet.");

    /// <summary>Every subscription that was asked for, with the position to go on from, in order.</summary>
    public IReadOnlyList<ChannelRequest> Subscriptions => Copy(_subscriptions);

    /// <summary>How much happened to the connector and its connections so far: it stands still when nothing goes on.</summary>
    internal long Moment => Interlocked.Read(ref _moment);

    /// <inheritdoc/>
    public override ClientState GetState(ScriptedClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State;
    }

    /// <inheritdoc/>
    public override string? GetUser(ScriptedClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.User;
    }

    /// <inheritdoc/>
    public override IDisposable Observe(ScriptedClient client, IConnectionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.Observe(observer);
    }

    /// <inheritdoc/>
    public override async Task ConnectAsync(ScriptedClient client, ConnectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        ScriptedConnection? connection = client.BeginConnect(this, request, out Task ownReconnect);
        if (connection is null)
        {
            await ownReconnect.WaitAsync(cancellationToken).ConfigureAwait(false);
            return;
        }
        lock (_gate)
            _connections.Add(connection);
        try
        {
            await NextScript(request).RunAsync(connection, _clock, cancellationToken).ConfigureAwait(false);
            CheckToken(request.Token);
            client.CompleteConnect(connection, NextMoment());
        }
        catch
        {
            client.EndOf(connection);
            throw;
        }
    }

    /// <inheritdoc/>
    public override Task DisconnectAsync(ScriptedClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        NextMoment();
        client.Disconnect();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task PingAsync(ScriptedClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        NextMoment();
        client.Ping();
        if (IsSilent || client.IsSilent)
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        client.Pong();
    }

    /// <inheritdoc/>
    public override Task RenewTokenAsync(ScriptedClient client, AccessToken token, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(token);
        NextMoment();
        CheckToken(token);
        client.Renew(token);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override async Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        NextMoment();
        lock (_gate)
            _subscriptions.Add(channel);
        ScriptedConnection? connection = client.BeginSubscribe(channel.Channel);
        await AnswerAsync(channel.Channel, cancellationToken).ConfigureAwait(false);
        var subscription = new WireSubscription<TMessage>(client, channel.Channel, sink);
        client.CompleteSubscribe(subscription, connection);
        NextMoment();
        return subscription;
    }

    /// <inheritdoc/>
    public override async Task PollAsync<TMessage>(
        ScriptedClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(sink);
        NextMoment();
        client.CountPoll();
        if (_pollError is { } error)
            throw error();
        foreach (StoredMessage stored in StoredAfter(channel))
            if (stored.Message is TMessage message)
                await sink.ReceiveAsync(message, stored.Position).ConfigureAwait(false);
    }

    internal long NextMoment() => Interlocked.Increment(ref _moment);

    private T[] Copy<T>(List<T> list)
    {
        lock (_gate)
            return [.. list];
    }
}

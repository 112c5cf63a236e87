namespace Switchboard;

/// <summary>Handles a <see cref="MessageClient"/>: every manager has it.</summary>
/// <remarks>
/// <para>A transport takes its address from <see cref="MessageClientOptions"/>, moved to the host and port that a strategy asks for; without one, from the key.
/// <see cref="ConnectRequest.DefaultTransport"/> is the first that has an address, of WebSocket, server-sent events and long polling.</para>
/// <para>The token goes into the header <c>Authorization</c>, unless <see cref="MessageClientOptions.TokenParameter"/> names a query parameter. An answer of 401 is
/// <see cref="FailureKind.TokenExpired"/>, 403, 404 and 410 are <see cref="FailureKind.Refused"/>, 429 and a 503 with <c>Retry-After</c> are
/// <see cref="FailureKind.RateLimited"/>.</para>
/// </remarks>
public sealed class MessageClientConnector : Connector<MessageClient>
{
    /// <inheritdoc/>
    public override ConnectorTraits Traits =>
        ConnectorTraits.Restartable | ConnectorTraits.KeepsSubscriptions | ConnectorTraits.Pings | ConnectorTraits.Polls | ConnectorTraits.Suspendable;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Transports { get; } =
        [ConnectRequest.DefaultTransport, MessageTransport.WebSocket, MessageTransport.ServerSentEvents, MessageTransport.LongPolling];

    /// <inheritdoc/>
    public override ClientState GetState(MessageClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.State;
    }

    /// <inheritdoc/>
    /// <exception cref="ConnectionFaultException">The server did not open the connection, or the transport has no address.</exception>
    public override Task ConnectAsync(MessageClient client, ConnectRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(request);
        return client.ConnectAsync(request, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DisconnectAsync(MessageClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.DisconnectAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override IDisposable? Observe(MessageClient client, IConnectionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(observer);
        return client.Inbox.Observers.Add(observer);
    }

    /// <inheritdoc/>
    public override Task PingAsync(MessageClient client, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        return client.PingAsync(cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">A message is not received as <typeparamref name="TMessage"/>.</exception>
    public override Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        MessageClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(sink);
        IAsyncDisposable subscription = client.Inbox.Channels.Subscribe(channel.Channel, MessageSink.For(sink));
        return Task.FromResult(subscription);
    }

    /// <inheritdoc/>
    /// <remarks>One request brings what came on all channels, so the subscriptions of the others get theirs too.</remarks>
    /// <exception cref="NotSupportedException">The client has no <see cref="MessageClientOptions.PollingAddress"/>.</exception>
    public override async Task PollAsync<TMessage>(
        MessageClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(sink);
        // The subscription is still there, and gets the messages by itself; only a caller who never subscribed is given them here.
        ChannelSubscription? own = client.Inbox.Channels.HasSubscription(channel.Channel)
            ? null
            : client.Inbox.Channels.Subscribe(channel.Channel, MessageSink.For(sink));
        try
        {
            await client.PollAsync(channel.Position, cancellationToken).ConfigureAwait(false);
            if (own is not null)
                await own.CaughtUp.ConfigureAwait(false);
        }
        finally
        {
            if (own is not null)
                await own.DisposeAsync().ConfigureAwait(false);
        }
    }
}

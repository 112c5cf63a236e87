namespace Switchboard;

/// <summary>Says how one kind of client opens, closes, pings, subscribes and tells that it was lost, so that a manager can do it.</summary>
/// <typeparam name="TClient">The kind of client; a connector serves the types that derive from it too.</typeparam>
/// <remarks>
/// <para>A connector is called from any thread. The manager calls <see cref="ConnectAsync"/> and <see cref="DisconnectAsync"/> of one client one
/// at a time. After the last disconnect it disposes the client itself.</para>
/// <para>Derive from <see cref="Connector{TClient}"/>, which does nothing for whatever is not overridden, or build one from delegates with
/// <see cref="Connector.For{TClient}"/>.</para>
/// </remarks>
public interface IConnector<in TClient> where TClient : class
{
    /// <summary>What this kind of client can do. The manager calls no member that is not announced here.</summary>
    ConnectorTraits Traits { get; }

    /// <summary>The transports that a connect can be asked for by <see cref="ConnectRequest.Transport"/>, in no order.</summary>
    IReadOnlyList<string> Transports { get; }

    /// <summary>Tells the state of a client. Must be fast and must not throw.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The state, <see cref="ClientState.Unknown"/> where the client does not tell.</returns>
    ClientState GetState(TClient client);

    /// <summary>Tells whom a connected client is signed in as, so that the health check notices when that is not the user of its key any more. Must be fast and must not throw.</summary>
    /// <param name="client">The client.</param>
    /// <returns>The user, as in <see cref="ConnectionKey.User"/>; <see langword="null"/> where the client does not tell.</returns>
    string? GetUser(TClient client);

    /// <summary>Connects a client. Called when it is not connected; where it is connecting by itself, waits for that instead.</summary>
    /// <param name="client">The client.</param>
    /// <param name="request">What is asked for: the key, the address, the transport, the token.</param>
    /// <param name="cancellationToken">Cancelled when the attempt takes too long, nobody waits for the connection any more, or it is to be closed.</param>
    /// <returns>A task that ends when the client is connected.</returns>
    Task ConnectAsync(TClient client, ConnectRequest request, CancellationToken cancellationToken);

    /// <summary>Ends the connection of a client. Also called for a client that is not connected, and then does nothing.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Cancelled after <see cref="ConnectionManagerOptions.CloseTimeout"/>: end it the hard way then.</param>
    /// <returns>A task that ends when the connection has ended.</returns>
    Task DisconnectAsync(TClient client, CancellationToken cancellationToken);

    /// <summary>Listens to what happens to a client. Called before each connect.</summary>
    /// <param name="client">The client.</param>
    /// <param name="observer">To be told of losses and of life; safe from any thread, never throws, and ignores what it is told too late.</param>
    /// <returns>What ends the listening when it is disposed; <see langword="null"/> where the client tells nothing.</returns>
    IDisposable? Observe(TClient client, IConnectionObserver observer);

    /// <summary>Asks the other side for a sign of life. Called only with <see cref="ConnectorTraits.Pings"/>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="cancellationToken">Cancelled after <see cref="ConnectionManagerOptions.HeartbeatTimeout"/>.</param>
    /// <returns>A task that ends with the answer; its duration is the latency.</returns>
    Task PingAsync(TClient client, CancellationToken cancellationToken);

    /// <summary>Gives a connected client a new token. Called only with <see cref="ConnectorTraits.RenewsTokens"/>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="token">The new token.</param>
    /// <param name="cancellationToken">Cancelled when the connection is to be closed.</param>
    /// <returns>A task that ends when the other side has the token.</returns>
    Task RenewTokenAsync(TClient client, AccessToken token, CancellationToken cancellationToken);

    /// <summary>Subscribes to a channel of a client, once for all callbacks that share it.</summary>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="client">The client, connected or not.</param>
    /// <param name="channel">The channel, and where to go on after a reconnect.</param>
    /// <param name="sink">To be given each message; never throws.</param>
    /// <param name="cancellationToken">
    /// Cancelled when nobody wants the subscription any more, and when it is not confirmed within <see cref="ConnectionManagerOptions.ConnectTimeout"/>:
    /// the channel is subscribed again when this call has ended, and what it gave late has been disposed.
    /// </param>
    /// <returns>What ends the subscription when it is disposed. The task ends when the other side has confirmed, where it does.</returns>
    /// <exception cref="NotSupportedException">This kind of client has no channels.</exception>
    Task<IAsyncDisposable> SubscribeAsync<TMessage>(
        TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken);

    /// <summary>Fetches what came on a channel since its last position. Called only with <see cref="ConnectorTraits.Polls"/>, while the stream cannot be had.</summary>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="client">The client, not connected.</param>
    /// <param name="channel">The channel, and the position of the last message that was received.</param>
    /// <param name="sink">To be given each message with its position; repeats are dropped by their positions.</param>
    /// <param name="cancellationToken">Cancelled when polling ends.</param>
    /// <returns>A task that ends when everything that was there is in the sink.</returns>
    Task PollAsync<TMessage>(TClient client, ChannelRequest channel, IChannelSink<TMessage> sink, CancellationToken cancellationToken);

    /// <summary>Says what kind of failure an exception of this client is.</summary>
    /// <param name="error">The exception.</param>
    /// <returns>The failure; <see langword="null"/> for what the manager makes of it (<see cref="ConnectionFault.From(Exception)"/>).</returns>
    ConnectionFault? Classify(Exception error);
}

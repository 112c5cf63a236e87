namespace Switchboard;

/// <summary>Builds a connector from delegates. What is not given is not done: without a disconnect the client is only disposed.</summary>
/// <typeparam name="TClient">The kind of client.</typeparam>
/// <remarks>A builder is not safe for several threads; the connector it builds is.</remarks>
public sealed class ConnectorBuilder<TClient> where TClient : class
{
    private ConnectorParts<TClient> _parts = new();

    internal ConnectorBuilder()
    {
    }

    /// <summary>Says how the client connects.</summary>
    /// <param name="connect">Connects; the token is cancelled when it takes too long or nobody waits any more.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ConnectWith(Func<TClient, CancellationToken, Task> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return ConnectWith((client, _, cancellationToken) => connect(client, cancellationToken));
    }

    /// <summary>Says how the client connects, with the key, the address and the token at hand.</summary>
    /// <param name="connect">Connects.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ConnectWith(Func<TClient, ConnectRequest, CancellationToken, Task> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return With(_parts with { Connect = connect });
    }

    /// <summary>Says which transports a connect can be asked for. By default the client's own alone.</summary>
    /// <param name="transports">The names, as strategies use them.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> Transports(params string[] transports)
    {
        ArgumentNullException.ThrowIfNull(transports);
        return With(_parts with { Transports = [.. transports] });
    }

    /// <summary>Says how the client disconnects.</summary>
    /// <param name="disconnect">Disconnects; the token is cancelled when it takes too long.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> DisconnectWith(Func<TClient, CancellationToken, Task> disconnect)
    {
        ArgumentNullException.ThrowIfNull(disconnect);
        return With(_parts with { Disconnect = disconnect });
    }

    /// <summary>Says how the client tells its state, so that a loss is found by the health check too.</summary>
    /// <param name="state">Tells the state; must be fast and must not throw.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> StateFrom(Func<TClient, ClientState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return With(_parts with { State = state });
    }

    /// <summary>Says how the client tells whom it is signed in as, so that the health check notices when that is not the user of its key any more.</summary>
    /// <param name="user">Tells the user of a connected client, <see langword="null"/> where it does not know; must be fast and must not throw.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> UserFrom(Func<TClient, string?> user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return With(_parts with { User = user });
    }

    /// <summary>Says how the client tells that it was lost, so that it is recovered at once.</summary>
    /// <param name="observe">Attaches the observer to the client's events and gives back what detaches it.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ObserveWith(Func<TClient, IConnectionObserver, IDisposable?> observe)
    {
        ArgumentNullException.ThrowIfNull(observe);
        return With(_parts with { Observe = observe });
    }

    /// <summary>Says how the client is asked for a sign of life.</summary>
    /// <param name="ping">Asks; the task ends with the answer.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> PingWith(Func<TClient, CancellationToken, Task> ping)
    {
        ArgumentNullException.ThrowIfNull(ping);
        return With(_parts with { Ping = ping });
    }

    /// <summary>Says how a connected client is given a new token.</summary>
    /// <param name="renew">Gives it.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> RenewTokenWith(Func<TClient, AccessToken, CancellationToken, Task> renew)
    {
        ArgumentNullException.ThrowIfNull(renew);
        return With(_parts with { RenewToken = renew });
    }

    /// <summary>Says how the client subscribes to a channel.</summary>
    /// <param name="subscribe">Subscribes and gives back what ends the subscription; a message must be of the type the callbacks ask for.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> SubscribeWith(Func<TClient, string, Func<object?, Task>, IDisposable> subscribe)
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        return SubscribeWith((client, channel, sink, _) =>
            Task.FromResult<IAsyncDisposable>(new SubscriptionHandle(subscribe(client, channel.Channel, message => sink.ReceiveAsync(message).AsTask()))));
    }

    /// <summary>Says how the client subscribes to a channel, where the other side confirms it or messages have positions.</summary>
    /// <param name="subscribe">Subscribes; the task ends with the confirmation. A message must be of the type the callbacks ask for.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> SubscribeWith(
        Func<TClient, ChannelRequest, IChannelSink<object?>, CancellationToken, Task<IAsyncDisposable>> subscribe)
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        return With(_parts with { Subscribe = subscribe });
    }

    /// <summary>Says how messages are fetched while the stream cannot be had.</summary>
    /// <param name="poll">Fetches what came since the position of the request.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> PollWith(Func<TClient, ChannelRequest, IChannelSink<object?>, CancellationToken, Task> poll)
    {
        ArgumentNullException.ThrowIfNull(poll);
        return With(_parts with { Poll = poll });
    }

    /// <summary>Says what kind of failure an exception of the client is.</summary>
    /// <param name="classify">Says it; <see langword="null"/> for what the manager makes of it.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ClassifyWith(Func<Exception, ConnectionFault?> classify)
    {
        ArgumentNullException.ThrowIfNull(classify);
        return With(_parts with { Classify = classify });
    }

    /// <summary>Says that a client that was disconnected or lost can connect again.</summary>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> Restartable() => With(_parts with { Traits = _parts.Traits | ConnectorTraits.Restartable });

    /// <summary>Says that the client's subscriptions live on the client: made once, connected or not, they are there again after a reconnect.</summary>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> KeepsSubscriptions() => With(_parts with { Traits = _parts.Traits | ConnectorTraits.KeepsSubscriptions });

    /// <summary>Says that an idle client may be suspended although code holds it: all that it sends goes through the manager.</summary>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> Suspendable() => With(_parts with { Traits = _parts.Traits | ConnectorTraits.Suspendable });

    /// <summary>Builds the connector.</summary>
    /// <returns>A connector, safe for any number of threads and clients.</returns>
    /// <exception cref="InvalidOperationException">It was not said how the client connects.</exception>
    public IConnector<TClient> Build() => new DelegateConnector<TClient>(_parts.Connect is not null
        ? _parts
        : throw new InvalidOperationException($"The connector for '{typeof(TClient)}' does not say how to connect; call ConnectWith before Build."));

    private ConnectorBuilder<TClient> With(ConnectorParts<TClient> parts)
    {
        _parts = parts;
        return this;
    }
}

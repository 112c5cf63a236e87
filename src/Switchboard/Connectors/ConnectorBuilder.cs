namespace Switchboard;

/// <summary>Builds a connector from delegates. What is not given is not done: without a disconnect the client is only disposed.</summary>
/// <typeparam name="TClient">The kind of client.</typeparam>
/// <remarks>A builder is not safe for several threads; the connector it builds is.</remarks>
public sealed class ConnectorBuilder<TClient> where TClient : class
{
    private Func<TClient, ConnectionKey?, CancellationToken, Task>? _connect;
    private Func<TClient, CancellationToken, Task>? _disconnect;
    private Func<TClient, ClientState>? _state;
    private Func<TClient, string, Func<object?, Task>, IDisposable>? _subscribe;
    private bool _canRestart;

    internal ConnectorBuilder()
    {
    }

    /// <summary>Says how the client connects.</summary>
    /// <param name="connect">Connects; the token is cancelled when nobody waits any more.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ConnectWith(Func<TClient, CancellationToken, Task> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        return ConnectWith((client, _, cancellationToken) => connect(client, cancellationToken));
    }

    /// <summary>Says how the client connects, with the key of the connection at hand.</summary>
    /// <param name="connect">Connects; the key is <see langword="null"/> for a client that the manager did not create.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> ConnectWith(Func<TClient, ConnectionKey?, CancellationToken, Task> connect)
    {
        ArgumentNullException.ThrowIfNull(connect);
        _connect = connect;
        return this;
    }

    /// <summary>Says how the client disconnects.</summary>
    /// <param name="disconnect">Disconnects; the token is cancelled when it takes too long.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> DisconnectWith(Func<TClient, CancellationToken, Task> disconnect)
    {
        ArgumentNullException.ThrowIfNull(disconnect);
        _disconnect = disconnect;
        return this;
    }

    /// <summary>Says how the client tells its state, so that a lost connection is connected again by the next connect.</summary>
    /// <param name="state">Tells the state; must be fast and must not throw.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> StateFrom(Func<TClient, ClientState> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        _state = state;
        return this;
    }

    /// <summary>Says how the client subscribes to a channel.</summary>
    /// <param name="subscribe">Subscribes and gives back what ends the subscription; a message must be of the type the callbacks ask for.</param>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> SubscribeWith(Func<TClient, string, Func<object?, Task>, IDisposable> subscribe)
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        _subscribe = subscribe;
        return this;
    }

    /// <summary>Says that a client that was disconnected can connect again.</summary>
    /// <returns>This builder.</returns>
    public ConnectorBuilder<TClient> Restartable()
    {
        _canRestart = true;
        return this;
    }

    /// <summary>Builds the connector.</summary>
    /// <returns>A connector, safe for any number of threads and clients.</returns>
    /// <exception cref="InvalidOperationException">It was not said how the client connects.</exception>
    public IConnector<TClient> Build() => new DelegateConnector<TClient>(
        _connect ?? throw new InvalidOperationException($"The connector for '{typeof(TClient)}' does not say how to connect; call ConnectWith before Build."),
        _disconnect, _state, _subscribe, _canRestart);
}

namespace Switchboard;

/// <summary>A hold on a connection. While any is held the connection stays open; disposing the last one lets it linger and close.</summary>
/// <typeparam name="TClient">The kind of client.</typeparam>
/// <remarks>Safe for any number of threads. Disposing is idempotent and never throws.</remarks>
public sealed class ConnectionLease<TClient> : IAsyncDisposable, IDisposable where TClient : class
{
    private readonly ManagedConnection _connection;
    private readonly InspectedLease? _ticket;
    private LeaseEvents? _events;
    private int _disposed;
    private int _clientTaken;
    private int _keptAlive;

    internal ConnectionLease(ConnectionKey key, ManagedConnection connection, InspectedLease? ticket)
    {
        _ticket = ticket;
        _connection = connection;
        Key = key;
    }

    /// <summary>Raised when the connection was lost, until the lease is disposed: also when it is suspended or this machine went offline.</summary>
    public event Action<ConnectionStatus>? ConnectionLost
    {
        add => Events.Lost += value;
        remove => Events.Lost -= value;
    }

    /// <summary>Raised when the connection is open again, its subscriptions restored, until the lease is disposed.</summary>
    public event Action<ConnectionStatus>? ConnectionRestored
    {
        add => Events.Restored += value;
        remove => Events.Restored -= value;
    }

    /// <summary>The key of the connection.</summary>
    public ConnectionKey Key { get; }

    /// <summary>
    /// The client. Ask the lease for it each time rather than keeping it: the lease never hands out one that is closed. Once it was taken, the
    /// connection is not suspended for idleness while the lease is held, because what is sent on the client itself is not seen. On one that is
    /// suspended it is opened again; <see cref="GetClientAsync"/> waits until it is.
    /// </summary>
    /// <exception cref="ObjectDisposedException">
    /// The lease is disposed; or the connection was closed under it: the user switched or signed out, or the manager was disposed; or the client was
    /// lost and its successor is not made yet: wait with <see cref="GetClientAsync"/>.
    /// </exception>
    public TClient Client
    {
        get
        {
            ThrowIfDisposed();
            if (_connection.IsRetired)
                throw _connection.ClosedException();
            Pin(ref _clientTaken, keptAlive: 0, clientsTaken: 1);
            // Whoever takes the client is going to use it.
            if (_connection.Phase == ConnectionPhase.Suspended)
                _connection.Entry.Resume(_connection);
            return (TClient?)_connection.BindingOrNull?.Client ?? throw new ObjectDisposedException(
                $"ConnectionLease<{typeof(TClient).Name}>", $"Connection '{Key}' was lost and its client is being replaced; wait for the new one with GetClientAsync.");
        }
    }

    /// <summary>Whether the connection stays open although nothing happens on it. By default false.</summary>
    /// <exception cref="ObjectDisposedException">The lease is disposed.</exception>
    public bool KeepAlive
    {
        get => Volatile.Read(ref _keptAlive) != 0;
        set
        {
            ThrowIfDisposed();
            if (value)
                Pin(ref _keptAlive, keptAlive: 1, clientsTaken: 0);
            else if (Interlocked.Exchange(ref _keptAlive, 0) != 0)
                _connection.Entry.Pin(_connection, keptAlive: -1, clientsTaken: 0);
        }
    }

    /// <summary>Where the connection stands. Can be asked after disposal too.</summary>
    public ConnectionStatus Status => _connection.Status;

    private LeaseEvents Events
    {
        get
        {
            ThrowIfDisposed();
            return LazyInitializer.EnsureInitialized(ref _events, () => LeaseEvents.Attach(_connection, Key))!;
        }
    }

    /// <summary>Waits until the connection is open: connecting, recovering or suspended, it is opened.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the connection is usable; it fails with what opening it failed with.</returns>
    /// <exception cref="ObjectDisposedException">As for <see cref="Client"/>.</exception>
    public Task ReadyAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        return _connection.Entry.ConnectAsync(_connection, client: null, connect: null, cancellationToken);
    }

    /// <summary>The client, open. As <see cref="ReadyAsync"/> and then <see cref="Client"/>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ObjectDisposedException">As for <see cref="Client"/>.</exception>
    public async ValueTask<TClient> GetClientAsync(CancellationToken cancellationToken = default)
    {
        ThrowIfDisposed();
        Pin(ref _clientTaken, keptAlive: 0, clientsTaken: 1);
        await ReadyAsync(cancellationToken).ConfigureAwait(false);
        return Client;
    }

    /// <summary>Sends on the connection, as <see cref="IConnectionManager.SendAsync{TClient}"/> does; a suspended one is opened first.</summary>
    /// <param name="send">Sends, on the client that is current by then.</param>
    /// <param name="cancellationToken">Ends the wait, and is passed to the send.</param>
    /// <returns>A task that ends with the send.</returns>
    /// <exception cref="InvalidOperationException">The connection is not open and the offline queue is off or full.</exception>
    /// <exception cref="TimeoutException">The send waited too long in the offline queue.</exception>
    /// <exception cref="ObjectDisposedException">As for <see cref="Client"/>.</exception>
    public ValueTask SendAsync(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(send);
        ThrowIfDisposed();
        return _connection.SendAsync(send, cancellationToken);
    }

    /// <summary>Adds a callback to a channel, through the connector of the client's type.</summary>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="channel">The channel.</param>
    /// <param name="callback">Called with each message; what it throws is logged and stops nothing.</param>
    /// <returns>The subscription. Dispose it by itself; it ends at the latest when the connection is closed.</returns>
    /// <exception cref="InvalidOperationException">No connector for the type is registered.</exception>
    /// <exception cref="ObjectDisposedException">As for <see cref="Client"/>.</exception>
    public ISubscription Subscribe<TMessage>(string channel, Action<TMessage> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return Subscribe<TMessage>(channel, message =>
        {
            callback(message);
            return Task.CompletedTask;
        });
    }

    /// <inheritdoc cref="Subscribe{TMessage}(string, Action{TMessage})"/>
    public ISubscription Subscribe<TMessage>(string channel, Func<TMessage, Task> callback) => Subscribe(channel, callback, SubscriptionOptions.Default);

    /// <inheritdoc cref="Subscribe{TMessage}(string, Action{TMessage})"/>
    /// <param name="channel">The channel.</param>
    /// <param name="callback">Called with each message.</param>
    /// <param name="options">How many messages may wait for the callback, and what happens to more.</param>
    public ISubscription Subscribe<TMessage>(string channel, Func<TMessage, Task> callback, SubscriptionOptions options)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(options);
        ThrowIfDisposed();
        return _connection.Subscribe<TClient, TMessage>(channel, open: null, callback, options);
    }

    /// <summary>Gives the connection back without waiting for anything.</summary>
    public void Dispose() => _ = ReleaseAsync();

    /// <summary>Gives the connection back. Where there is no linger, waits until the connection is closed.</summary>
    /// <returns>A task that ends when the connection is given back.</returns>
    public ValueTask DisposeAsync() => new(ReleaseAsync());

    private Task ReleaseAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0)
            return Task.CompletedTask;
        if (_ticket is not null)
            _connection.UntrackLease(this, _ticket);
        Interlocked.Exchange(ref _events, null)?.Detach();
        int keptAlive = Interlocked.Exchange(ref _keptAlive, 0);
        int clientsTaken = Interlocked.Exchange(ref _clientTaken, 0);
        if (keptAlive + clientsTaken > 0)
            _connection.Entry.Pin(_connection, -keptAlive, -clientsTaken);
        return _connection.Entry.ReleaseAsync(_connection, HoldKind.Lease);
    }

    private void Pin(ref int pinned, int keptAlive, int clientsTaken)
    {
        if (Volatile.Read(ref pinned) != 0 || Interlocked.Exchange(ref pinned, 1) != 0)
            return;
        _connection.Entry.Pin(_connection, keptAlive, clientsTaken);
        // It may have been disposed meanwhile, and then nobody else takes the pin out.
        if (Volatile.Read(ref _disposed) != 0 && Interlocked.Exchange(ref pinned, 0) != 0)
            _connection.Entry.Pin(_connection, -keptAlive, -clientsTaken);
    }

    private void ThrowIfDisposed()
    {
        if (Volatile.Read(ref _disposed) != 0)
            throw new ObjectDisposedException(
                $"ConnectionLease<{typeof(TClient).Name}>", $"The lease on connection '{Key}' is disposed; take a new one with AcquireAsync.");
    }
}

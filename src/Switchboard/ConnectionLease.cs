namespace Switchboard;

/// <summary>A hold on a connection. While any is held the connection stays open; disposing the last one lets it linger and close.</summary>
/// <typeparam name="TClient">The kind of client.</typeparam>
/// <remarks>Safe for any number of threads. Disposing is idempotent and never throws.</remarks>
public sealed class ConnectionLease<TClient> : IAsyncDisposable, IDisposable where TClient : class
{
    private readonly IConnectionManager _manager;
    private readonly ManagedClient _managed;
    private int _disposed;

    internal ConnectionLease(IConnectionManager manager, ConnectionKey key, ManagedClient managed)
    {
        _manager = manager;
        _managed = managed;
        Key = key;
    }

    /// <summary>The key of the connection.</summary>
    public ConnectionKey Key { get; }

    /// <summary>The client. Ask the lease for it each time rather than keeping it: the lease never hands out one that is closed.</summary>
    /// <exception cref="ObjectDisposedException">The lease is disposed, or the connection was closed under it: the user switched or signed out, or the manager was disposed.</exception>
    public TClient Client
    {
        get
        {
            if (Volatile.Read(ref _disposed) != 0)
                throw new ObjectDisposedException(
                    $"ConnectionLease<{typeof(TClient).Name}>", $"The lease on connection '{Key}' is disposed; take a new one with AcquireAsync.");
            return _managed.IsRetired ? throw _managed.ClosedException() : (TClient)_managed.Binding.Client;
        }
    }

    /// <summary>Where the connection stands. Can be asked after disposal too.</summary>
    public ConnectionStatus Status => _managed.Status;

    /// <summary>Adds a callback to a channel, through the connector of the client's type.</summary>
    /// <typeparam name="TMessage">What a message is read as.</typeparam>
    /// <param name="channel">The channel.</param>
    /// <param name="callback">Called with each message; what it throws is logged and stops nothing.</param>
    /// <returns>The subscription. Dispose it by itself; it ends at the latest when the client is closed.</returns>
    /// <exception cref="InvalidOperationException">No connector for the type is registered.</exception>
    /// <exception cref="ObjectDisposedException">As for <see cref="Client"/>.</exception>
    public ISubscription Subscribe<TMessage>(string channel, Action<TMessage> callback) => _manager.Subscribe(Client, channel, callback);

    /// <inheritdoc cref="Subscribe{TMessage}(string, Action{TMessage})"/>
    public ISubscription Subscribe<TMessage>(string channel, Func<TMessage, Task> callback) => _manager.Subscribe(Client, channel, callback);

    /// <summary>Gives the connection back without waiting for anything.</summary>
    public void Dispose() => _ = ReleaseAsync();

    /// <summary>Gives the connection back. Where there is no linger, waits until the connection is closed.</summary>
    /// <returns>A task that ends when the connection is given back.</returns>
    public ValueTask DisposeAsync() => new(ReleaseAsync());

    private Task ReleaseAsync() =>
        Interlocked.Exchange(ref _disposed, 1) == 0 ? _managed.Entry.ReleaseAsync(_managed, HoldKind.Lease) : Task.CompletedTask;
}

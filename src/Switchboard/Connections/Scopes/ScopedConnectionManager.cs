namespace Switchboard;

/// <summary>A manager as one scope sees it: its keys get the scope, and what belongs to another scope is an error.</summary>
internal sealed class ScopedConnectionManager : IConnectionManager
{
    private readonly ConnectionManager _manager;
    private readonly string _scope;
    private readonly ScopedEvent _changed;
    private readonly ScopedEvent _lost;
    private readonly ScopedEvent _restored;

    public ScopedConnectionManager(ConnectionManager manager, string scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Trim().Length == 0)
            throw new ArgumentException("The scope is empty; give it the name of a tenant, a workspace or a circuit.", nameof(scope));
        _manager = manager;
        _scope = scope;
        _changed = new ScopedEvent(this, scope, handler => manager.StatusChanged += handler, handler => manager.StatusChanged -= handler);
        _lost = new ScopedEvent(this, scope, handler => manager.ConnectionLost += handler, handler => manager.ConnectionLost -= handler);
        _restored = new ScopedEvent(this, scope, handler => manager.ConnectionRestored += handler, handler => manager.ConnectionRestored -= handler);
    }

    public event EventHandler<ConnectionStatusChangedEventArgs>? StatusChanged
    {
        add => _changed.Add(value);
        remove => _changed.Remove(value);
    }

    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionLost
    {
        add => _lost.Add(value);
        remove => _lost.Remove(value);
    }

    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionRestored
    {
        add => _restored.Add(value);
        remove => _restored.Remove(value);
    }

    public TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory) where TClient : class => _manager.GetOrCreate(Mine(key), factory);

    public TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory, Func<TClient, Task> close) where TClient : class =>
        _manager.GetOrCreate(Mine(key), factory, close);

    public ValueTask<TClient> GetOrCreateAsync<TClient>(
        ConnectionKey key, Func<CancellationToken, Task<TClient>> factory, CancellationToken cancellationToken = default) where TClient : class =>
        _manager.GetOrCreateAsync(Mine(key), factory, cancellationToken);

    public Task ConnectAsync<TClient>(TClient client, CancellationToken cancellationToken = default) where TClient : class =>
        _manager.ConnectAsync(Mine(client), cancellationToken);

    public Task ConnectAsync<TClient>(TClient client, Func<CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class => _manager.ConnectAsync(Mine(client), connect, cancellationToken);

    public ValueTask ReleaseAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class =>
        client is null ? default : _manager.ReleaseAsync(Mine(client), cancellationToken);

    public ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, CancellationToken cancellationToken = default) where TClient : class =>
        _manager.AcquireAsync(Mine(key), factory, cancellationToken);

    public ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, Func<TClient, CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class => _manager.AcquireAsync(Mine(key), factory, connect, cancellationToken);

    public ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback)
        where TClient : class => _manager.Subscribe(Mine(client), channel, open, callback);

    public ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback, SubscriptionOptions options)
        where TClient : class => _manager.Subscribe(Mine(client), channel, open, callback, options);

    public ValueTask SendAsync<TClient>(TClient client, Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class => _manager.SendAsync(Mine(client), send, cancellationToken);

    public Task<int> BroadcastAsync<TClient>(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(send);
        return _manager.BroadcastAsync(send, IsMine, cancellationToken);
    }

    public ValueTask RefreshAsync(ConnectionKey key, RefreshMode mode = RefreshMode.Reconnect, CancellationToken cancellationToken = default) =>
        _manager.RefreshAsync(Mine(key), mode, cancellationToken);

    public void NotifyActivity(ConnectionKey? key = null)
    {
        if (key is not null)
        {
            _manager.NotifyActivity(Mine(key));
            return;
        }
        foreach (ConnectionStatus status in GetStatistics().Connections)
            _manager.NotifyActivity(status.Key);
    }

    public ValueTask<AccessToken?> GetTokenAsync(ConnectionKey key, CancellationToken cancellationToken = default) =>
        _manager.GetTokenAsync(Mine(key), cancellationToken);

    public IConnectionManager ForScope(string scope) => scope == _scope ? this : throw new InvalidOperationException(
        $"This is the manager of scope '{_scope}' and cannot give out scope '{scope}'; ask the manager of the application for it.");

    public async ValueTask SignOutAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        await _manager.RetireAsync(connection => IsMine(connection) && connection.Key!.User == userId, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask SignOutAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class =>
        client is null ? default : _manager.SignOutAsync(Mine(client), cancellationToken);

    public IConnectionManager AddConnector<TClient>(IConnector<TClient> connector) where TClient : class
    {
        _manager.AddConnector(connector);
        return this;
    }

    public ConnectionStatus GetStatus(ConnectionKey key) => _manager.GetStatus(Mine(key));

    public IAsyncEnumerable<ConnectionStatus> WatchAsync(ConnectionKey key, CancellationToken cancellationToken = default) =>
        _manager.WatchAsync(Mine(key), cancellationToken);

    public ConnectionStatistics GetStatistics() => _manager.GetStatistics(IsMine);

    public IUsageStore Usage => _manager.Usage;

    public IReadOnlyList<ConnectionIssue> Inspect() => _manager.Inspect(IsMine);

    // The connections are the manager's, and go on.
    public ValueTask DisposeAsync() => default;

    private bool IsMine(ManagedConnection connection) => connection.Key?.Scope == _scope;

    private ConnectionKey Mine(ConnectionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Scope is null ? key with { Scope = _scope }
            : key.Scope == _scope ? key
            : throw new InvalidOperationException($"Connection '{key}' belongs to scope '{key.Scope}', not to '{_scope}'; use the manager of its scope.");
    }

    private TClient Mine<TClient>(TClient client) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        return _manager.ScopeOf(client) is not { } other || other == _scope ? client : throw new InvalidOperationException(
            $"This '{typeof(TClient)}' belongs to scope '{other}', not to '{_scope}'; use the manager of its scope.");
    }
}

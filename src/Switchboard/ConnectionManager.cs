using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Switchboard;

/// <inheritdoc cref="IConnectionManager"/>
public sealed partial class ConnectionManager : IConnectionManager, IDisposable
{
    private static readonly Lazy<ConnectionManager> s_default = new(CreateDefault);

    private readonly ManagerContext _context;
    private readonly EntryTable _entries;
    private readonly ClientTable _clients;
    private readonly NetworkWatch _network;
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes a manager. An application needs one: register it with <c>AddSwitchboard</c> or use <see cref="Default"/>.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <param name="meterFactory">Makes the meter; <see langword="null"/> for one of the manager's own.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ConnectionManager(
        ConnectionManagerOptions? options = null, TimeProvider? timeProvider = null, ILogger<ConnectionManager>? logger = null, IMeterFactory? meterFactory = null)
    {
        options ??= new ConnectionManagerOptions();
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _context = new ManagerContext(options.Snapshot(), timeProvider ?? TimeProvider.System, logger ?? NullLogger<ConnectionManager>.Instance, this, meterFactory);
        _entries = new EntryTable(_context);
        _clients = new ClientTable(_context);
        _network = new NetworkWatch(_context.Network, _entries, _context.Logger);
    }

    /// <summary>The manager of the process, for code that nothing can be injected into. Closes its connections when the process exits.</summary>
    public static IConnectionManager Default => s_default.Value;

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? StatusChanged
    {
        add => _context.Watch.Changed += value;
        remove => _context.Watch.Changed -= value;
    }

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionLost
    {
        add => _context.Watch.Lost += value;
        remove => _context.Watch.Lost -= value;
    }

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionRestored
    {
        add => _context.Watch.Restored += value;
        remove => _context.Watch.Restored -= value;
    }

    /// <inheritdoc/>
    public TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory) where TClient : class =>
        GetOrCreateCore(key, factory, close: null);

    /// <inheritdoc/>
    public TClient GetOrCreate<TClient>(ConnectionKey key, Func<TClient> factory, Func<TClient, Task> close) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(close);
        return GetOrCreateCore(key, factory, close);
    }

    /// <inheritdoc/>
    public async ValueTask<TClient> GetOrCreateAsync<TClient>(
        ConnectionKey key, Func<CancellationToken, Task<TClient>> factory, CancellationToken cancellationToken = default) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Taken taken = TakeOrDiscard<TClient>(key, HoldKind.Reference);
            if (taken.Kind == TakenKind.Existing)
                return (TClient)taken.Binding!.Client;
            if (taken.Kind == TakenKind.ToCreate)
                return await CreateAsync(taken.Connection, HoldKind.Reference, factory, cancellationToken).ConfigureAwait(false);
            try
            {
                if (taken is { Kind: TakenKind.BeingCreated, Connection.Creation: { } creation })
                    // On in the caller's context: its factory may run next.
                    await creation.Made.WaitAsync(cancellationToken).ConfigureAwait(true);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // The caller that made it gave up; this one still wants it.
            }
        }
    }

    /// <inheritdoc/>
    public Task ConnectAsync<TClient>(TClient client, CancellationToken cancellationToken = default) where TClient : class
    {
        ManagedConnection connection = Known(client);
        return connection.Entry.ConnectAsync(connection, client, connect: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConnectAsync<TClient>(TClient client, Func<CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connect);
        ManagedConnection connection = Known(client);
        return connection.Entry.ConnectAsync(connection, client, connect, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class =>
        client is not null && _clients.Find(client) is { } connection
            ? new ValueTask(connection.Entry.ReleaseAsync(connection, HoldKind.Reference).WaitAsync(cancellationToken))
            : default;

    /// <inheritdoc/>
    public ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, CancellationToken cancellationToken = default) where TClient : class =>
        AcquireCoreAsync(key, factory, connect: null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<ConnectionLease<TClient>> AcquireAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, Func<TClient, CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connect);
        return AcquireCoreAsync(key, factory, connect, cancellationToken);
    }

    /// <inheritdoc/>
    public ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback)
        where TClient : class => Subscribe(client, channel, open, callback, SubscriptionOptions.Default);

    /// <inheritdoc/>
    public ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback, SubscriptionOptions options)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(callback);
        ArgumentNullException.ThrowIfNull(options);
        ManagedConnection connection = Known(client);
        return Tracked(connection, connection.Subscribe(channel, open, callback, options));
    }

    /// <inheritdoc/>
    public async ValueTask SendAsync<TClient>(TClient client, Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(send);
        await Known(client).SendAsync(send, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<int> BroadcastAsync<TClient>(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(send);
        return await BroadcastAsync(send, static _ => true, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RefreshAsync(ConnectionKey key, RefreshMode mode = RefreshMode.Reconnect, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        _entries.ThrowIfShutDown();
        if (_entries.Find(key) is not { } entry || entry.Current(key) is not { } connection)
            return;
        if (mode == RefreshMode.Token && await connection.RefreshTokenAsync(cancellationToken).ConfigureAwait(false))
            return;
        await entry.RefreshAsync(connection, cancellationToken).ConfigureAwait(false);
        ManagerLog.Refreshed(_context.Logger, connection.Name, connection.Generation, mode);
    }

    /// <inheritdoc/>
    public void NotifyActivity(ConnectionKey? key = null)
    {
        foreach (ConnectionEntry entry in key is null ? _entries.All() : _entries.Find(key) is { } found ? [found] : [])
            foreach (ManagedConnection connection in entry.Unclosed())
                if (key is null || key.Equals(connection.Key))
                {
                    connection.Touch();
                    entry.Resume(connection);
                }
    }

    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(ConnectionKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _context.Tokens.GetAsync(key, refresh: false, cancellationToken);
    }

    /// <inheritdoc/>
    public IConnectionManager ForScope(string scope) => new ScopedConnectionManager(this, scope);

    /// <inheritdoc/>
    public async ValueTask SignOutAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        await RetireAsync(connection => connection.Key?.User == userId, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SignOutAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class
    {
        if (client is null || _clients.Find(client) is not { Key: { } key } connection)
            return;
        if (key.User is { } user)
            await SignOutAsync(user, cancellationToken).ConfigureAwait(false);
        else
            await connection.Entry.RetireAsync(connection, CloseReason.SignedOut).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IConnectionManager AddConnector<TClient>(IConnector<TClient> connector) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connector);
        _context.Connectors.Add(connector);
        return this;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_entries.TryShutDown())
            _ = ShutDownAsync();
        return new ValueTask(_ended.Task);
    }

    /// <summary>As <see cref="DisposeAsync"/>, for code that cannot wait: blocks, at most for <see cref="ConnectionManagerOptions.ShutdownTimeout"/>. In a browser it does not wait.</summary>
    public void Dispose()
    {
        Task shutdown = DisposeAsync().AsTask();
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Create("BROWSER")))
            shutdown.GetAwaiter().GetResult();
    }

    private static ConnectionManager CreateDefault()
    {
        var manager = new ConnectionManager();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => manager.Dispose();
        return manager;
    }

    private static Task ConnectAsync<TClient>(
        ManagedConnection connection, Func<TClient, CancellationToken, Task>? connect, CancellationToken cancellationToken) where TClient : class
    {
        if (connect is null)
            return connection.Entry.ConnectAsync(connection, client: null, connect: null, cancellationToken);
        connection.Recipe?.ConnectBy((client, token) => connect((TClient)client, token));
        var client = (TClient?)connection.BindingOrNull?.Client;
        return connection.Entry.ConnectAsync(
            connection, client: null, client is null ? null : token => connect(client, token), cancellationToken);
    }

    private ManagedConnection Known<TClient>(TClient client) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        _entries.ThrowIfShutDown();
        return _clients.FindOrMeet(client);
    }

    private async Task ShutDownAsync()
    {
        _network.Dispose();
        ConnectionEntry[] entries = _entries.All();
        Task closed = Task.WhenAll(entries.Select(static entry => entry.ShutDownAsync()));
        using var enough = new CancellationTokenSource();
        Task timeout = Task.Delay(_context.Options.ShutdownTimeout, _context.Time, enough.Token);
        if (await Task.WhenAny(closed, timeout).ConfigureAwait(false) == timeout)
            ManagerLog.ShutdownIncomplete(_context.Logger, entries.Sum(static entry => entry.Unclosed().Length), _context.Options.ShutdownTimeout);
        enough.Cancel();
        await _context.EndAsync().ConfigureAwait(false);
        _ended.TrySetResult(true);
    }
}

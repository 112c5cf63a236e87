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
    private readonly TaskCompletionSource<bool> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Makes a manager. An application needs one: register it with <c>AddSwitchboard</c> or use <see cref="Default"/>.</summary>
    /// <param name="options">The settings; <see langword="null"/> for the defaults.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system's.</param>
    /// <param name="logger">The log; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public ConnectionManager(ConnectionManagerOptions? options = null, TimeProvider? timeProvider = null, ILogger<ConnectionManager>? logger = null)
    {
        options ??= new ConnectionManagerOptions();
        if (options.Problems().FirstOrDefault() is { } problem)
            throw new ArgumentException(problem, nameof(options));
        _context = new ManagerContext(options, timeProvider ?? TimeProvider.System, logger ?? NullLogger<ConnectionManager>.Instance);
        _entries = new EntryTable(_context);
        _clients = new ClientTable(_context);
    }

    /// <summary>The manager of the process, for code that nothing can be injected into. Closes its connections when the process exits.</summary>
    public static IConnectionManager Default => s_default.Value;

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
            Taken taken = TakeOrRetire<TClient>(key, HoldKind.Reference);
            if (taken.Kind == TakenKind.Existing)
                return (TClient)taken.Client.Binding.Client;
            if (taken.Kind == TakenKind.ToCreate)
                return (TClient)(await CreateAsync(taken.Client, factory, cancellationToken).ConfigureAwait(false)).Binding.Client;
            try
            {
                if (taken.Kind == TakenKind.BeingCreated)
                    await taken.Client.Creation.Made.WaitAsync(cancellationToken).ConfigureAwait(true);
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
        ManagedClient managed = Known(client);
        return managed.Entry.ConnectAsync(managed, connect: null, cancellationToken);
    }

    /// <inheritdoc/>
    public Task ConnectAsync<TClient>(TClient client, Func<CancellationToken, Task> connect, CancellationToken cancellationToken = default)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connect);
        ManagedClient managed = Known(client);
        return managed.Entry.ConnectAsync(managed, connect, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class
    {
        return client is not null && _clients.Find(client) is { } managed
            ? new ValueTask(managed.Entry.ReleaseAsync(managed, HoldKind.Reference).WaitAsync(cancellationToken))
            : default;
    }

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
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(callback);
        ManagedClient managed = Known(client);
        return managed.Subscriptions.Subscribe(
            channel, open is null ? receive => managed.Binding.Subscribe(channel, receive) : receive => open(client, receive), callback);
    }

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? StatusChanged;

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionLost;

    /// <inheritdoc/>
    public event EventHandler<ConnectionStatusChangedEventArgs>? ConnectionRestored;

    /// <inheritdoc/>
    public ISubscription Subscribe<TClient, TMessage>(
        TClient client, string channel, Func<TClient, Func<TMessage, Task>, IDisposable>? open, Func<TMessage, Task> callback, SubscriptionOptions options)
        where TClient : class => Subscribe(client, channel, open, callback);

    /// <inheritdoc/>
    public ValueTask SendAsync<TClient>(TClient client, Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default)
        where TClient : class => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask RefreshAsync(ConnectionKey key, RefreshMode mode = RefreshMode.Reconnect, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void NotifyActivity(ConnectionKey? key = null) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<AccessToken?> GetTokenAsync(ConnectionKey key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IConnectionManager ForScope(string scope) => throw new NotSupportedException();

    /// <inheritdoc/>
    public Task<int> BroadcastAsync<TClient>(Func<TClient, CancellationToken, Task> send, CancellationToken cancellationToken = default) where TClient : class => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<ConnectionStatus> WatchAsync(ConnectionKey key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IReadOnlyList<ConnectionIssue> Inspect() { StatusChanged?.Invoke(this, null!); ConnectionLost?.Invoke(this, null!); ConnectionRestored?.Invoke(this, null!); throw new NotSupportedException(); }

    /// <inheritdoc/>
    public async ValueTask SignOutAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        await Task.WhenAll(_entries.All().Select(entry => entry.RetireAsync(client => client.Key?.User == userId, CloseReason.SignedOut)))
            .WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SignOutAsync<TClient>(TClient? client, CancellationToken cancellationToken = default) where TClient : class
    {
        if (client is null || _clients.Find(client) is not { Key: { } key } managed)
            return;
        if (key.User is { } user)
            await SignOutAsync(user, cancellationToken).ConfigureAwait(false);
        else
            await managed.Entry.RetireAsync(managed, CloseReason.SignedOut).WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public IConnectionManager AddConnector<TClient>(IConnector<TClient> connector) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connector);
        _context.Connectors.Add(connector);
        return this;
    }

    /// <inheritdoc/>
    public ConnectionStatus GetStatus(ConnectionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _entries.Find(key)?.Current(key)?.Status ?? new ConnectionStatus(key, ConnectionPhase.Disconnected, 0, 0, 0, null);
    }

    /// <inheritdoc/>
    public ConnectionStatistics GetStatistics()
    {
        ConnectionStatus[] clients = [.. _entries.All().SelectMany(static entry => entry.Unclosed()).Select(static client => client.Status)];
        return new ConnectionStatistics(
            clients.Length,
            clients.Count(static status => status.Phase == ConnectionPhase.Connected),
            clients.Count(static status => status.Phase == ConnectionPhase.Failed),
            clients.Sum(static status => status.References),
            clients.Sum(static status => status.Subscriptions),
            _context.ClientsCreated.Value, _context.ConnectAttempts.Value, _context.ConnectFailures.Value);
    }

    /// <summary>
    /// Closes every connection the manager created, whoever holds it, and waits for it, at most
    /// <see cref="ConnectionManagerOptions.ShutdownTimeout"/>. Idempotent; never throws. Afterwards nothing can be acquired or connected.
    /// </summary>
    /// <returns>A task that ends when everything is closed, or the time is up.</returns>
    public ValueTask DisposeAsync()
    {
        if (_entries.TryShutDown())
            _ = ShutDownAsync();
        return new ValueTask(_ended.Task);
    }

    /// <summary>As <see cref="DisposeAsync"/>, blocking. In a browser, where nothing can block, closes without waiting.</summary>
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

    private TClient GetOrCreateCore<TClient>(ConnectionKey key, Func<TClient> factory, Func<TClient, Task>? close) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        ManagedClient? managed;
        while ((managed = TryTake(key, HoldKind.Reference, factory, close, out Task beingCreated)) is null)
            beingCreated.GetAwaiter().GetResult();
        return (TClient)managed.Binding.Client;
    }

    private async ValueTask<ConnectionLease<TClient>> AcquireCoreAsync<TClient>(
        ConnectionKey key, Func<TClient> factory, Func<TClient, CancellationToken, Task>? connect, CancellationToken cancellationToken)
        where TClient : class
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(factory);
        cancellationToken.ThrowIfCancellationRequested();
        ManagedClient? managed;
        while ((managed = TryTake(key, HoldKind.Lease, factory, close: null, out Task beingCreated)) is null)
            // On in the caller's context: the factory may run next.
            await beingCreated.WaitAsync(cancellationToken).ConfigureAwait(true);
        try
        {
            var client = (TClient)managed.Binding.Client;
            await managed.Entry.ConnectAsync(managed, connect is null ? null : token => connect(client, token), cancellationToken).ConfigureAwait(false);
            return new ConnectionLease<TClient>(this, key, managed);
        }
        catch
        {
            _ = managed.Entry.ReleaseAsync(managed, HoldKind.Lease);
            throw;
        }
    }

    private ManagedClient Known<TClient>(TClient client) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        _entries.ThrowIfShutDown();
        return _clients.FindOrMeet(client);
    }

    private async Task ShutDownAsync()
    {
        ConnectionEntry[] entries = _entries.All();
        Task closed = Task.WhenAll(entries.Select(static entry => entry.ShutDownAsync()));
        using var enough = new CancellationTokenSource();
        Task timeout = Task.Delay(_context.ShutdownTimeout, _context.Time, enough.Token);
        if (await Task.WhenAny(closed, timeout).ConfigureAwait(false) == timeout)
            ManagerLog.ShutdownIncomplete(_context.Logger, entries.Sum(static entry => entry.Unclosed().Length), _context.ShutdownTimeout);
        enough.Cancel();
        _ended.TrySetResult(true);
    }
}

using System.Runtime.InteropServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Switchboard;

/// <inheritdoc cref="IConnectionManager"/>
public sealed class ConnectionManager : IConnectionManager, IDisposable
{
    private static readonly Lazy<ConnectionManager> s_default = new(CreateDefault);

    private readonly object _gate = new();
    private readonly Dictionary<ConnectionKey, ConnectionEntry> _entries = [];
    private readonly ManagerContext _context;
    private readonly ClientTable _clients;
    private Task? _shutdown;

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
    public ValueTask ReleaseAsync<TClient>(TClient client, CancellationToken cancellationToken = default) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        return _clients.Find(client) is { } managed
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
    public async ValueTask SignOutAsync(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(userId);
        await Task.WhenAll(Entries().Select(entry => entry.RetireAsync(client => client.Key?.User == userId, CloseReason.SignedOut)))
            .WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask SignOutAsync<TClient>(TClient client, CancellationToken cancellationToken = default) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        if (_clients.Find(client) is not { Key: { } key } managed)
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
        ConnectionEntry? entry;
        lock (_gate)
            _entries.TryGetValue(EntryKey(key), out entry);
        return entry?.Current(key)?.Status ?? new ConnectionStatus(key, ConnectionPhase.Disconnected, 0, 0, 0, null);
    }

    /// <inheritdoc/>
    public ConnectionStatistics GetStatistics()
    {
        ConnectionStatus[] clients = [.. Entries().SelectMany(static entry => entry.Unclosed()).Select(static client => client.Status)];
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
        TaskCompletionSource<bool> ended;
        lock (_gate)
        {
            if (_shutdown is not null)
                return new ValueTask(_shutdown);
            ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            _shutdown = ended.Task;
        }
        _ = ShutDownAsync(ended);
        return new ValueTask(ended.Task);
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

    // Null when it has to be tried again, after the task: another caller is making the client.
    private ManagedClient? TryTake<TClient>(
        ConnectionKey key, HoldKind kind, Func<TClient> factory, Func<TClient, Task>? close, out Task beingCreated) where TClient : class
    {
        beingCreated = Task.CompletedTask;
        Taken taken = EntryOf(key).Take<TClient>(key, kind);
        ManagedClient managed = taken.Client;
        switch (taken.Kind)
        {
            case TakenKind.Existing when managed.Binding.State == ClientState.Closed:
                _ = managed.Entry.RetireAsync(managed, CloseReason.Lost);
                return null;
            case TakenKind.Existing:
                return managed;
            case TakenKind.ToCreate:
                return Create(managed, factory, close);
            case TakenKind.BeingCreated when managed.Creation.IsReentrant:
                throw new InvalidOperationException($"The factory of connection '{key}' asks for connection '{key}'; let it only make the client.");
            case TakenKind.BeingCreated:
                beingCreated = managed.Creation.Made;
                return null;
            case TakenKind.OtherType:
                throw new InvalidOperationException(
                    $"Connection '{key}' has a client of type '{managed.Binding.Client.GetType()}', not '{typeof(TClient)}'; use another key for another kind of client.");
            default:
                return null;
        }
    }

    private ManagedClient Create<TClient>(ManagedClient managed, Func<TClient> factory, Func<TClient, Task>? close) where TClient : class
    {
        TClient client;
        try
        {
            client = factory() ?? throw new InvalidOperationException(
                $"The factory of connection '{managed.Key}' returned null; it must return a new '{typeof(TClient)}'.");
            _clients.Own(client, managed);
        }
        catch (Exception error)
        {
            managed.Entry.FailCreation(managed);
            managed.Creation.Fail(error);
            throw;
        }
        _context.ClientsCreated.Increment();
        ManagerLog.Created(_context.Logger, managed.Name, managed.Generation);
        bool isOpenToUse = managed.Entry.CompleteCreation(managed, new ClientBinding<TClient>(client, _context.Connectors.Find<TClient>(), close));
        managed.Creation.Complete();
        return isOpenToUse ? managed : throw managed.ClosedException();
    }

    private ManagedClient Known<TClient>(TClient client) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(client);
        lock (_gate)
            ThrowIfDisposed();
        return _clients.FindOrMeet(client);
    }

    private ConnectionEntry EntryOf(ConnectionKey key)
    {
        ConnectionKey entryKey = EntryKey(key);
        lock (_gate)
        {
            ThrowIfDisposed();
            if (!_entries.TryGetValue(entryKey, out ConnectionEntry? entry))
                _entries.Add(entryKey, entry = new ConnectionEntry(_context, emptied => Drop(entryKey, emptied)));
            return entry;
        }
    }

    // Users that exclude each other share an entry: their opens and closes are in one line.
    private ConnectionKey EntryKey(ConnectionKey key) => _context.OneUserPerKey && key.User is not null ? key with { User = null } : key;

    private ConnectionEntry[] Entries()
    {
        lock (_gate)
            return [.. _entries.Values];
    }

    private void Drop(ConnectionKey entryKey, ConnectionEntry entry)
    {
        lock (_gate)
            if (entry.TryDrop())
                _entries.Remove(entryKey);
    }

    private void ThrowIfDisposed()
    {
        if (_shutdown is not null)
            throw new ObjectDisposedException(nameof(ConnectionManager), "The connection manager is disposed; its connections are closed and no new ones can be opened.");
    }

    private async Task ShutDownAsync(TaskCompletionSource<bool> ended)
    {
        ConnectionEntry[] entries = Entries();
        Task closed = Task.WhenAll(entries.Select(static entry => entry.ShutDownAsync()));
        using var enough = new CancellationTokenSource();
        Task timeout = Task.Delay(_context.ShutdownTimeout, _context.Time, enough.Token);
        if (await Task.WhenAny(closed, timeout).ConfigureAwait(false) == timeout)
            ManagerLog.ShutdownIncomplete(_context.Logger, entries.Sum(static entry => entry.Unclosed().Length), _context.ShutdownTimeout);
        enough.Cancel();
        ended.TrySetResult(true);
    }
}

namespace Switchboard;

public sealed partial class ConnectionManager
{
    /// <inheritdoc/>
    public ConnectionStatus GetStatus(ConnectionKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        ConnectionEntry? entry = _entries.Find(key);
        return entry?.Current(key)?.Status ?? entry?.Last(key) ?? new ConnectionStatus(key, ConnectionPhase.Disconnected, 0, 0, 0, null);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<ConnectionStatus> WatchAsync(ConnectionKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return StatusStream.ReadAsync(_context.Watch, key, () => GetStatus(key), cancellationToken);
    }

    /// <inheritdoc/>
    public ConnectionStatistics GetStatistics() => GetStatistics(static _ => true);

    /// <inheritdoc/>
    public IUsageStore Usage => _context.Usage;

    /// <inheritdoc/>
    public IReadOnlyList<ConnectionIssue> Inspect() => Inspect(static _ => true);

    internal ConnectionStatistics GetStatistics(Func<ManagedConnection, bool> condition)
    {
        ConnectionStatus[] connections = [.. Connections(condition).Select(static connection => connection.Status)];
        ManagerTally tally = _context.Tally;
        return new ConnectionStatistics(
            connections.Length,
            connections.Count(static status => status.Phase is ConnectionPhase.Connected or ConnectionPhase.Degraded),
            connections.Count(static status => status.Phase == ConnectionPhase.Failed),
            connections.Sum(static status => status.References),
            connections.Sum(static status => status.Subscriptions),
            tally.ClientsCreated, tally.Attempts, tally.Failures)
        {
            Reconnects = tally.Reconnects,
            HoldsTaken = tally.HoldsTaken,
            AverageConnectTime = tally.AverageConnectTime,
            PeakConnected = tally.Peak,
            Connections = connections,
        };
    }

    internal IReadOnlyList<ConnectionIssue> Inspect(Func<ManagedConnection, bool> condition) => ConnectionInspector.Inspect(
        [.. Connections(condition).Select(_context.Examine)],
        _context.Options.ExpectedConnections, _context.Options.ExpectedLeaseTime, _context.Time.GetUtcNow());

    internal async Task<int> BroadcastAsync<TClient>(
        Func<TClient, CancellationToken, Task> send, Func<ManagedConnection, bool> condition, CancellationToken cancellationToken) where TClient : class
    {
        Task[] sends = [.. Connections(condition)
            .Where(static connection => connection is { IsConnected: true, IsRetired: false, BindingOrNull.Client: TClient })
            .Select(connection => connection.SendAsync(send, cancellationToken).AsTask())];
        try
        {
            await Task.WhenAll(sends).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AggregateException(
                $"{sends.Count(static task => task.Status != TaskStatus.RanToCompletion)} of {sends.Length} sends of a broadcast failed; the others went out.",
                sends.Where(static task => task.IsFaulted).SelectMany(static task => task.Exception!.InnerExceptions));
        }
        return sends.Length;
    }

    internal async Task RetireAsync(Func<ManagedConnection, bool> condition, CancellationToken cancellationToken) =>
        await Task.WhenAll(_entries.All().Select(entry => entry.RetireAsync(condition, CloseReason.SignedOut)))
            .WaitAsync(cancellationToken).ConfigureAwait(false);

    internal ISubscription Tracked(ManagedConnection connection, ISubscription subscription) =>
        _context.Leaks is { } leaks ? TrackedSubscription.Track(leaks, connection, subscription, Origin.OfCaller()) : subscription;

    internal string? ScopeOf(object client) => _clients.Find(client)?.Key?.Scope;

    private IEnumerable<ManagedConnection> Connections(Func<ManagedConnection, bool> condition) =>
        _entries.All().SelectMany(static entry => entry.Unclosed()).Where(condition);
}

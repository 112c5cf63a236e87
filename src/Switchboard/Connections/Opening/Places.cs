using Microsoft.Extensions.Logging;

namespace Switchboard;

/// <summary>How many connections may be open at once, in all and in a scope, and the line of those who wait for a place.</summary>
internal sealed class Places(ConnectionManagerOptions options, ILogger logger)
{
    private readonly object _gate = new();
    private readonly HashSet<ManagedConnection> _taken = [];
    private readonly Dictionary<string, int> _perScope = new(StringComparer.Ordinal);
    private readonly LinkedList<Waiter> _line = [];
    private readonly HashSet<ManagedConnection> _makingRoom = [];
    private volatile int _waiting;

    /// <summary>Somebody waits: nothing should linger.</summary>
    public bool IsContested => _waiting > 0;

    /// <summary>Takes a place, which the connection keeps until it leaves it.</summary>
    /// <exception cref="ConnectionLimitException">There is none and none is to be had, where that is how the limit works.</exception>
    public async ValueTask EnterAsync(ManagedConnection connection, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiter>? place;
        ManagedConnection[] open;
        int? scopeLimit;
        lock (_gate)
        {
            if (connection.HoldsPlace || TryTake(connection))
                return;
            scopeLimit = ScopeLimits(connection);
            open = [.. _taken.Where(other => scopeLimit is null || other.Key!.Scope == connection.Key!.Scope)];
            place = _line.AddLast(new Waiter(connection));
            _waiting++;
        }
        bool roomIsMade = TryMakeRoom(open);
        if (!roomIsMade && options.WhenLimitReached == ConnectionLimitBehavior.Fail && TryLeaveLine(place))
            throw new ConnectionLimitException(connection.Key!, scopeLimit ?? options.MaxConnections,
                scopeLimit is null ? null : connection.Key!.Scope, [.. open.Select(static other => other.Key!)]);
        ManagerLog.WaitsForRoom(logger, connection.Name, scopeLimit ?? options.MaxConnections);
        using (cancellationToken.Register(() => Cancel(place, cancellationToken)))
            await place.Value.Entered.Task.ConfigureAwait(false);
    }

    public void Leave(ManagedConnection connection)
    {
        List<Waiter> admitted = [];
        lock (_gate)
        {
            if (!connection.HoldsPlace)
                return;
            connection.HoldsPlace = false;
            _taken.Remove(connection);
            _makingRoom.Remove(connection);
            if (connection.Key!.Scope is { } scope && --_perScope[scope] == 0)
                _perScope.Remove(scope);
            for (LinkedListNode<Waiter>? node = _line.First, next; node is not null && _taken.Count < options.MaxConnections; node = next)
            {
                next = node.Next;
                if (!TryTake(node.Value.Connection))
                    continue;
                RemoveFromLine(node);
                admitted.Add(node.Value);
            }
        }
        foreach (Waiter waiter in admitted)
            waiter.Entered.TrySetResult(true);
    }

    /// <summary>A connection that was to make room is in use again; it can be asked another time.</summary>
    public void Stay(ManagedConnection connection)
    {
        lock (_gate)
            _makingRoom.Remove(connection);
    }

    // The scope's limit, where it is the one that is reached.
    private int? ScopeLimits(ManagedConnection connection) =>
        options.MaxConnectionsPerScope is { } limit && connection.Key!.Scope is { } scope && _perScope.TryGetValue(scope, out int taken) && taken >= limit ? limit : null;

    private bool TryTake(ManagedConnection connection)
    {
        if (_taken.Count >= options.MaxConnections || ScopeLimits(connection) is not null)
            return false;
        connection.HoldsPlace = true;
        _taken.Add(connection);
        if (connection.Key!.Scope is { } scope)
            _perScope[scope] = _perScope.TryGetValue(scope, out int taken) ? taken + 1 : 1;
        return true;
    }

    // What lingers goes first, then, where that is asked for, what was used longest ago and may be suspended.
    private bool TryMakeRoom(ManagedConnection[] open)
    {
        IEnumerable<ManagedConnection> longestIdleFirst = open.OrderBy(static other => other.LastActivity);
        foreach (ManagedConnection other in longestIdleFirst)
            if (other.Entry.TryCloseLingering(other))
                return true;
        if (options.WhenLimitReached != ConnectionLimitBehavior.EvictLongestIdle)
            return false;
        foreach (ManagedConnection other in longestIdleFirst)
            if (other.IsConnected && UpkeepPlan.MaySuspend(other) && BeginsToMakeRoom(other))
            {
                other.Entry.Suspend(other);
                return true;
            }
        return false;
    }

    // One makes room for one, however many come at once.
    private bool BeginsToMakeRoom(ManagedConnection connection)
    {
        lock (_gate)
            return connection.HoldsPlace && _makingRoom.Add(connection);
    }

    private bool TryLeaveLine(LinkedListNode<Waiter> place)
    {
        lock (_gate)
        {
            if (place.List is null)
                return false;
            RemoveFromLine(place);
            return true;
        }
    }

    private void Cancel(LinkedListNode<Waiter> place, CancellationToken cancellationToken)
    {
        if (TryLeaveLine(place))
            place.Value.Entered.TrySetCanceled(cancellationToken);
    }

    private void RemoveFromLine(LinkedListNode<Waiter> place)
    {
        _line.Remove(place);
        _waiting--;
    }

    private sealed class Waiter(ManagedConnection connection)
    {
        public ManagedConnection Connection => connection;
        public TaskCompletionSource<bool> Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

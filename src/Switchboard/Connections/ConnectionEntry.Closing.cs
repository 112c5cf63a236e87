namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Closes a connection now, whoever holds it. The task ends with the close, for a callback of the connection at once.</summary>
    public Task RetireAsync(ManagedConnection connection, CloseReason reason)
    {
        lock (_gate)
            if (!connection.IsRetired)
                RetireUnderGate(connection, reason);
        connection.Flight?.Abandon();
        return _context.Delivery.Awaitable(connection, connection.Closed);
    }

    /// <summary>Closes the connections that meet the condition now; those already being closed are waited for too.</summary>
    public Task RetireAsync(Func<ManagedConnection, bool> condition, CloseReason reason) =>
        Task.WhenAll(Unclosed().Where(condition).Select(connection => RetireAsync(connection, reason)));

    /// <summary>Takes nobody in any more and closes everything.</summary>
    public Task ShutDownAsync()
    {
        lock (_gate)
            _dropped = true;
        return RetireAsync(static _ => true, CloseReason.ManagerDisposed);
    }

    public ManagedConnection[] Unclosed()
    {
        lock (_gate)
            return [.. _unclosed];
    }

    public ManagedConnection? Current(ConnectionKey key)
    {
        lock (_gate)
            return key.Equals(_current?.Key) ? _current : null;
    }

    /// <summary>How the connection of the key that was closed last stood in the end, for a while.</summary>
    public ConnectionStatus? Last(ConnectionKey key)
    {
        lock (_gate)
            return key.Equals(_last?.Key) ? _last : null;
    }

    /// <summary>Closes a connection that only lingers: somebody waits for its place. True when it does.</summary>
    public bool TryCloseLingering(ManagedConnection connection)
    {
        if (!connection.Lingers)
            return false;
        _ = CloseUnheldAsync(connection);
        return true;
    }

    public void LingerElapsed(ManagedConnection connection)
    {
        lock (_gate)
            // It may have been taken and given back again since.
            if (!connection.Lingers || connection.LingerDeadline.IsSet)
                return;
        _ = CloseUnheldAsync(connection);
    }

    /// <summary>Says whether a connection that nobody held is still to be closed, now that its turn has come.</summary>
    public bool BeginClose(ManagedConnection connection)
    {
        lock (_gate)
        {
            // One that is held again, or lingers anew, stays.
            if (connection.IsRetired || connection.Holders > 0 || connection.Lingers)
                return false;
            if (connection.BindingOrNull is { CanRestart: true })
            {
                connection.Enter(ConnectionPhase.Closing);
                return true;
            }
            RetireCurrent(connection, CloseReason.Released);
            // One whose client is being made is closed when it is.
            return connection.Creation is null;
        }
    }

    /// <summary>A close on purpose begins: what the client tells of it is no loss.</summary>
    public void Disconnect(ManagedConnection connection)
    {
        PhysicalConnection? physical;
        lock (_gate)
        {
            physical = connection.Physical;
            connection.Physical = null;
            physical?.MarkOver();
            connection.UpkeepDeadline.Clear();
        }
        physical?.Detach();
        if (physical is not null)
            _context.Closed(connection, physical);
    }

    /// <summary>Says whether a client that has stopped is to be disposed. One that is held again stays.</summary>
    public bool CompleteStop(ManagedConnection connection, bool stopsForGood)
    {
        lock (_gate)
        {
            if (stopsForGood)
                return true;
            if (connection.IsRetired)
                return false;
            if (connection.Holders == 0)
            {
                RetireCurrent(connection, CloseReason.Released);
                return true;
            }
            connection.Enter(connection.Flight is null ? ConnectionPhase.Disconnected : ConnectionPhase.Initializing);
            return false;
        }
    }

    public void CompleteClose(ManagedConnection connection)
    {
        bool empty;
        lock (_gate)
        {
            _unclosed.Remove(connection);
            connection.MarkClosed();
            _last = ConnectionSnapshot.Of(connection, asksClient: false);
            empty = _unclosed.Count == 0;
            if (empty && !_dropped && _context.Options.StaleAfter > TimeSpan.Zero)
            {
                _staleDeadline.Set(_context.Options.StaleAfter);
                empty = false;
            }
        }
        _context.Forget(connection);
        if (empty)
            _emptied?.Invoke(this);
    }

    /// <summary>Ends the entry when it has no connection left. Called under the manager's own gate.</summary>
    public bool TryDrop()
    {
        lock (_gate)
        {
            if (_unclosed.Count > 0)
                return false;
            _dropped = true;
            _loop.Complete();
            return true;
        }
    }

    private static void StopLinger(ManagedConnection connection)
    {
        connection.Lingers = false;
        connection.LingerDeadline.Clear();
    }

    // A connect that is still under way makes way for the close.
    private Task CloseUnheldAsync(ManagedConnection connection)
    {
        ConnectFlight? flight;
        Task done;
        lock (_gate)
        {
            if (connection.IsRetired || connection.Holders > 0)
                return Task.CompletedTask;
            StopLinger(connection);
            flight = connection.Flight;
            done = PostCloseUnheld(connection);
        }
        flight?.Abandon();
        return _context.Delivery.Awaitable(connection, done);
    }

    private Task PostCloseUnheld(ManagedConnection connection)
    {
        connection.InterruptRestore();
        var transition = new CloseTransition(connection, mayStay: true, _context);
        _loop.Post(transition);
        return transition.Done;
    }

    private void RetireUnderGate(ManagedConnection connection, CloseReason reason)
    {
        RetireCurrent(connection, reason);
        // One whose client is being made is closed when it is.
        if (connection.Creation is null)
            _loop.Post(new CloseTransition(connection, mayStay: false, _context));
    }

    private void RetireCurrent(ManagedConnection connection, CloseReason reason)
    {
        StopLinger(connection);
        connection.UpkeepDeadline.Clear();
        connection.Retire(reason);
        if (_current == connection)
            _current = null;
    }
}

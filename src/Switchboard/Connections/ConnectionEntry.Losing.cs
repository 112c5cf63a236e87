namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>A physical connection is gone. What is still wanted is opened again; the rest is cleared away.</summary>
    public void Lose(ManagedConnection connection, PhysicalConnection physical, ConnectionFault fault)
    {
        lock (_gate)
        {
            if (physical.IsOver || connection.Physical != physical)
                return;
            if (connection.Phase is not (ConnectionPhase.Connected or ConnectionPhase.Degraded or ConnectionPhase.Reconnecting or ConnectionPhase.Synchronizing) || connection.Flight is not null)
            {
                // Still being opened, or closed on purpose: who does that looks at it.
                physical.LossFault = fault;
                return;
            }
            LoseUnderGate(connection, physical, fault);
        }
        physical.Detach();
        _context.Lost(connection, physical, fault);
    }

    /// <summary>The client lost its connection and gets it back by itself: it is waited for.</summary>
    public void RecoverByItself(ManagedConnection connection, PhysicalConnection physical, ConnectionFault? fault)
    {
        lock (_gate)
        {
            if (physical.IsOver || connection.Physical != physical || physical.RecoversByItself)
                return;
            if (connection.Flight is not null)
            {
                // Still being opened: who does that looks at it.
                physical.WasInterrupted = true;
                return;
            }
            if (connection.Phase is not (ConnectionPhase.Connected or ConnectionPhase.Degraded or ConnectionPhase.Synchronizing))
                return;
            physical.RecoversByItself = true;
            MarkLost(connection, fault ?? new ConnectionFault(FailureKind.Transient, "Reconnecting", "The client is getting its connection back by itself."));
            connection.Enter(ConnectionPhase.Reconnecting);
        }
        connection.Subscriptions.Detach(clientIsGone: false);
        _context.Lost(connection, physical, connection.Fault!);
        ScheduleUpkeep(connection);
    }

    /// <summary>The client got its connection back: a new generation, whose subscriptions are restored.</summary>
    public void RecoveredByItself(ManagedConnection connection, PhysicalConnection physical)
    {
        lock (_gate)
        {
            if (physical.IsOver || connection.Physical != physical || !physical.RecoversByItself || connection.IsRetired)
                return;
            physical.RecoversByItself = false;
            physical.Generation = connection.Generation = _context.NextGeneration();
            // A connect that was asked for meanwhile waits for the client too, and restores what there is to restore.
            if (connection.Flight is null)
                _loop.Post(new RestoreTransition(connection, physical, _context));
        }
    }

    // What a client told of itself while it was still being opened.
    private void CatchUp(ManagedConnection connection, PhysicalConnection physical)
    {
        if (!physical.WasInterrupted)
            return;
        physical.WasInterrupted = false;
        RecoverByItself(connection, physical, fault: null);
        if (physical.Binding.State == ClientState.Connected)
            RecoveredByItself(connection, physical);
    }

    /// <summary>Nobody waits any more for a client that gets its connection back by itself: it is observed as before.</summary>
    public bool TryLeaveToItself(ManagedConnection connection, PhysicalConnection? physical)
    {
        lock (_gate)
        {
            if (physical is null || physical.IsOver || physical.LossFault is not null || connection.IsRetired || connection.Physical != physical)
                return false;
            physical.RecoversByItself = true;
            return true;
        }
    }

    /// <summary>The subscriptions of an open connection are about to be restored.</summary>
    /// <returns>What ends when the restore is to make way; <see langword="null"/> when the connection is not open any more, or is opened anew.</returns>
    public Task? BeginRestore(ManagedConnection connection, PhysicalConnection physical)
    {
        lock (_gate)
        {
            if (connection.IsRetired || physical.IsOver || connection.Flight is not null)
                return null;
            if (connection.Phase == ConnectionPhase.Reconnecting && !physical.RecoversByItself)
                connection.Enter(ConnectionPhase.Synchronizing);
            return connection.BeginRestore();
        }
    }

    /// <summary>The subscriptions of a connection that was open all the while, or is open again by itself, are restored.</summary>
    public void Restored(ManagedConnection connection, PhysicalConnection physical, bool isDegraded)
    {
        bool recovered;
        lock (_gate)
        {
            if (connection.IsRetired || connection.Flight is not null || connection.Physical != physical || physical.IsOver || physical.RecoversByItself)
                return;
            recovered = connection.WasLost;
            if (recovered)
            {
                connection.Reconnects++;
                physical.MarkOpen();
            }
            connection.Enter(isDegraded ? ConnectionPhase.Degraded : ConnectionPhase.Connected);
            connection.WasLost = false;
        }
        if (recovered)
            _context.Opened(connection, physical, recovered);
        ScheduleUpkeep(connection);
    }

    /// <summary>Whether every channel of an open connection is subscribed may have changed.</summary>
    public void ReviewChannels(ManagedConnection connection)
    {
        lock (_gate)
            if (!connection.IsRetired && connection.Flight is null && connection.Phase is ConnectionPhase.Connected or ConnectionPhase.Degraded)
                connection.Enter(connection.Subscriptions.FailedChannels.Count > 0 ? ConnectionPhase.Degraded : ConnectionPhase.Connected);
    }

    /// <summary>A client that the connection has can never be used again: its next holder gets another.</summary>
    public void Discard(ManagedConnection connection, ClientBinding binding)
    {
        PhysicalConnection? physical;
        lock (_gate)
        {
            if (connection.BindingOrNull != binding)
                return;
            physical = connection.Physical;
            if (physical is not null && !physical.IsOver && connection.Flight is null)
                LoseUnderGate(connection, physical, new ConnectionFault(FailureKind.Transient, "Closed", "The client is closed."));
            connection.Bind(null);
            // Before whatever connects its successor.
            _loop.Post(new DisposeTransition(connection, binding, _context));
        }
        physical?.Detach();
        connection.Subscriptions.Detach(clientIsGone: true);
    }

    /// <summary>Ends what is left of a physical connection. Called by the loop.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="opensNext">Whether another one is opened next: that waits for a client which gets its connection back by itself.</param>
    public async Task EndPhysicalAsync(ManagedConnection connection, bool opensNext)
    {
        PhysicalConnection? physical;
        lock (_gate)
        {
            physical = connection.Physical;
            // One that gets its connection back by itself is not disturbed.
            if (physical is null or { IsOver: false, RecoversByItself: true })
                return;
            connection.Physical = null;
            physical.MarkOver();
        }
        physical.Detach();
        _context.Closed(connection, physical);
        if (opensNext && physical.Binding.State == ClientState.Connecting)
            connection.Subscriptions.Detach(clientIsGone: false);
        else
            await ResetAsync(connection, physical.Binding, wasOpen: true, error: null).ConfigureAwait(false);
    }

    /// <summary>Brings a client that was lost or failed to connect to where it can connect, or puts it away.</summary>
    public async Task ResetAsync(ManagedConnection connection, ClientBinding binding, bool wasOpen, Exception? error)
    {
        bool isGone = binding.State == ClientState.Closed || error is ObjectDisposedException || (wasOpen && !binding.CanRestart);
        if (isGone && connection.Key is not null)
        {
            lock (_gate)
                if (connection.BindingOrNull == binding)
                    connection.Bind(null);
            connection.Subscriptions.Detach(clientIsGone: true);
            await CloseStep.RunAsync(connection, _context, _ => binding.DisposeAsync()).ConfigureAwait(false);
            return;
        }
        connection.Subscriptions.Detach(clientIsGone: false);
        if (binding.CanRestart && connection.Key is not null && binding.State is not ClientState.Disconnected)
            await CloseStep.RunAsync(connection, _context, binding.DisconnectAsync).ConfigureAwait(false);
    }

    /// <summary>Whether there is a client to connect, or a way to make one and connect it.</summary>
    public bool CanTryAgain(ConnectFlight flight)
    {
        ManagedConnection connection = flight.Connection;
        return connection.Key is not null && !connection.IsRetired && (connection.HasClient || CanReplace(connection));
    }

    // Called under the gate.
    private void LoseUnderGate(ManagedConnection connection, PhysicalConnection physical, ConnectionFault fault)
    {
        physical.MarkOver();
        MarkLost(connection, fault);
        connection.Subscriptions.Pause();
        connection.InterruptRestore();
        connection.UpkeepDeadline.Clear();
        if (connection.IsRetired)
            return;
        if (MayRecover(connection, physical.Binding, fault))
            JoinOrStart(connection, ConnectCause.Lost, connect: null, out _);
        else
        {
            connection.Enter(fault.IsFinal && connection.Holders > 0 ? ConnectionPhase.Failed : ConnectionPhase.Disconnected);
            _loop.Post(new ClearTransition(connection, _context));
        }
    }

    private void MarkLost(ManagedConnection connection, ConnectionFault fault)
    {
        connection.Fault = fault;
        connection.WasLost = true;
        connection.LostAt = _context.Time.GetTimestamp();
    }

    // A client that is replaced is of use only to those who ask the connection for it: leases and subscriptions.
    private bool MayRecover(ManagedConnection connection, ClientBinding? binding, ConnectionFault? fault) =>
        connection.Key is not null && connection.Holders > 0 && fault is not { IsFinal: true }
        && _context.Options.Reconnect.MaxAttempts != 1
        && (binding is { CanRestart: true }
            ? binding.HasConnector || connection.ConnectCallFor(binding) is not null
            : (connection.Leases > 0 || connection.Subscriptions.CallbackCount > 0) && CanReplace(connection));

    private static bool CanReplace(ManagedConnection connection) =>
        connection.Recipe is { } recipe && (recipe.Connect is not null || connection.HadConnector);
}

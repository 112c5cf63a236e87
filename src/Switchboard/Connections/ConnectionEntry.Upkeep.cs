namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Looks after an open connection: its state, its silence, its idleness, its token. Probes one that failed.</summary>
    public void Upkeep(ManagedConnection connection)
    {
        _context.Leaks?.Sweep();
        if (connection.IsRetired || connection.Key is null)
            return;
        if (connection.Phase == ConnectionPhase.Failed)
        {
            Probe(connection);
            return;
        }
        if (connection.Physical is not { IsOver: false } physical || connection.Flight is not null)
            return;
        ClientState state = physical.Binding.State;
        if (state is ClientState.Disconnected or ClientState.Closed)
            Lose(connection, physical, new ConnectionFault(FailureKind.Transient, "HealthCheck", "The client says that it is not connected."));
        else if (state == ClientState.Connecting)
            RecoverByItself(connection, physical, fault: null);
        else if (physical.RecoversByItself)
            RecoveredByItself(connection, physical);
        else if (IsOfAnotherUser(connection, physical))
            Lose(connection, physical, new ConnectionFault(FailureKind.Transient, "OtherUser", "The client is signed in as another user than the one of its key."));
        else if (UpkeepPlan.IsIdle(connection))
            Suspend(connection);
        else
            LookAfter(connection, physical);
        ScheduleUpkeep(connection);
    }

    /// <summary>Says whether a connection that was idle still is, now that its turn to be suspended has come.</summary>
    public bool BeginSuspend(ManagedConnection connection)
    {
        lock (_gate)
        {
            if (connection.IsRetired || connection.Flight is not null || connection.Physical is null || !UpkeepPlan.MaySuspend(connection))
                return false;
            connection.WasLost = true;
            connection.LostAt = 0;
            connection.UpkeepDeadline.Clear();
            connection.Enter(ConnectionPhase.Suspended);
        }
        ManagerLog.Suspended(_context.Logger, connection.Name, _context.Time.GetElapsedTime(connection.LastActivity));
        return true;
    }

    public void Suspend(ManagedConnection connection)
    {
        lock (_gate)
            if (!connection.IsRetired)
                _loop.Post(new SuspendTransition(connection, _context));
    }

    /// <summary>The machine has no network: what is open is gone, and waits.</summary>
    public void GoOffline()
    {
        foreach (ManagedConnection connection in Unclosed())
            // One that gets its connection back by itself is not disturbed.
            if (connection is { Key.IsOnThisMachine: false, Physical: { RecoversByItself: false } physical })
                Lose(connection, physical, new ConnectionFault(FailureKind.LocalNetwork, "Offline", "This machine has no network."));
    }

    private static bool IsOfAnotherUser(ManagedConnection connection, PhysicalConnection physical) =>
        connection.Key?.User is { } expected && physical.Binding.User is { } user && !string.Equals(user, expected, StringComparison.Ordinal);

    private void LookAfter(ManagedConnection connection, PhysicalConnection physical)
    {
        if (UpkeepPlan.IsSilent(connection, physical))
            _ = Heartbeat.RunAsync(connection, physical, _context);
        if (connection.Phase == ConnectionPhase.Degraded)
            lock (_gate)
                _loop.Post(new RestoreTransition(connection, physical, _context));
        if (UpkeepPlan.NeedsToken(connection, physical))
            Detached.Run(() => TokenRenewal.RunAsync(connection, physical, _context));
    }

    private void ScheduleUpkeep(ManagedConnection connection)
    {
        lock (_gate)
            if (!connection.IsRetired && connection.Key is not null && connection.Physical is { IsOver: false } physical)
                connection.UpkeepDeadline.Set(UpkeepPlan.Next(connection, physical));
    }

    /// <summary>Called when a ping or a token has changed what is due next.</summary>
    public void Reschedule(ManagedConnection connection) => ScheduleUpkeep(connection);

    // Called under the gate. A failure that will not pass is not probed.
    private void ScheduleProbe(ManagedConnection connection, ConnectionFault? fault)
    {
        TimeSpan interval = _context.Options.ProbeInterval;
        if (interval == Timeout.InfiniteTimeSpan || _context.Options.Reconnect.MaxAttempts == 1 || fault is null or { IsFinal: true } or { Kind: FailureKind.TokenExpired }
            || connection.Key is null || !(connection.HasClient || CanReplace(connection)))
            return;
        // Spread, so that the keys of an endpoint do not probe together.
        connection.UpkeepDeadline.Set(TimeSpan.FromTicks((long)(interval.Ticks * (1 + 0.25 * _context.NextChance()))));
    }

    private void Probe(ManagedConnection connection)
    {
        lock (_gate)
            if (!connection.IsRetired && connection.Phase == ConnectionPhase.Failed && connection.Holders > 0)
                JoinOrStart(connection, ConnectCause.Probed, connect: null, out _);
    }
}

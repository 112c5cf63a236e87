namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Connects a client unless it is connected; joins a connect that is under way.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="client">The client that is meant; <see langword="null"/> for whichever the connection has.</param>
    /// <param name="connect">The caller's own connect call.</param>
    /// <param name="cancellationToken">Ends the wait of this caller.</param>
    public Task ConnectAsync(ManagedConnection connection, object? client, Func<CancellationToken, Task>? connect, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        ConnectFlight flight;
        bool startsHere;
        while (true)
        {
            ConnectionPhase seen = connection.Phase;
            if (connection.IsConnected && !connection.IsRetired && IsCurrent(connection, client))
            {
                connection.Touch();
                return Task.CompletedTask;
            }
            lock (_gate)
            {
                if (connection.IsRetired)
                    return Task.FromException(connection.ClosedException());
                if (!IsCurrent(connection, client))
                    return Task.FromException(connection.ClosedException(CloseReason.Lost));
                // It was opened this very moment.
                if (connection.Phase != seen && connection.Phase is ConnectionPhase.Connected or ConnectionPhase.Degraded && connection.Flight is null)
                    continue;
                connection.Touch();
                flight = JoinOrStart(connection, ConnectCause.Asked, connect, out startsHere);
                flight.Waiters++;
                break;
            }
        }
        if (startsHere)
            flight.Start();
        return WaitAsync(flight, cancellationToken);
    }

    /// <summary>Opens a suspended connection again without anybody waiting for it.</summary>
    public void Resume(ManagedConnection connection)
    {
        lock (_gate)
            if (!connection.IsRetired && connection.Phase == ConnectionPhase.Suspended && connection.Holders > 0)
                JoinOrStart(connection, ConnectCause.Resumed, connect: null, out _);
    }

    /// <summary>Opens the connection anew. The task ends when it is open; that of a connection nobody opened, at once.</summary>
    public Task RefreshAsync(ManagedConnection connection, CancellationToken cancellationToken)
    {
        ConnectFlight flight;
        lock (_gate)
        {
            if (connection.IsRetired || connection.Generation == 0)
                return Task.CompletedTask;
            flight = JoinOrStart(connection, ConnectCause.Refreshed, connect: null, out _);
            flight.Waiters++;
        }
        flight.Hurry();
        return WaitAsync(flight, cancellationToken);
    }

    /// <summary>Lets no connect wait any longer: the network is back. What failed before says nothing of the other side.</summary>
    public void Hurry()
    {
        foreach (ManagedConnection connection in Unclosed())
        {
            connection.Endpoint?.Breaker.LetProbe();
            connection.Flight?.Hurry();
            if (connection.Phase == ConnectionPhase.Failed && connection.UpkeepDeadline.IsSet)
                Probe(connection);
        }
    }

    /// <summary>A physical connection begins; what older ones tell is ignored from here on. One that recovers by itself goes on.</summary>
    public PhysicalConnection BeginPhysical(ManagedConnection connection, ClientBinding binding)
    {
        PhysicalConnection? older;
        PhysicalConnection physical;
        lock (_gate)
        {
            older = connection.Physical;
            if (older is { IsOver: false, RecoversByItself: true } && older.Binding == binding)
                return older;
            older?.MarkOver();
            physical = new PhysicalConnection(connection, binding, _context.NextGeneration());
            connection.Physical = physical;
            connection.Generation = physical.Generation;
        }
        older?.Detach();
        return physical;
    }

    public void Report(ManagedConnection connection, ConnectionPhase phase)
    {
        lock (_gate)
            if (!connection.IsRetired && connection.Flight is not null && connection.Phase != ConnectionPhase.Polling)
                connection.Enter(phase);
    }

    /// <summary>Polling works: who waits for the connection can use it.</summary>
    public void BeginPolling(ConnectFlight flight)
    {
        lock (_gate)
        {
            if (flight.HasLanded || flight.Connection.IsRetired)
                return;
            flight.Connection.Enter(ConnectionPhase.Polling);
        }
        flight.Keep();
    }

    public void EndPolling(ConnectFlight flight)
    {
        lock (_gate)
            if (!flight.HasLanded && flight.Connection is { IsRetired: false, Phase: ConnectionPhase.Polling } connection)
                connection.Enter(ConnectionPhase.Reconnecting);
    }

    public void EndDiagnosis(ConnectFlight flight)
    {
        lock (_gate)
            if (!flight.HasLanded && flight.Connection is { IsRetired: false, Phase: ConnectionPhase.Diagnosing } connection)
                connection.Enter(ConnectionPhase.Reconnecting);
    }

    /// <summary>The client is connected and its subscriptions are restored. False when it was lost or closed meanwhile.</summary>
    public bool TryOpen(ConnectFlight flight, PhysicalConnection physical, bool isDegraded)
    {
        ManagedConnection connection = flight.Connection;
        bool recovered;
        lock (_gate)
        {
            if (connection.IsRetired || flight.HasLanded || physical.LossFault is not null || physical.IsOver)
                return false;
            recovered = connection.WasLost;
            if (recovered)
                connection.Reconnects++;
            if (physical.RecoversByItself)
                physical.Generation = connection.Generation = _context.NextGeneration();
            physical.RecoversByItself = false;
            physical.MarkOpen();
            connection.Error = null;
            connection.Diagnosis = null;
            connection.Touch();
            // Nobody joins a connect that has ended.
            Land(flight);
            connection.Enter(isDegraded ? ConnectionPhase.Degraded : ConnectionPhase.Connected);
            connection.WasLost = false;
        }
        _context.Opened(connection, physical, recovered);
        ScheduleUpkeep(connection);
        CatchUp(connection, physical);
        return true;
    }

    /// <summary>The connect before this one, which nobody waited for any more, opened the connection all the same. False when it is lost again.</summary>
    public bool TryAdopt(ConnectFlight flight)
    {
        ManagedConnection connection = flight.Connection;
        // Asked outside of the gate. Whatever changes it is told before this lands, and seen here, or after, and seen there.
        if (!connection.IsConnected)
            return false;
        PhysicalConnection physical;
        lock (_gate)
        {
            if (connection.IsRetired || flight.HasLanded || connection.Physical is not { IsOver: false, LossFault: null } open)
                return false;
            physical = open;
            Land(flight);
        }
        ScheduleUpkeep(connection);
        CatchUp(connection, physical);
        return true;
    }

    /// <summary>A connect has ended without a connection.</summary>
    public void ConnectFailed(ConnectFlight flight, Exception error)
    {
        ManagedConnection connection = flight.Connection;
        bool overtaken;
        bool givesUpPlace = false;
        lock (_gate)
        {
            Land(flight);
            overtaken = connection.IsRetired;
            if (!overtaken)
            {
                connection.Error = flight.IsCancelled ? null : error;
                givesUpPlace = true;
                connection.Enter(flight.IsCancelled ? PhaseAfterGivingUp(flight) : ConnectionPhase.Failed);
                if (flight.IsCancelled && connection.Phase == ConnectionPhase.Disconnected && MayTakeUp(flight))
                {
                    // Those who had it open before somebody else asked, and gave up, have it still.
                    connection.WasLost = true;
                    givesUpPlace = false;
                    JoinOrStart(connection, ConnectCause.Lost, connect: null, out _);
                }
                else if (connection.Key is not null && connection.Holders == 0)
                {
                    StopLinger(connection);
                    PostCloseUnheld(connection);
                }
                else
                {
                    // A connect that was given up before it began has not ended what was lost.
                    if (connection.Physical is { IsOver: true })
                        _loop.Post(new ClearTransition(connection, _context));
                    if (connection.Phase == ConnectionPhase.Failed)
                        ScheduleProbe(connection, connection.Fault);
                }
            }
        }
        if (givesUpPlace && connection.Phase != ConnectionPhase.Reconnecting)
            _context.Places.Leave(connection);
        ScheduleUpkeep(connection);
        // It may have got its connection back while it was still waited for.
        if (connection.Physical is { IsOver: false, RecoversByItself: true } physical && physical.Binding.State == ClientState.Connected)
            RecoveredByItself(connection, physical);
        if (overtaken)
            error = connection.ClosedException();
        else if (!flight.IsCancelled)
            _context.GaveUp(connection, flight);
        flight.Fail(error);
    }

    // A connect that everybody gave up leaves the connection as it found it. Called under the gate.
    private static ConnectionPhase PhaseAfterGivingUp(ConnectFlight flight)
    {
        if (flight.Connection.Physical is not { IsOver: false } physical)
            return flight.PhaseBefore is ConnectionPhase.Suspended or ConnectionPhase.Failed ? flight.PhaseBefore : ConnectionPhase.Disconnected;
        // It was left to itself, and may be back already: that was told to a connect that had no use for it.
        physical.RecoversByItself = true;
        return ConnectionPhase.Reconnecting;
    }

    private bool MayTakeUp(ConnectFlight flight) =>
        flight.PhaseBefore is ConnectionPhase.Connected or ConnectionPhase.Degraded or ConnectionPhase.Reconnecting or ConnectionPhase.Synchronizing
        && MayRecover(flight.Connection, flight.Connection.BindingOrNull, flight.Connection.Fault);

    private static bool IsCurrent(ManagedConnection connection, object? client) =>
        client is null || connection.Key is null || (connection.BindingOrNull is { } binding && ReferenceEquals(binding.Client, client));

    // Called under the gate.
    private ConnectFlight JoinOrStart(ManagedConnection connection, ConnectCause cause, Func<CancellationToken, Task>? connect, out bool startsHere)
    {
        startsHere = false;
        if (connection.Flight is { IsCancelled: false } running)
            return running;
        // What nobody asked for starts on no thread of a caller's.
        startsHere = cause == ConnectCause.Asked && _loop.IsIdle;
        var flight = new ConnectFlight(connection, cause, connect, startsHere, predecessor: connection.Flight) { PhaseBefore = connection.Flight?.PhaseBefore ?? connection.Phase };
        connection.Flight = flight;
        connection.InterruptRestore();
        connection.UpkeepDeadline.Clear();
        if (connection.Phase is not ConnectionPhase.Reconnecting)
            connection.Enter(cause == ConnectCause.Asked || connection.Generation == 0 ? ConnectionPhase.Initializing : ConnectionPhase.Reconnecting);
        _loop.Post(new ConnectTransition(flight, _context));
        return flight;
    }

    private static void Land(ConnectFlight flight)
    {
        flight.HasLanded = true;
        if (flight.Connection.Flight == flight)
            flight.Connection.Flight = null;
    }

    private async Task WaitAsync(ConnectFlight flight, CancellationToken cancellationToken)
    {
        try
        {
            await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bool last;
            lock (_gate)
            {
                last = --flight.Waiters == 0 && !flight.Outcome.IsCompleted && flight is { Cause: ConnectCause.Asked, IsKept: false };
                if (last)
                    flight.Leave();
            }
            if (last)
                flight.Cancel();
        }
    }
}

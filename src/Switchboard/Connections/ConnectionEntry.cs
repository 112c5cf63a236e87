namespace Switchboard;

/// <summary>
/// The connection of one key, one after the other. Holders come and go under the gate; everything that opens or closes
/// is a transition of the loop. Keys that exclude each other by their user share an entry, so their opens and closes are in one line.
/// </summary>
/// <remarks>Under the gate runs no code but this library's and the clock's.</remarks>
internal sealed partial class ConnectionEntry
{
    private readonly object _gate = new();
    private readonly TransitionLoop _loop = new();
    private readonly List<ManagedConnection> _unclosed = [];
    private readonly ManagerContext _context;
    private readonly Action<ConnectionEntry>? _emptied;
    private readonly Deadline _staleDeadline;
    private ManagedConnection? _current;
    private ConnectionStatus? _last;
    private bool _dropped;

    public ConnectionEntry(ManagerContext context, Action<ConnectionEntry>? emptied)
    {
        _context = context;
        _emptied = emptied;
        _staleDeadline = context.Deadlines.Create(() => _emptied?.Invoke(this));
    }

    public ManagerContext Context => _context;

    /// <summary>Takes a hold of the key's connection; its client may still have to be made.</summary>
    public Taken Take<TClient>(ConnectionKey key, HoldKind kind) where TClient : class
    {
        ManagedConnection? displaced;
        Taken taken;
        lock (_gate)
        {
            if (_dropped)
                return default;
            if (_current is { } current && key.Equals(current.Key))
                return TakeCurrent<TClient>(current, kind);
            displaced = _current;
            if (displaced is not null)
                RetireUnderGate(displaced, CloseReason.UserSwitched);
            var created = new ManagedConnection(this, key) { Creation = new SingleCreation() };
            _staleDeadline.Clear();
            _current = created;
            _unclosed.Add(created);
            Hold(created, kind);
            taken = new Taken(TakenKind.ToCreate, created);
        }
        displaced?.Flight?.Abandon();
        return taken;
    }

    /// <summary>Takes a hold back that is about to be taken again.</summary>
    public void GiveBack(ManagedConnection connection, HoldKind kind)
    {
        lock (_gate)
            Drop(connection, kind);
    }

    /// <summary>Gives one hold back. The last one starts the linger. The task ends at once, without a linger with the close.</summary>
    public Task ReleaseAsync(ManagedConnection connection, HoldKind kind)
    {
        lock (_gate)
        {
            if ((kind == HoldKind.Lease ? connection.Leases : connection.References) == 0)
                return Task.CompletedTask;
            Drop(connection, kind);
            // The first client is still being made: whoever makes it holds it. One that replaces a lost client is made for whoever is left.
            if (connection.Holders > 0 || connection.IsRetired || !connection.HadClient)
                return Task.CompletedTask;
            // There is nothing worth keeping of a connection that failed, and none to spare when others wait in line for a place.
            if (_context.Linger > TimeSpan.Zero && connection.Phase != ConnectionPhase.Failed && !_context.Places.IsContested)
            {
                connection.Lingers = true;
                connection.LingerDeadline.Set(_context.Linger);
                return Task.CompletedTask;
            }
        }
        return CloseUnheldAsync(connection);
    }

    /// <summary>Notes where a lease was taken, until it is given back.</summary>
    public void AddTicket(ManagedConnection connection, InspectedLease ticket)
    {
        lock (_gate)
            (connection.Tickets ??= []).Add(ticket);
    }

    public void RemoveTicket(ManagedConnection connection, InspectedLease ticket)
    {
        lock (_gate)
            connection.Tickets?.RemoveAll(other => ReferenceEquals(other, ticket));
    }

    public IReadOnlyList<InspectedLease> Tickets(ManagedConnection connection)
    {
        lock (_gate)
            return connection.Tickets is { } tickets ? [.. tickets] : [];
    }

    /// <summary>Counts leases that ask to be kept alive, or whose client was taken.</summary>
    public void Pin(ManagedConnection connection, int keptAlive, int clientsTaken)
    {
        lock (_gate)
        {
            connection.KeptAlive += keptAlive;
            connection.ClientsTaken += clientsTaken;
        }
        if (keptAlive + clientsTaken < 0)
            ScheduleUpkeep(connection);
    }

    private static void Drop(ManagedConnection connection, HoldKind kind)
    {
        if (kind == HoldKind.Lease)
            connection.Leases--;
        else
            connection.References--;
    }

    private static void Hold(ManagedConnection connection, HoldKind kind)
    {
        if (kind == HoldKind.Lease)
            connection.Leases++;
        else
            connection.References++;
        connection.Touch();
        StopLinger(connection);
    }

    private static Taken TakeCurrent<TClient>(ManagedConnection current, HoldKind kind) where TClient : class
    {
        if (current.BindingOrNull is { } binding)
        {
            if (binding.Client is not TClient)
                return new Taken(TakenKind.OtherType, current);
            Hold(current, kind);
            return new Taken(TakenKind.Existing, current, binding);
        }
        if (current.Creation is not null)
            return new Taken(TakenKind.BeingCreated, current);
        // Its client was lost and no other was made yet: whoever comes first makes it.
        current.Creation = new SingleCreation();
        Hold(current, kind);
        return new Taken(TakenKind.ToCreate, current);
    }
}

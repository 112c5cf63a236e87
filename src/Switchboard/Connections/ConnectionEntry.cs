namespace Switchboard;

/// <summary>
/// The connection of one key, through all its clients. Holders come and go under the gate; everything that opens or closes
/// is a transition of the loop. Keys that exclude each other by their user share an entry, so their opens and closes are in one line.
/// </summary>
/// <remarks>Under the gate runs no code but this library's and the clock's.</remarks>
internal sealed partial class ConnectionEntry(ManagerContext context, Action<ConnectionEntry>? emptied)
{
    private readonly object _gate = new();
    private readonly TransitionLoop _loop = new();
    private readonly List<ManagedClient> _unclosed = [];
    private ManagedClient? _current;
    private bool _dropped;

    public ManagerContext Context => context;

    /// <summary>Takes a hold of the key's client, of one that is still to be made where there is none.</summary>
    public Taken Take<TClient>(ConnectionKey key, HoldKind kind) where TClient : class
    {
        ManagedClient? displaced;
        Taken taken;
        lock (_gate)
        {
            if (_dropped)
                return default;
            if (_current is { } current && key.Equals(current.Key))
            {
                if (!current.IsCreated)
                    return new Taken(TakenKind.BeingCreated, current);
                if (current.Binding.Client is not TClient)
                    return new Taken(TakenKind.OtherType, current);
                Hold(current, kind);
                return new Taken(TakenKind.Existing, current);
            }
            displaced = _current;
            if (displaced is not null)
                RetireUnderGate(displaced, CloseReason.UserSwitched);
            var created = new ManagedClient(this, key, context.NextGeneration());
            _current = created;
            _unclosed.Add(created);
            Hold(created, kind);
            taken = new Taken(TakenKind.ToCreate, created);
        }
        displaced?.Flight?.Abandon();
        return taken;
    }

    /// <summary>Gives a client to who asked for it to be made. False when it was overtaken by a close and is being closed.</summary>
    public bool CompleteCreation(ManagedClient client, ClientBinding binding)
    {
        lock (_gate)
        {
            client.Bind(binding);
            if (!client.IsRetired)
                return true;
            _loop.Post(new CloseTransition(client, client.LingerNumber, context));
            return false;
        }
    }

    public void FailCreation(ManagedClient client)
    {
        lock (_gate)
        {
            if (!client.IsRetired)
                RetireCurrent(client, CloseReason.NotCreated);
        }
        CompleteClose(client);
    }

    /// <summary>Gives one hold back. The last one starts the linger. The task ends at once, without a linger with the close.</summary>
    public Task ReleaseAsync(ManagedClient client, HoldKind kind)
    {
        lock (_gate)
        {
            if ((kind == HoldKind.Lease ? client.Leases : client.References) == 0)
                return Task.CompletedTask;
            if (kind == HoldKind.Lease)
                client.Leases--;
            else
                client.References--;
            if (client.Holders > 0 || client.IsRetired || !client.IsCreated)
                return Task.CompletedTask;
            // There is nothing worth keeping of a connection that failed.
            if (context.Linger > TimeSpan.Zero && client.Phase != ConnectionPhase.Failed)
            {
                StartLinger(client);
                return Task.CompletedTask;
            }
        }
        return CloseUnheldAsync(client);
    }

    private static void Hold(ManagedClient client, HoldKind kind)
    {
        if (kind == HoldKind.Lease)
            client.Leases++;
        else
            client.References++;
        StopLinger(client);
    }
}

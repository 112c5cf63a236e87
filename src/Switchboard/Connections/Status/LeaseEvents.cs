namespace Switchboard;

/// <summary>The events of one lease. They end with it.</summary>
internal sealed class LeaseEvents(ManagedConnection connection, ConnectionKey key) : StatusWatcher(key)
{
    public event Action<ConnectionStatus>? Lost;

    public event Action<ConnectionStatus>? Restored;

    public static LeaseEvents Attach(ManagedConnection connection, ConnectionKey key)
    {
        var events = new LeaseEvents(connection, key);
        connection.Entry.Context.Watch.Add(events);
        return events;
    }

    public void Detach() => connection.Entry.Context.Watch.Remove(this);

    protected override void Told(ConnectionStatus status, bool isLoss, bool isRestoration)
    {
        if (isLoss)
            Lost?.Invoke(status);
        if (isRestoration)
            Restored?.Invoke(status);
    }
}

namespace Switchboard;

/// <summary>The entries of a manager by key, until it shuts down.</summary>
internal sealed class EntryTable(ManagerContext context)
{
    private readonly object _gate = new();
    private readonly Dictionary<ConnectionKey, ConnectionEntry> _entries = [];
    private bool _shutDown;

    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    public void ThrowIfShutDown()
    {
        lock (_gate)
            ThrowUnderGate();
    }

    /// <exception cref="ObjectDisposedException">The manager is disposed.</exception>
    public ConnectionEntry GetOrAdd(ConnectionKey key)
    {
        ConnectionKey entryKey = EntryKey(key);
        lock (_gate)
        {
            ThrowUnderGate();
            if (!_entries.TryGetValue(entryKey, out ConnectionEntry? entry))
                _entries.Add(entryKey, entry = new ConnectionEntry(context, emptied => Drop(entryKey, emptied)));
            return entry;
        }
    }

    public ConnectionEntry? Find(ConnectionKey key)
    {
        lock (_gate)
            return _entries.TryGetValue(EntryKey(key), out ConnectionEntry? entry) ? entry : null;
    }

    public ConnectionEntry[] All()
    {
        lock (_gate)
            return [.. _entries.Values];
    }

    /// <summary>Takes no key any more. True the first time.</summary>
    public bool TryShutDown()
    {
        lock (_gate)
            return !_shutDown && (_shutDown = true);
    }

    // Users that exclude each other share an entry: their opens and closes are in one line.
    private ConnectionKey EntryKey(ConnectionKey key) => context.Options.OneUserPerKey && key.User is not null ? key with { User = null } : key;

    private void Drop(ConnectionKey entryKey, ConnectionEntry entry)
    {
        lock (_gate)
            if (entry.TryDrop())
                _entries.Remove(entryKey);
    }

    private void ThrowUnderGate()
    {
        if (_shutDown)
            throw new ObjectDisposedException(nameof(ConnectionManager), "The connection manager is disposed; its connections are closed and no new ones can be opened.");
    }
}

namespace Switchboard;

/// <summary>The entries of a manager by key, until it shuts down.</summary>
internal sealed class EntryTable(ManagerContext context)
{
    private readonly object _gate = new();
    // Users that exclude each other share an entry: their opens and closes are in one line.
    private readonly Dictionary<ConnectionKey, ConnectionEntry> _entries =
        new(context.Options.OneUserPerKey ? new AnyUserComparer() : EqualityComparer<ConnectionKey>.Default);
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
        lock (_gate)
        {
            ThrowUnderGate();
            return _entries.TryGetValue(key, out ConnectionEntry? entry) ? entry : Add(key);
        }
    }

    public ConnectionEntry? Find(ConnectionKey key)
    {
        lock (_gate)
            return _entries.TryGetValue(key, out ConnectionEntry? entry) ? entry : null;
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

    // Apart from the look-up, which is to allocate nothing.
    private ConnectionEntry Add(ConnectionKey key)
    {
        var entry = new ConnectionEntry(context, emptied => Drop(key, emptied));
        _entries.Add(key, entry);
        return entry;
    }

    private void Drop(ConnectionKey key, ConnectionEntry entry)
    {
        lock (_gate)
            if (entry.TryDrop())
                _entries.Remove(key);
    }

    private void ThrowUnderGate()
    {
        if (_shutDown)
            throw new ObjectDisposedException(nameof(ConnectionManager), "The connection manager is disposed; its connections are closed and no new ones can be opened.");
    }

    private sealed class AnyUserComparer : IEqualityComparer<ConnectionKey>
    {
        public bool Equals(ConnectionKey? one, ConnectionKey? other) => one?.Name == other?.Name && one?.Scope == other?.Scope;

        public int GetHashCode(ConnectionKey key) => (key.Name, key.Scope).GetHashCode();
    }
}

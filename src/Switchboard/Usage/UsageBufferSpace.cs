namespace Switchboard;

/// <summary>How many records may wait for a store that is down. Changes under the gate of the buffer.</summary>
internal sealed class UsageBufferSpace(int capacity)
{
    private int _used;

    /// <summary>Records there was no space for, since the last time it was told.</summary>
    public long Lost { get; private set; }

    public bool IsEmpty => _used == 0;

    public bool TryTake()
    {
        if (_used >= capacity)
        {
            Lost++;
            return false;
        }
        _used++;
        return true;
    }

    public void Free(int records) => _used -= records;

    public long TakeLost()
    {
        long lost = Lost;
        Lost = 0;
        return lost;
    }
}

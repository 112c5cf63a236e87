namespace Switchboard;

/// <summary>When a connection was opened again after a loss, the latest only: a connection that flaps for days takes no more room than another.</summary>
internal sealed class RecentReconnects
{
    private const int Capacity = 60;

    private readonly Queue<DateTimeOffset> _times = new();

    public void Add(DateTimeOffset now)
    {
        lock (_times)
        {
            if (_times.Count == Capacity)
                _times.Dequeue();
            _times.Enqueue(now);
        }
    }

    public IReadOnlyList<DateTimeOffset> Times
    {
        get
        {
            lock (_times)
                return [.. _times];
        }
    }
}

namespace Switchboard;

/// <summary>Who listens. Read without a lock, so that a listener may leave, or another come, while all are being told.</summary>
internal sealed class ListenerSet<TListener> where TListener : class
{
    private readonly object _gate = new();
    private volatile TListener[] _listeners = [];

    public TListener[] Current => _listeners;

    public IDisposable Add(TListener listener)
    {
        // A place of its own: the same listener may be there twice.
        var place = new Place(this, listener);
        lock (_gate)
            _listeners = [.. _listeners, listener];
        return place;
    }

    private void Remove(TListener listener)
    {
        lock (_gate)
        {
            List<TListener> left = [.. _listeners];
            left.Remove(listener);
            _listeners = [.. left];
        }
    }

    private sealed class Place(ListenerSet<TListener> set, TListener listener) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
                set.Remove(listener);
        }
    }
}

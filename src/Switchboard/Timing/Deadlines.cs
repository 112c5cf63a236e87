namespace Switchboard;

/// <summary>All the deadlines of a manager on one timer, in a binary heap: setting and clearing one of 10,000 takes a dozen steps.</summary>
internal sealed class Deadlines(TimeProvider time) : IDisposable
{
    // A timer may fire a little early; what is due by then fires with it.
    private static readonly TimeSpan s_tolerance = TimeSpan.FromMilliseconds(1);

    private readonly object _gate = new();
    private readonly List<Deadline> _heap = [];
    private ITimer? _timer;
    private long _armedFor = long.MaxValue;
    private bool _disposed;

    /// <summary>How many are set.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _heap.Count;
        }
    }

    public Deadline Create(Action callback) => new(this, callback);

    public void Set(Deadline deadline, TimeSpan dueIn)
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            deadline.DueAt = time.GetTimestamp() + Ticks(dueIn);
            if (deadline.Place < 0)
            {
                deadline.Place = _heap.Count;
                _heap.Add(deadline);
            }
            Rise(deadline.Place);
            Sink(deadline.Place);
            Arm();
        }
    }

    public TimeSpan LeftOf(Deadline deadline)
    {
        lock (_gate)
            return deadline.Place < 0 ? TimeSpan.Zero : time.GetElapsedTime(time.GetTimestamp(), Math.Max(deadline.DueAt, time.GetTimestamp()));
    }

    public void Clear(Deadline deadline)
    {
        lock (_gate)
            if (deadline.Place >= 0)
                Remove(deadline);
        // The timer is left as it is: firing once for nothing is cheaper than arming it anew each time.
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            foreach (Deadline deadline in _heap)
                deadline.Place = -1;
            _heap.Clear();
            _timer?.Dispose();
        }
    }

    private void Elapse()
    {
        lock (_gate)
            _armedFor = long.MaxValue;
        while (TakeDue() is { } deadline)
            deadline.Fire();
        lock (_gate)
            Arm();
    }

    private Deadline? TakeDue()
    {
        lock (_gate)
        {
            if (_heap.Count == 0 || _heap[0].DueAt > time.GetTimestamp() + Ticks(s_tolerance))
                return null;
            Deadline first = _heap[0];
            Remove(first);
            return first;
        }
    }

    private void Arm()
    {
        if (_disposed || _heap.Count == 0 || _heap[0].DueAt >= _armedFor)
            return;
        _armedFor = _heap[0].DueAt;
        long now;
        TimeSpan dueIn;
        do
        {
            now = time.GetTimestamp();
            dueIn = time.GetElapsedTime(now, Math.Max(_armedFor, now));
            SetTimer(dueIn);
        }
        // Held up between the reading of the clock and here, the timer is late by as much, and with it all that is due after it.
        while (dueIn > TimeSpan.Zero && time.GetTimestamp() - now > Ticks(s_tolerance));
    }

    private void SetTimer(TimeSpan dueIn)
    {
        if (_timer is null)
            _timer = Detached.Timer(time, static deadlines => ((Deadlines)deadlines!).Elapse(), this, dueIn);
        else
            _timer.Change(dueIn, Timeout.InfiniteTimeSpan);
    }

    private void Remove(Deadline deadline)
    {
        int place = deadline.Place;
        Deadline last = _heap[_heap.Count - 1];
        _heap.RemoveAt(_heap.Count - 1);
        deadline.Place = -1;
        if (last == deadline)
            return;
        Put(last, place);
        Rise(place);
        Sink(last.Place);
    }

    private void Rise(int place)
    {
        Deadline rising = _heap[place];
        while (place > 0 && _heap[(place - 1) / 2].DueAt > rising.DueAt)
        {
            Put(_heap[(place - 1) / 2], place);
            place = (place - 1) / 2;
        }
        Put(rising, place);
    }

    private void Sink(int place)
    {
        Deadline sinking = _heap[place];
        while (2 * place + 1 < _heap.Count)
        {
            int child = 2 * place + 1;
            if (child + 1 < _heap.Count && _heap[child + 1].DueAt < _heap[child].DueAt)
                child++;
            if (_heap[child].DueAt >= sinking.DueAt)
                break;
            Put(_heap[child], place);
            place = child;
        }
        Put(sinking, place);
    }

    private void Put(Deadline deadline, int place)
    {
        _heap[place] = deadline;
        deadline.Place = place;
    }

    private long Ticks(TimeSpan span) => (long)(span.Ticks * ((double)time.TimestampFrequency / TimeSpan.TicksPerSecond));
}

namespace Switchboard;

/// <summary>What a manager did so far, in numbers.</summary>
internal sealed class ManagerTally
{
    private long _created;
    private long _holds;
    private long _attempts;
    private long _failures;
    private long _reconnects;
    private long _connects;
    private long _connectTicks;
    private int _open;
    private int _peak;

    public long ClientsCreated => Interlocked.Read(ref _created);
    public long HoldsTaken => Interlocked.Read(ref _holds);
    public long Attempts => Interlocked.Read(ref _attempts);
    public long Failures => Interlocked.Read(ref _failures);
    public long Reconnects => Interlocked.Read(ref _reconnects);
    public int Peak => Volatile.Read(ref _peak);

    public TimeSpan? AverageConnectTime =>
        Interlocked.Read(ref _connects) is > 0 and var connects ? TimeSpan.FromTicks(Interlocked.Read(ref _connectTicks) / connects) : null;

    public void Created() => Interlocked.Increment(ref _created);

    public void Held() => Interlocked.Increment(ref _holds);

    public void AttemptStarted() => Interlocked.Increment(ref _attempts);

    public void AttemptFailed() => Interlocked.Increment(ref _failures);

    public void Connected(TimeSpan? connectTime, bool recovered)
    {
        if (connectTime is { } time)
        {
            Interlocked.Increment(ref _connects);
            Interlocked.Add(ref _connectTicks, time.Ticks);
        }
        if (recovered)
            Interlocked.Increment(ref _reconnects);
    }

    public void Opened()
    {
        int open = Interlocked.Increment(ref _open);
        int peak;
        while (open > (peak = Volatile.Read(ref _peak)) && Interlocked.CompareExchange(ref _peak, open, peak) != peak)
        {
        }
    }

    public void Closed() => Interlocked.Decrement(ref _open);
}

namespace Switchboard.Chaos;

/// <summary>How many connections were opened, are open, and were open at most at once.</summary>
internal sealed class ConnectionCount
{
    private readonly object _gate = new();
    private int _open;
    private int _peak;

    public Counter Opened { get; } = new();

    public Counter Closed { get; } = new();

    public int Open => Volatile.Read(ref _open);

    public int Peak => Volatile.Read(ref _peak);

    /// <summary>A task that ends when those that were opened until now are closed.</summary>
    public Task AllClosedAsync() => Closed.ReachedAsync(Opened.Value);

    public void Enter()
    {
        lock (_gate)
            _peak = Math.Max(_peak, ++_open);
        Opened.Increment();
    }

    public void Leave()
    {
        lock (_gate)
            _open--;
        Closed.Increment();
    }
}

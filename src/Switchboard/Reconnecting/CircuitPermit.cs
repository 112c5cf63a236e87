namespace Switchboard;

/// <summary>Leave to connect once. The first report counts, and disposing it without one gives it back, so that no probe is lost.</summary>
internal sealed class CircuitPermit(CircuitBreaker breaker) : IDisposable
{
    private int _reported;

    public void Succeeded()
    {
        if (IsFirstReport())
            breaker.Succeeded();
    }

    public void Failed(FailureKind kind)
    {
        if (IsFirstReport())
            breaker.Failed(this, kind);
    }

    public void Dispose()
    {
        if (IsFirstReport())
            breaker.Cancelled(this);
    }

    private bool IsFirstReport() => Interlocked.Exchange(ref _reported, 1) == 0;
}

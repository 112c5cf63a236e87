namespace Switchboard;

/// <summary>
/// Keeps connects away from an endpoint that failed often in a row, then lets one probe through. It counts consecutive failures: a ratio over
/// a window never opens for a handful of connections.
/// </summary>
internal sealed class CircuitBreaker(int failures, TimeSpan duration, TimeProvider time)
{
    // How long a probe takes nobody knows; the others look again soon.
    private static readonly TimeSpan s_probeTime = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private int _consecutive;
    private long? _openedAt;
    private CircuitPermit? _probe;
    private bool _isProbeDue;

    public CircuitState State
    {
        get
        {
            lock (_gate)
                return _openedAt is not { } openedAt ? CircuitState.Closed : Remaining(openedAt) > TimeSpan.Zero ? CircuitState.Open : CircuitState.HalfOpen;
        }
    }

    /// <summary>Whether a failure says something about the endpoint, rather than about who connects or this machine.</summary>
    public static bool Counts(FailureKind kind) => kind is FailureKind.Transient or FailureKind.RateLimited or FailureKind.Protocol;

    /// <summary>Asks to connect. The permit is told how it went; disposing it first gives it back. Without one, ask again after the time.</summary>
    public CircuitPermit? TryEnter(out TimeSpan retryAfter)
    {
        lock (_gate)
        {
            retryAfter = TimeSpan.Zero;
            if (_openedAt is not { } openedAt)
                return new CircuitPermit(this);
            TimeSpan remaining = Remaining(openedAt);
            if (remaining <= TimeSpan.Zero && _probe is null)
                return _probe = new CircuitPermit(this);
            retryAfter = remaining > TimeSpan.Zero ? remaining : s_probeTime;
            return null;
        }
    }

    /// <summary>Whether it has nothing to remember: the last connect did not fail.</summary>
    public bool IsAtRest
    {
        get
        {
            lock (_gate)
                return _consecutive == 0 && _openedAt is null;
        }
    }

    /// <summary>Where it is open, lets a probe through now.</summary>
    public void LetProbe()
    {
        lock (_gate)
            _isProbeDue = _openedAt is not null;
    }

    // Whoever entered before it opened may succeed after: the endpoint answers then.
    public void Succeeded()
    {
        lock (_gate)
        {
            _consecutive = 0;
            _openedAt = null;
            _probe = null;
            _isProbeDue = false;
        }
    }

    public void Failed(CircuitPermit permit, FailureKind kind)
    {
        lock (_gate)
        {
            if (!Counts(kind))
                GiveBack(permit);
            else if (_openedAt is null)
            {
                if (++_consecutive >= failures)
                    _openedAt = time.GetTimestamp();
            }
            else if (_probe == permit)
            {
                _probe = null;
                _isProbeDue = false;
                _openedAt = time.GetTimestamp();
            }
        }
    }

    public void Cancelled(CircuitPermit permit)
    {
        lock (_gate)
            GiveBack(permit);
    }

    private void GiveBack(CircuitPermit permit)
    {
        if (_probe == permit)
            _probe = null;
    }

    private TimeSpan Remaining(long openedAt) => _isProbeDue ? TimeSpan.Zero : duration - time.GetElapsedTime(openedAt);
}

namespace Switchboard;

/// <summary>What is known of the outage of an endpoint, so that it is announced once however many keys notice it.</summary>
internal sealed class Outage(string endpoint, TimeProvider time)
{
    private readonly object _gate = new();
    private DateTimeOffset _since;
    private long _began;
    private int _attempts;
    private bool _announced;
    private ConnectionFault? _fault;

    /// <summary>Notes a connect that failed, unless it was not the endpoint's fault.</summary>
    public void Failed(ConnectionFault fault)
    {
        if (!CircuitBreaker.Counts(fault.Kind))
            return;
        lock (_gate)
        {
            if (_attempts++ == 0)
            {
                _since = time.GetUtcNow();
                _began = time.GetTimestamp();
            }
            _fault = fault;
        }
    }

    /// <summary>Whether somebody was told of it who is still to be told that it is over.</summary>
    public bool IsAnnounced
    {
        get
        {
            lock (_gate)
                return _announced;
        }
    }

    /// <summary>Called when the attempts of a key are used up. Gives the incident to tell of, once in an outage.</summary>
    public Incident? Announce()
    {
        lock (_gate)
        {
            if (_attempts == 0 || _announced)
                return null;
            _announced = true;
            return new Incident(endpoint, IsResolved: false, _since, DownTime: null, _attempts, _fault);
        }
    }

    /// <summary>Called when a connect succeeded: ends the outage. Gives the incident to tell of where it was announced.</summary>
    public Incident? Succeeded()
    {
        lock (_gate)
        {
            Incident? incident = _announced
                ? new Incident(endpoint, IsResolved: true, _since, time.GetElapsedTime(_began), _attempts, _fault)
                : null;
            _attempts = 0;
            _announced = false;
            _fault = null;
            return incident;
        }
    }
}

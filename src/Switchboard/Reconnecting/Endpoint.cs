namespace Switchboard;

/// <summary>What the connections to one server share: a circuit breaker, a gate for reconnects and an outage.</summary>
internal sealed class Endpoint(string identity, string name, int breakerFailures, TimeSpan breakerDuration, int reconnectConcurrency, TimeProvider time)
{
    private int _noted = (int)CircuitState.Closed;
    private readonly ReconnectGate _reconnects = new(reconnectConcurrency);

    /// <summary>What tells it from other endpoints; may hold a secret where it is the name of a key.</summary>
    public string Identity => identity;

    /// <summary>Its name for people: the scheme, host and port, or the name of the key without a secret.</summary>
    public string Name => name;

    public CircuitBreaker Breaker { get; } = new(breakerFailures, breakerDuration, time);

    public Outage Outage { get; } = new(name, time);

    /// <summary>Notes the state of the circuit breaker. True when it was another.</summary>
    public bool TryNote(CircuitState state) => Interlocked.Exchange(ref _noted, (int)state) != (int)state;

    /// <summary>Whether something is known of it that the next connection has to know, or somebody has to be told.</summary>
    public bool IsRemembered => !Breaker.IsAtRest || Outage.IsAnnounced;

    /// <summary>How many connections use it; under the gate of the table.</summary>
    public int Rents { get; set; }

    /// <summary>Waits until this reconnect may run; disposing what it gives lets the next one in.</summary>
    public ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken) => _reconnects.EnterAsync(cancellationToken);
}

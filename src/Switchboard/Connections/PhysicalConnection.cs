namespace Switchboard;

/// <summary>One physical connection of a client: a generation. What it is told after it is over changes nothing.</summary>
internal sealed class PhysicalConnection(ManagedConnection connection, ClientBinding binding, long generation) : IConnectionObserver
{
    private IDisposable? _observation;
    private long _lastReceived;
    private long _openedAt;
    private volatile bool _isOver;

    public ClientBinding Binding => binding;

    // A client that got its connection back by itself goes on under a new number.
    public long Generation { get; set; } = generation;
    public bool IsOver => _isOver;

    // These change under the gate of the entry.
    public bool RecoversByItself { get; set; }
    public bool WasInterrupted { get; set; }
    public volatile bool IsPinging;
    public int RenewalsRunning;
    private int _isCounted;
    public ConnectionFault? LossFault { get; set; }

    // Known when the connect has ended.
    public string? Strategy { get; set; }
    public string? Transport { get; set; }
    public AccessToken? Token { get; set; }
    public TimeSpan? ConnectTime { get; set; }
    public DateTimeOffset? ConnectedAt { get; set; }
    public TimeSpan? Latency { get; set; }

    /// <summary>When something last came in, as a timestamp of the clock; 0 for never.</summary>
    public long LastReceived => Interlocked.Read(ref _lastReceived);

    /// <summary>Since when nothing came in, as a timestamp of the clock.</summary>
    public long SilentSince => Math.Max(LastReceived, Interlocked.Read(ref _openedAt));

    /// <summary>It is open now: by a connect, or because the client got it back.</summary>
    public void MarkOpen()
    {
        ConnectedAt = connection.Entry.Context.Time.GetUtcNow();
        Interlocked.Exchange(ref _openedAt, connection.Entry.Context.Time.GetTimestamp());
    }

    public void Observe() => _observation = binding.Observe(this);

    public void Received()
    {
        if (!_isOver)
            Interlocked.Exchange(ref _lastReceived, connection.Entry.Context.Time.GetTimestamp());
    }

    public void Lost(Exception? error)
    {
        if (!_isOver)
            connection.Entry.Lose(connection, this, error is null
                ? new ConnectionFault(FailureKind.Transient, "Closed", "The other side closed the connection.")
                : binding.Classify(error));
    }

    public void Reconnecting(Exception? error)
    {
        if (!_isOver)
            connection.Entry.RecoverByItself(connection, this, error is null ? null : binding.Classify(error));
    }

    public void Reconnected()
    {
        if (!_isOver)
            connection.Entry.RecoveredByItself(connection, this);
    }

    /// <summary>Counts it as open, or not any more. True when that is news.</summary>
    public bool Count(bool isOpen) => Interlocked.Exchange(ref _isCounted, isOpen ? 1 : 0) != (isOpen ? 1 : 0);

    /// <summary>Nothing that comes from here counts any more.</summary>
    public void MarkOver() => _isOver = true;

    /// <summary>Stops listening. Runs the connector's code, so never under a gate.</summary>
    public void Detach()
    {
        _isOver = true;
        IDisposable? observation = Interlocked.Exchange(ref _observation, null);
        try
        {
            observation?.Dispose();
        }
        catch (Exception)
        {
            // Letting go of a client that is gone is the client's affair.
        }
    }
}

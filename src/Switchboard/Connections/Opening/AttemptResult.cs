namespace Switchboard;

/// <summary>How an attempt to open a connection ended: open, or with a fault and what was thrown.</summary>
internal readonly record struct AttemptResult(ConnectionFault? Fault, Exception? Error, bool TimedOut)
{
    public static AttemptResult Open { get; } = default;

    public bool IsOpen => Fault is null;

    public static AttemptResult Failed(ConnectionFault fault, Exception error, bool timedOut = false) => new(fault, error, timedOut);

    public static AttemptResult BrokenCircuit(ConnectionKey key, Endpoint endpoint, TimeSpan retryAfter)
    {
        var error = new ConnectionFaultException(
            FailureKind.Transient, $"Connection '{key}' was not opened: the last connects to {endpoint.Name} failed, and it is left alone for another {retryAfter.TotalSeconds:0} s.")
        { Code = "CircuitOpen", RetryAfter = retryAfter };
        return Failed(ConnectionFault.From(error), error);
    }

    public static AttemptResult NoRoute(ConnectionKey key)
    {
        var error = new ConnectionFaultException(
            FailureKind.Protocol, $"Connection '{key}' was not opened: none of the strategies has a way to try; add ConnectStrategy.Direct.") { Code = "NoStrategy" };
        return Failed(ConnectionFault.From(error), error);
    }
}

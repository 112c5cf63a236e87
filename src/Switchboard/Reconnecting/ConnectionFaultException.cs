namespace Switchboard;

/// <summary>A failure whose kind is known. A connector throws it, or reports it as the reason of a loss, to say what the manager should do next.</summary>
public sealed class ConnectionFaultException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="message">What happened, without a secret.</param>
    /// <param name="innerException">What the client threw.</param>
    public ConnectionFaultException(FailureKind kind, string message, Exception? innerException = null)
        : base(message, innerException) => Kind = kind;

    /// <summary>What kind of failure it is.</summary>
    public FailureKind Kind { get; }

    /// <summary>How the client or the server names the failure: an HTTP status, a close code.</summary>
    public string? Code { get; init; }

    /// <summary>How long the server asked to wait; <see langword="null"/> when it did not.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

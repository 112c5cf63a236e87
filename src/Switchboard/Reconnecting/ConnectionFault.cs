namespace Switchboard;

/// <summary>Why a connection could not be opened, or was lost.</summary>
/// <param name="Kind">What kind of failure it is.</param>
/// <param name="Code">How it is named: an HTTP status, a close code, a socket error, else the type of the exception.</param>
/// <param name="Message">What happened, in a sentence without a secret.</param>
/// <param name="Exception">What was thrown, where something was.</param>
/// <param name="RetryAfter">How long the server asked to wait.</param>
public sealed partial record ConnectionFault(FailureKind Kind, string Code, string Message, Exception? Exception = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The kind, the code and the message; not the exception, whose text may hold a secret.</summary>
    /// <returns>For example <c>Transient (ConnectionRefused): The server cannot be reached (ConnectionRefused).</c></returns>
    public override string ToString() => $"{Kind} ({Code}): {Message}";

    // Trying again would give the same answer.
    internal bool IsFinal => Kind is FailureKind.Rejected or FailureKind.Refused or FailureKind.Cancelled;
}

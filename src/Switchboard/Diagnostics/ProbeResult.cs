namespace Switchboard;

/// <summary>What a step of a diagnosis found: that it went well, or why it did not.</summary>
internal readonly record struct ProbeResult(string? Passed, ProbeFailure? Failure)
{
    public static implicit operator ProbeResult(string passed) => new(passed, null);

    public static implicit operator ProbeResult(ProbeFailure failure) => new(null, failure);
}

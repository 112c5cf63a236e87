namespace Switchboard;

/// <summary>How a step of a diagnosis ended.</summary>
public enum DiagnosticOutcome
{
    /// <summary>It went well.</summary>
    Passed,

    /// <summary>It did not.</summary>
    Failed,

    /// <summary>It was not needed, or could not be tried after what failed before.</summary>
    Skipped,
}

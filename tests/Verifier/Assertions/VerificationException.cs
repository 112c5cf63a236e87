namespace Microsoft.CodeAnalysis.Testing;

/// <summary>The analyzer or the code fix under test did not do what its test expects.</summary>
public sealed class VerificationException : InvalidOperationException
{
    /// <summary>Creates the exception with the message that the test run shows.</summary>
    public VerificationException(string message)
        : base(message)
    {
    }
}

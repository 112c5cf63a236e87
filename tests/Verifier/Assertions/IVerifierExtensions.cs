namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Assertions built on those of <see cref="IVerifier"/>.</summary>
public static class IVerifierExtensions
{
    /// <summary>Fails, showing the lines that differ, unless the two texts are equal in every character.</summary>
    public static void EqualOrDiff(this IVerifier verifier, string expected, string actual, string? message = null)
    {
        ArgumentNullException.ThrowIfNull(verifier);
        if (!string.Equals(expected, actual, StringComparison.Ordinal))
            verifier.Fail($"{message ?? "The texts differ."}\n{LineDiff.Describe(expected, actual)}");
    }
}

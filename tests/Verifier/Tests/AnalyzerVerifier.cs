using Microsoft.CodeAnalysis.Diagnostics;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Short forms of the usual tests of an analyzer.</summary>
public class AnalyzerVerifier<TAnalyzer, TTest, TVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TTest : AnalyzerTest<TVerifier>, new()
    where TVerifier : IVerifier, new()
{
    /// <summary>Expects the analyzer's only diagnostic.</summary>
    /// <exception cref="VerificationException">The analyzer has none or several.</exception>
    public static DiagnosticResult Diagnostic()
    {
        var supported = new TAnalyzer().SupportedDiagnostics;
        if (supported.Length != 1)
            new TVerifier().Fail($"{typeof(TAnalyzer).Name} has {supported.Length} descriptors; say which diagnostic is expected.");
        return Diagnostic(supported[0]);
    }

    /// <summary>Expects the analyzer's diagnostic with this id.</summary>
    /// <exception cref="VerificationException">The analyzer has none or several.</exception>
    public static DiagnosticResult Diagnostic(string diagnosticId)
    {
        var descriptors = new TAnalyzer().SupportedDiagnostics.Where(descriptor => descriptor.Id == diagnosticId).ToList();
        if (descriptors.Count != 1)
            new TVerifier().Fail($"{typeof(TAnalyzer).Name} has {descriptors.Count} descriptors with the id '{diagnosticId}'.");
        return Diagnostic(descriptors[0]);
    }

    /// <summary>Expects a diagnostic of this descriptor.</summary>
    public static DiagnosticResult Diagnostic(DiagnosticDescriptor descriptor) => new(descriptor);

    /// <summary>Checks that the analyzer reports what the markup and <paramref name="expected"/> say, and nothing else.</summary>
    public static Task VerifyAnalyzerAsync(string source, params DiagnosticResult[] expected)
    {
        var test = new TTest { TestCode = source };
        test.ExpectedDiagnostics.AddRange(expected);
        return test.RunAsync(CancellationToken.None);
    }
}

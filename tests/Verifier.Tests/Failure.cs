using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Verifier.Tests;

/// <summary>Expects a verification to fail and to say why.</summary>
internal static class Failure
{
    public static Task Of<TVerifier>(AnalyzerTest<TVerifier> test, params string[] inMessage)
        where TVerifier : IVerifier, new()
        => Of(() => test.RunAsync(TestContext.Current.CancellationToken), inMessage);

    public static async Task Of(Func<Task> verification, params string[] inMessage)
    {
        var failure = await Assert.ThrowsAsync<VerificationException>(verification);
        foreach (var part in inMessage)
            Assert.Contains(part, failure.Message, StringComparison.Ordinal);
    }
}

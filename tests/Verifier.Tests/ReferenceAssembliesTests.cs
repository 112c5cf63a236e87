using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace Verifier.Tests;

public class ReferenceAssembliesTests
{
    [Fact]
    public async Task The_framework_is_found_once()
    {
        var first = await ReferenceAssemblies.Net.Net100.ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);
        var second = await new ReferenceAssemblies("net10.0").ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken);

        Assert.Contains(first, reference => Path.GetFileName(reference.Display) == "System.Runtime.dll");
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task A_framework_that_is_not_there_is_named()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() => new ReferenceAssemblies("net1.0").ResolveAsync(LanguageNames.CSharp, TestContext.Current.CancellationToken));

        Assert.Contains("net1.0", failure.Message, StringComparison.Ordinal);
    }
}

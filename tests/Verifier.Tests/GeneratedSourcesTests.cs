using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Verifier.Tests.Subjects;
using Xunit;

namespace Verifier.Tests;

public class GeneratedSourcesTests
{
    [Fact]
    public Task Generated_code_is_compiled_with_the_test_code() => CreateTest("class Generated { }\n").RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Generated_code_that_is_not_expected_fails() => Failure.Of(CreateTest(null), "Constant.g.cs");

    [Fact]
    public Task Other_generated_code_fails() => Failure.Of(CreateTest("class Other { }\n"), "- class Other", "+ class Generated");

    [Fact]
    public Task Expected_code_that_nothing_generates_fails()
    {
        var test = new CSharpAnalyzerTest<LowercaseTypeAnalyzer, DefaultVerifier> { TestCode = "class Upper { }" };
        test.TestState.GeneratedSources.Add(("Constant.g.cs", ""));
        return Failure.Of(test, "No source generator of the test produced 'Constant.g.cs'");
    }

    [Fact]
    public Task The_check_can_be_left_out()
    {
        var test = CreateTest(null);
        test.TestBehaviors = TestBehaviors.SkipGeneratedSourcesCheck;
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    private static GeneratorTest CreateTest(string? generated)
    {
        var test = new GeneratorTest { TestCode = "class Upper : Generated { }" };
        if (generated is not null)
            test.TestState.GeneratedSources.Add((typeof(ConstantGenerator), "Constant.g.cs", generated));
        return test;
    }

    private sealed class GeneratorTest : CSharpAnalyzerTest<LowercaseTypeAnalyzer, DefaultVerifier>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(ConstantGenerator)];
    }
}

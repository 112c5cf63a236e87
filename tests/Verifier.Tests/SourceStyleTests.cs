using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Verification;
using Verifier.Tests.Subjects;
using Xunit;

namespace Verifier.Tests;

public class SourceStyleTests
{
    [Theory]
    [InlineData("a\nb\r\nc", "a\r\nb\r\nc")]
    [InlineData("", "")]
    public void Every_line_ends_with_crlf(string source, string expected) => Assert.Equal(expected, SourceStyle.ToCrlf(source));

    [Theory]
    [InlineData("    a\n        b    c\n  d", "\ta\n\t\tb    c\n  d")]
    [InlineData("      a", "\t  a")]
    public void Indentation_becomes_tabs(string source, string expected) => Assert.Equal(expected, SourceStyle.ToTabs(source));

    [Fact]
    public Task A_formatted_fix_passes() => CreateTest<FormattedMemberFix>().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_formatted_fix_passes_with_crlf() => CreateTest<FormattedMemberFix>().WithCrlf().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_formatted_fix_passes_with_tabs() => CreateTest<FormattedMemberFix>().WithTabs().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task A_formatted_fix_passes_with_both() => CreateTest<FormattedMemberFix>().WithCrlf().WithTabs().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_fix_that_always_ends_lines_with_lf_fails_with_crlf()
    {
        await Create().RunAsync(TestContext.Current.CancellationToken);
        await Failure.Of(Create().WithCrlf(), "+ // fixed␊");

        static CSharpCodeFixTest<LowercaseTypeAnalyzer, LineFeedFix, DefaultVerifier> Create()
            => new() { TestCode = "class [|lower|]\n{ }\n", FixedCode = "// fixed\nclass Lower\n{ }\n" };
    }

    private static CSharpCodeFixTest<LowercaseTypeAnalyzer, TCodeFix, DefaultVerifier> CreateTest<TCodeFix>()
        where TCodeFix : RenameFix, new()
        => new()
        {
            TestCode = "namespace N\n{\n    class [|lower|]\n    {\n    }\n}\n",
            FixedCode = "namespace N\n{\n    class Lower\n    {\n        int Added;\n    }\n}\n",
        };
}

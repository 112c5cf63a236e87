using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Analyzers.Flow;
using Xunit;

namespace Switchboard.Analyzers.Tests.Flow;

/// <summary>The code of a type is read file by file, and each file from its beginning: whoever runs the analysis, and however often, gets the same reports.</summary>
public class SourceOrderTests
{
    [Theory]
    [InlineData("A.cs", 0, "B.cs", 1, -1)]
    [InlineData("B.cs", 0, "A.cs", 1, 1)]
    [InlineData("A.cs", 0, "A.cs", 1, -1)]
    [InlineData("A.cs", 1, "A.cs", 0, 1)]
    [InlineData("A.cs", 1, "A.cs", 1, 0)]
    public void Files_come_by_name_and_code_by_place(string leftFile, int left, string rightFile, int right, int expected) =>
        Assert.Equal(expected, Math.Sign(TypeFacts.CompareSource(Member(leftFile, left), Member(rightFile, right))));

    private static SyntaxNode Member(string file, int index) =>
        CSharpSyntaxTree.ParseText("class First { } class Second { }", path: file, cancellationToken: TestContext.Current.CancellationToken)
            .GetCompilationUnitRoot(TestContext.Current.CancellationToken).Members[index];
}

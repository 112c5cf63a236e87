using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace Verifier.Tests;

public class MarkupTests
{
    [Fact]
    public void Spans_are_found_in_the_code_without_marks()
    {
        TestFileMarkupParser.GetSpans("a [|bc|] d [||]", out var code, out ImmutableArray<TextSpan> spans);

        Assert.Equal("a bc d ", code);
        Assert.Equal([new TextSpan(2, 2), new TextSpan(7, 0)], spans);
    }

    [Fact]
    public void Named_spans_nest()
    {
        TestFileMarkupParser.GetSpans("{|#0:a {|X1:b|} [|c|]|}", out var code, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans);

        Assert.Equal("a b c", code);
        Assert.Equal([new TextSpan(0, 5)], spans["#0"]);
        Assert.Equal([new TextSpan(2, 1)], spans["X1"]);
        Assert.Equal([new TextSpan(4, 1)], spans[""]);
    }

    [Fact]
    public void Positions_are_found_and_taken_out()
    {
        TestFileMarkupParser.GetPositionsAndSpans("a$$b", out var code, out var positions, out _);

        Assert.Equal("ab", code);
        Assert.Equal([1], positions);
    }

    [Fact]
    public void Dollar_signs_can_be_code()
    {
        TestFileMarkupParser.GetSpans("$$\"\"\"x\"\"\"", treatPositionIndicatorsAsCode: true, out var code, out _);

        Assert.Equal("$$\"\"\"x\"\"\"", code);
    }

    [Theory]
    [InlineData("if (a || b) { } x = new[] { 1 | 2 };")]
    [InlineData("{| not a name")]
    public void Code_that_only_resembles_marks_stays(string input)
    {
        TestFileMarkupParser.GetSpans(input, out var code, out ImmutableArray<TextSpan> spans);

        Assert.Equal(input, code);
        Assert.Empty(spans);
    }

    [Theory]
    [InlineData("[|a")]
    [InlineData("a|]")]
    [InlineData("{|X:a|]")]
    [InlineData("[|a|}")]
    public void Marks_that_do_not_pair_are_an_error(string input)
        => Assert.Throws<ArgumentException>(() => TestFileMarkupParser.GetSpans(input, out _, out ImmutableArray<TextSpan> _));
}

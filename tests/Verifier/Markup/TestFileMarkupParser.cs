using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>
/// Reads the markup of test code: <c>[|…|]</c> marks a span, <c>{|name:…|}</c> a span with a name, <c>$$</c> a position.
/// Spans may nest.
/// </summary>
public static partial class TestFileMarkupParser
{
    private const string PositionMark = "$$";
    private const string SpanStart = "[|";
    private const string SpanEnd = "|]";
    private const string NamedSpanEnd = "|}";

    /// <summary>Reads positions and spans. The spans without a name stand under the empty name.</summary>
    /// <exception cref="ArgumentException">A span is not closed, or closed without having been opened.</exception>
    public static void GetPositionsAndSpans(string input, out string output, out ImmutableArray<int> positions, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => Parse(input, treatPositionIndicatorsAsCode: false, out output, out positions, out spans);

    /// <summary>Reads the spans, each under its name.</summary>
    /// <exception cref="ArgumentException">A span is not closed, or closed without having been opened.</exception>
    public static void GetSpans(string input, bool treatPositionIndicatorsAsCode, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => Parse(input, treatPositionIndicatorsAsCode, out output, out _, out spans);

    /// <summary>Reads the spans, each under its name.</summary>
    /// <exception cref="ArgumentException">A span is not closed, or closed without having been opened.</exception>
    public static void GetSpans(string input, out string output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
        => GetSpans(input, treatPositionIndicatorsAsCode: false, out output, out spans);

    /// <summary>Reads the spans without a name.</summary>
    /// <exception cref="ArgumentException">A span is not closed, or closed without having been opened.</exception>
    public static void GetSpans(string input, out string output, out ImmutableArray<TextSpan> spans)
    {
        GetSpans(input, out output, out ImmutableDictionary<string, ImmutableArray<TextSpan>> named);
        spans = named.GetValueOrDefault("", []);
    }

    /// <summary>Reads the span without a name.</summary>
    /// <exception cref="ArgumentException">There is not exactly one, or one is not closed.</exception>
    public static void GetSpan(string input, out string output, out TextSpan span)
    {
        GetSpans(input, out output, out ImmutableArray<TextSpan> spans);
        span = spans.Length == 1 ? spans[0] : throw new ArgumentException($"The code marks {spans.Length} spans; mark one as [|…|].", nameof(input));
    }

    internal static void Parse(
        string input,
        bool treatPositionIndicatorsAsCode,
        out string output,
        out ImmutableArray<int> positions,
        out ImmutableDictionary<string, ImmutableArray<TextSpan>> spans)
    {
        ArgumentNullException.ThrowIfNull(input);
        var code = new StringBuilder(input.Length);
        var open = new Stack<(string? Name, int Start)>();
        var found = new List<(string Name, TextSpan Span)>();
        var positionsFound = ImmutableArray.CreateBuilder<int>();
        var index = 0;
        while (index < input.Length)
        {
            var rest = input.AsSpan(index);
            if (rest.StartsWith(PositionMark) && !treatPositionIndicatorsAsCode)
            {
                positionsFound.Add(code.Length);
                index += PositionMark.Length;
            }
            else if (rest.StartsWith(SpanStart))
            {
                open.Push((null, code.Length));
                index += SpanStart.Length;
            }
            else if (rest.StartsWith(SpanEnd) || rest.StartsWith(NamedSpanEnd))
            {
                found.Add(Close(input, index, open, code.Length));
                index += SpanEnd.Length;
            }
            else if (NamedSpanStart().Match(input, index) is { Success: true } start)
            {
                open.Push((start.Groups[1].Value, code.Length));
                index += start.Length;
            }
            else
            {
                code.Append(input[index++]);
            }
        }

        if (open.Count > 0)
            throw new ArgumentException($"The span '{(open.Peek().Name is { } name ? "{|" + name + ":" : SpanStart)}' is never closed in:\n{input}", nameof(input));
        output = code.ToString();
        positions = positionsFound.ToImmutable();
        spans = found.GroupBy(span => span.Name).ToImmutableDictionary(group => group.Key, group => group.Select(span => span.Span).Order(SpanOrder.Instance).ToImmutableArray());
    }

    private static (string Name, TextSpan Span) Close(string input, int index, Stack<(string? Name, int Start)> open, int end)
    {
        var isNamed = input[index + 1] == '}';
        if (!open.TryPop(out var span) || span.Name is not null != isNamed)
            throw new ArgumentException($"The mark '{input.Substring(index, 2)}' at line {input.AsSpan(0, index).Count('\n') + 1} closes nothing that is open in:\n{input}", nameof(input));
        return (span.Name ?? "", TextSpan.FromBounds(span.Start, end));
    }

    [GeneratedRegex(@"\G\{\|([-_.A-Za-z0-9+#]+):")]
    private static partial Regex NamedSpanStart();

    private sealed class SpanOrder : IComparer<TextSpan>
    {
        public static readonly SpanOrder Instance = new();

        public int Compare(TextSpan x, TextSpan y) => x.CompareTo(y);
    }
}

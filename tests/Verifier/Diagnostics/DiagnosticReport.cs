using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>What the message of a failed test says about diagnostics.</summary>
internal static class DiagnosticReport
{
    /// <summary>Lists what is missing, what is unexpected and, for a missing one, how the nearest found differs.</summary>
    public static string DescribeMismatch(ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected, int[] match)
    {
        var unexpected = Enumerable.Range(0, actual.Length).Except(match).Select(i => actual[i]).ToList();
        var text = new StringBuilder($"Expected {expected.Length} diagnostics, found {actual.Length}.\n");
        AppendMissing(text, expected, match, unexpected);
        if (unexpected.Count > 0)
            text.Append("Unexpected:\n");
        foreach (var diagnostic in unexpected)
            Append(text, diagnostic);
        if (unexpected.Count < actual.Length)
            text.Append("As expected:\n");
        foreach (var index in match.Where(index => index >= 0))
            Append(text, actual[index]);
        return text.ToString();
    }

    public static string Describe(DiagnosticResult expected)
    {
        var text = new StringBuilder(expected.Id);
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity))
            text.Append(CultureInfo.InvariantCulture, $" ({expected.Severity})");
        text.Append(expected.HasLocation ? " at " + string.Join(", ", expected.Spans.Select(Describe)) : " without a location");
        if (expected.Message is { } message)
            text.Append(": ").Append(message);
        return text.ToString();
    }

    public static string Describe(DiagnosticLocation location)
    {
        if (location.Options.HasFlag(DiagnosticLocationOptions.InterpretAsMarkupKey))
            return location.Span.Path;
        return Describe(location.Span, withEnd: !location.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength));
    }

    public static string Describe(Location location) => location == Location.None ? "no location" : Describe(location.GetLineSpan(), withEnd: true);

    private static void AppendMissing(StringBuilder text, ImmutableArray<DiagnosticResult> expected, int[] match, List<Diagnostic> unexpected)
    {
        if (match.Contains(-1))
            text.Append("Missing:\n");
        for (var i = 0; i < expected.Length; i++)
        {
            if (match[i] >= 0)
                continue;
            text.Append("  ").Append(Describe(expected[i])).Append('\n');
            var nearest = unexpected.Where(diagnostic => diagnostic.Id == expected[i].Id).OrderBy(diagnostic => Distance(diagnostic, expected[i])).FirstOrDefault();
            if (nearest is not null)
                text.Append("    Nearest: ").Append(DiagnosticMatcher.FindDifference(nearest, expected[i])).Append('\n');
        }
    }

    private static int Distance(Diagnostic diagnostic, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
            return 0;
        var actual = diagnostic.Location.GetLineSpan();
        if (actual.Path != expected.Spans[0].Span.Path)
            return int.MaxValue;
        return Math.Abs(actual.StartLinePosition.Line - expected.Spans[0].Span.StartLinePosition.Line);
    }

    private static void Append(StringBuilder text, Diagnostic diagnostic)
    {
        text.Append(CultureInfo.InvariantCulture, $"  {diagnostic.Id} ({diagnostic.Severity}) at {Describe(diagnostic.Location)}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}\n");
        if (diagnostic.IsSuppressed)
            text.Append("    suppressed\n");
        foreach (var location in diagnostic.AdditionalLocations)
            text.Append("    and at ").Append(Describe(location)).Append('\n');
        if (diagnostic.Location.SourceTree is { } tree)
            text.Append("    ").Append(tree.GetText().Lines.GetLineFromPosition(diagnostic.Location.SourceSpan.Start).ToString().Trim()).Append('\n');
        if (IsAnalyzerException(diagnostic))
            text.Append("    ").Append(diagnostic.Descriptor.Description.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    // The stack trace of an analyzer that threw stands in the description.
    private static bool IsAnalyzerException(Diagnostic diagnostic) => diagnostic.Id == "AD0001";

    private static string Describe(FileLinePositionSpan span, bool withEnd)
    {
        var start = $"{span.Path}({span.StartLinePosition.Line + 1},{span.StartLinePosition.Character + 1})";
        return withEnd ? $"{start}-({span.EndLinePosition.Line + 1},{span.EndLinePosition.Character + 1})" : start;
    }
}

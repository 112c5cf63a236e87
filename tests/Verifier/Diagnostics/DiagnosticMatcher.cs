using System.Collections.Immutable;
using System.Globalization;

namespace Microsoft.CodeAnalysis.Testing;

/// <summary>Pairs the diagnostics found with those expected.</summary>
internal static class DiagnosticMatcher
{
    /// <summary>For each expected diagnostic the index of the one found that satisfies it, or -1. As many are paired as can be.</summary>
    public static int[] Match(ImmutableArray<Diagnostic> actual, ImmutableArray<DiagnosticResult> expected)
    {
        var expectedOf = Enumerable.Repeat(-1, actual.Length).ToArray();
        for (var i = 0; i < expected.Length; i++)
            Pair(i, new bool[actual.Length]);

        var actualOf = Enumerable.Repeat(-1, expected.Length).ToArray();
        for (var i = 0; i < expectedOf.Length; i++)
        {
            if (expectedOf[i] >= 0)
                actualOf[expectedOf[i]] = i;
        }

        return actualOf;

        // An expectation that leaves parts open may take what another needs; the other then looks for a way round.
        bool Pair(int wanted, bool[] tried)
        {
            for (var i = 0; i < actual.Length; i++)
            {
                if (tried[i] || FindDifference(actual[i], expected[wanted]) is not null)
                    continue;
                tried[i] = true;
                if (expectedOf[i] >= 0 && !Pair(expectedOf[i], tried))
                    continue;
                expectedOf[i] = wanted;
                return true;
            }

            return false;
        }
    }

    /// <summary>Says in what the diagnostic differs from the expectation, or <see langword="null"/> if in nothing.</summary>
    public static string? FindDifference(Diagnostic actual, DiagnosticResult expected)
    {
        if (actual.Id != expected.Id)
            return $"the id is {actual.Id}";
        if (FindLocationDifference(actual, expected) is { } difference)
            return difference;
        if (!expected.Options.HasFlag(DiagnosticOptions.IgnoreSeverity) && actual.Severity != expected.Severity)
            return $"the severity is {actual.Severity}, not {expected.Severity}";
        if (expected.Message is { } message && message != actual.GetMessage(CultureInfo.InvariantCulture))
            return $"the message is \"{actual.GetMessage(CultureInfo.InvariantCulture)}\", not \"{message}\"";
        if (expected.IsSuppressed is { } suppressed && suppressed != actual.IsSuppressed)
            return suppressed ? "it is not suppressed" : "it is suppressed";
        return null;
    }

    private static string? FindLocationDifference(Diagnostic actual, DiagnosticResult expected)
    {
        if (!expected.HasLocation)
            return actual.Location == Location.None ? null : $"it has a location, {DiagnosticReport.Describe(actual.Location)}, and none is expected";
        if (!IsAt(actual.Location, expected.Spans[0]))
            return $"it is at {DiagnosticReport.Describe(actual.Location)}, not {DiagnosticReport.Describe(expected.Spans[0])}";
        if (expected.Options.HasFlag(DiagnosticOptions.IgnoreAdditionalLocations))
            return null;
        if (actual.AdditionalLocations.Count != expected.Spans.Length - 1)
            return $"it has {actual.AdditionalLocations.Count} additional locations, not {expected.Spans.Length - 1}";
        for (var i = 0; i < actual.AdditionalLocations.Count; i++)
        {
            if (!IsAt(actual.AdditionalLocations[i], expected.Spans[i + 1]))
                return $"additional location {i + 1} is at {DiagnosticReport.Describe(actual.AdditionalLocations[i])}, not {DiagnosticReport.Describe(expected.Spans[i + 1])}";
        }

        return null;
    }

    private static bool IsAt(Location actual, DiagnosticLocation expected)
    {
        var span = actual.GetLineSpan();
        return span.Path == expected.Span.Path
            && span.StartLinePosition == expected.Span.StartLinePosition
            && (expected.Options.HasFlag(DiagnosticLocationOptions.IgnoreLength) || span.EndLinePosition == expected.Span.EndLinePosition);
    }
}

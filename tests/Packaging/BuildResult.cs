using System.Text.Json;

namespace Switchboard.Packaging;

/// <summary>A build, and what the compiler wrote to its log: diagnostics of every severity, the suppressed ones too.</summary>
internal sealed record BuildResult(CommandResult Command, IReadOnlyList<ReportedDiagnostic> All)
{
    public string Output => Command.Output;

    public bool Succeeded => Command.ExitCode == 0;

    /// <summary>What the rules reported, in the order of the sources.</summary>
    public IEnumerable<ReportedDiagnostic> OfRules => All.Where(diagnostic => diagnostic.Rule.StartsWith("SWB", StringComparison.Ordinal)).Order();
}

/// <summary>One diagnostic in the compiler's log.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Level"><c>note</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="File">The name of the file, without folder.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="IsSuppressed">Whether the source suppresses it.</param>
internal sealed record ReportedDiagnostic(string Rule, string Level, string File, int Line, bool IsSuppressed) : IComparable<ReportedDiagnostic>
{
    public static IReadOnlyList<ReportedDiagnostic> Read(string log)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllText(log));
        return document.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(Read).ToArray();
    }

    public int CompareTo(ReportedDiagnostic? other) =>
        other is null ? 1 : (File, Line, Rule).CompareTo((other.File, other.Line, other.Rule));

    private static ReportedDiagnostic Read(JsonElement result)
    {
        var (file, line) = ("", 0);
        if (result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0)
        {
            var place = locations[0].GetProperty("physicalLocation");
            file = Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!, UriKind.RelativeOrAbsolute) is { IsAbsoluteUri: true } uri
                ? uri.LocalPath
                : place.GetProperty("artifactLocation").GetProperty("uri").GetString()!);
            line = place.GetProperty("region").GetProperty("startLine").GetInt32();
        }

        return new ReportedDiagnostic(
            result.GetProperty("ruleId").GetString()!,
            result.TryGetProperty("level", out var level) ? level.GetString()! : "warning",
            file,
            line,
            result.TryGetProperty("suppressions", out var suppressions) && suppressions.GetArrayLength() > 0);
    }
}

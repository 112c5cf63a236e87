using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Corpus;

/// <summary>What a sample's author says about one rule at one line.</summary>
/// <param name="Site">The rule and the line.</param>
/// <param name="IsMistake">
/// <see langword="true"/> for <c>// expect:</c>, where a report must start; <see langword="false"/> for <c>// quiet:</c>, where code that
/// looks like the mistake is right. A line without a label must be quiet too.
/// </param>
internal readonly partial record struct Label(Site Site, bool IsMistake)
{
    /// <summary>Reads the labels of one sample.</summary>
    /// <exception cref="FormatException">A label names no rule, or one that the samples are not labelled for.</exception>
    public static ImmutableArray<Label> Parse(string file, string text)
    {
        var labels = ImmutableArray.CreateBuilder<Label>();
        var number = 0;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (Comment().Match(line.ToString()) is not { Success: true } comment)
                continue;

            var isMistake = comment.Groups["kind"].ValueSpan is "expect";
            var rules = Rule().Matches(comment.Groups["rules"].Value);
            if (rules.Count == 0)
                throw new FormatException($"{file}({number}): the label names no rule; write '// expect: SWB1001' or '// quiet: SWB1001 why'.");

            foreach (Match rule in rules)
            {
                if (!RuleIds.Labelled.Contains(rule.Value))
                    throw new FormatException($"{file}({number}): {rule.Value} is not a rule the samples are labelled for.");
                labels.Add(new Label(new Site(file, number, rule.Value), isMistake));
            }
        }

        return labels.ToImmutable();
    }

    [GeneratedRegex(@"// (?<kind>expect|quiet):(?<rules>.*)$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\bSWB\d+\b")]
    private static partial Regex Rule();
}

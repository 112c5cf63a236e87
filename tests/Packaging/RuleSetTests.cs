using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Packaging;

/// <summary>The shipped rule sets list every rule, each with the severity that the name of the set promises.</summary>
public sealed class RuleSetTests
{
    // With this variable set, the files are written as the rules are now; look at the difference before committing it.
    private const string Accept = "SWITCHBOARD_ACCEPT_RULE_SETS";

    [Theory]
    [InlineData("none", "Every rule is off.")]
    [InlineData("suggestion", "Every rule that is on by default is a suggestion.")]
    [InlineData("recommended", "Every rule has its default severity.")]
    [InlineData("strict", "Every rule is an error.")]
    public void A_rule_set_lists_every_rule(string mode, string summary)
    {
        var file = Repository.PathOf("src", "Switchboard.Analyzers.Package", "configuration", mode + ".globalconfig");
        var expected = Render(mode, summary);
        if (Environment.GetEnvironmentVariable(Accept) is { Length: > 0 })
            File.WriteAllText(file, expected);

        Assert.True(File.Exists(file), $"There is no rule set '{mode}'; run this test with {Accept}=1 to write it.");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        Assert.True(expected == text, $"{mode}.globalconfig is not what the rules are; run this test with {Accept}=1 to write it.\n{Difference(expected, text)}");
    }

    private static string Render(string mode, string summary)
    {
        // The level is below a .globalconfig of the user's own, whose settings win.
        var text = new StringBuilder($"# {summary}\nis_global = true\nglobal_level = -100\n");
        foreach (var rule in Rules())
            text.Append($"\n# {rule.Id}: {rule.Title}\ndotnet_diagnostic.{rule.Id}.severity = {SeverityIn(mode, rule)}\n");
        return text.ToString();
    }

    private static string SeverityIn(string mode, DiagnosticDescriptor rule) => (mode, rule.IsEnabledByDefault) switch
    {
        ("none", _) or ("suggestion" or "recommended", false) => "none",
        ("strict", _) => "error",
        ("suggestion", true) => "suggestion",
        _ => rule.DefaultSeverity switch
        {
            DiagnosticSeverity.Error => "error",
            DiagnosticSeverity.Warning => "warning",
            DiagnosticSeverity.Info => "suggestion",
            _ => "silent",
        },
    };

    private static IEnumerable<DiagnosticDescriptor> Rules() =>
        typeof(ConnectionAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
            .DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal);

    private static string Difference(string expected, string text)
    {
        var (before, now) = (text.Split('\n'), expected.Split('\n'));
        return string.Join('\n', before.Except(now).Select(line => "- " + line).Concat(now.Except(before).Select(line => "+ " + line)));
    }
}

using System.Text.RegularExpressions;
using Switchboard.Analyzers.Model;
using Xunit;

namespace Switchboard.Analyzers.Tests.Agreement;

/// <summary>An option is its definition, its row in docs/options.md and its line on the page of each of its rules.</summary>
public class OptionAgreementTests
{
    private static readonly string s_page = Repository.Read("docs", "options.md");

    public static TheoryData<string> Names() => [.. RuleOptions.All.Select(option => option.Name)];

    [Fact]
    public void The_page_has_every_option_in_order_and_no_other()
    {
        var rows = Regex.Matches(s_page, @"^\| `(\w+)` \|", RegexOptions.Multiline).Select(match => match.Groups[1].Value);

        Assert.Equal(RuleOptions.All.Select(option => option.Name), rows);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_row_says_what_the_definition_says(string name)
    {
        var option = RuleOptions.Find(name)!;
        var rules = option.Rules.IsEmpty ? "all together" : string.Join(", ", option.Rules.Select(rule => $"[{rule}](rules/{rule}.md)"));

        Assert.Contains($"| `{name}` | {option.Values} | {option.Default} | {rules} |", s_page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_shows_the_option_in_use(string name) =>
        Assert.Matches($@"(?m)^dotnet_code_quality\.(Switchboard\.|SWB\d{{4}}\.)?{name} = ", s_page);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_page_of_a_rule_names_its_options(string name)
    {
        foreach (var rule in RuleOptions.Find(name)!.Rules)
        {
            var page = Repository.Read("docs", "rules", rule + ".md");
            var options = page[page.IndexOf("\n## Options\n", StringComparison.Ordinal)..];

            Assert.Contains(name, options, StringComparison.Ordinal);
            Assert.Contains("(../options.md)", options, StringComparison.Ordinal);
        }
    }
}

using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Switchboard.Analyzers.Tests.Agreement;

/// <summary>A rule is its descriptor, its page, its line in the release file and its tests: all four, saying the same.</summary>
public class RuleAgreementTests
{
    private static readonly DiagnosticDescriptor[] s_descriptors = Supported()
        .GroupBy(descriptor => descriptor.Id)
        .Select(group => group.First())
        .OrderBy(descriptor => descriptor.Id, StringComparer.Ordinal)
        .ToArray();

    public static TheoryData<string> Ids() => new(s_descriptors.Select(descriptor => descriptor.Id));

    [Fact]
    public void Every_declared_descriptor_is_reported_by_an_analyzer()
    {
        var declared = typeof(Descriptors).GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(field => field.GetValue(null))
            .OfType<DiagnosticDescriptor>()
            .Select(descriptor => descriptor.Id)
            .Order(StringComparer.Ordinal);

        Assert.Equal(declared, s_descriptors.Select(descriptor => descriptor.Id));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_descriptor_is_complete(string id)
    {
        var descriptor = Find(id);

        Assert.Matches("^SWB[1-9][0-9]{3}$", id);
        Assert.Equal($"https://github.com/switchboard-dotnet/switchboard/blob/main/docs/rules/{id}.md", descriptor.HelpLinkUri);
        Assert.StartsWith("Switchboard.", descriptor.Category, StringComparison.Ordinal);
        Assert.False(Text(descriptor.Title).EndsWith('.'), "a title has no full stop");
        Assert.False(Text(descriptor.MessageFormat).EndsWith('.'), "a message of one sentence has no full stop");
        Assert.False(string.IsNullOrWhiteSpace(Text(descriptor.Description)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_that_says_what_its_descriptor_says(string id)
    {
        var descriptor = Find(id);
        var page = Repository.Read("docs", "rules", id + ".md");

        Assert.StartsWith($"# {id}: {Text(descriptor.Title)}\n", page, StringComparison.Ordinal);
        Assert.Contains($"| Category | {descriptor.Category} |", page, StringComparison.Ordinal);
        Assert.Contains($"| Default | {descriptor.DefaultSeverity}{(descriptor.IsEnabledByDefault ? "" : ", off")} |", page, StringComparison.Ordinal);
        foreach (var section in new[] { "## Why", "## Bad", "## Good", "## When to suppress", "## Options" })
            Assert.Contains("\n" + section + "\n", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_page_has_a_rule()
    {
        var pages = Directory.GetFiles(Repository.PathOf("docs", "rules"), "SWB*.md").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(s_descriptors.Select(descriptor => descriptor.Id), pages);
    }

    [Fact]
    public void The_release_file_lists_every_rule_as_its_descriptor_is()
    {
        var text = Repository.Read("src", "Switchboard.Analyzers", "AnalyzerReleases.Shipped.md")
            + Repository.Read("src", "Switchboard.Analyzers", "AnalyzerReleases.Unshipped.md");
        var lines = Regex.Matches(text, @"^(SWB\d{4}) \| (\S+) \| (\w+) \| ", RegexOptions.Multiline)
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}");

        Assert.Equal(s_descriptors.Select(descriptor => $"{descriptor.Id} {descriptor.Category} {(descriptor.IsEnabledByDefault ? descriptor.DefaultSeverity : "Disabled")}"), lines.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_tests_of_its_analyzer_that_name_it(string id)
    {
        var files = Directory.GetFiles(Repository.PathOf("tests", "Switchboard.Analyzers.Tests"), "*Tests.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("Agreement", StringComparison.Ordinal));

        Assert.Contains(files, file => File.ReadAllText(file).Contains(id, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_corpus_covers_a_rule_that_looks_at_code(string id)
    {
        var samples = Directory.GetFiles(Repository.PathOf("tests", "Corpus", "Samples"), "*.cs", SearchOption.AllDirectories);

        Assert.True(id is "SWB9001" or "SWB9002" || samples.Any(file => File.ReadAllText(file).Contains("expect: " + id, StringComparison.Ordinal)), $"no sample expects {id}");
    }

    private static DiagnosticDescriptor Find(string id) => s_descriptors.Single(descriptor => descriptor.Id == id);

    private static string Text(LocalizableString text) => text.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static IEnumerable<DiagnosticDescriptor> Supported() =>
        typeof(Descriptors).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
            .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics);
}

using Microsoft.CodeAnalysis;
using Xunit;

namespace Corpus;

public sealed class SampleTests
{
    private static readonly Dictionary<string, Sample> Samples = Sample.LoadAll().ToDictionary(sample => sample.File, StringComparer.Ordinal);

    public static TheoryData<string> Files => [.. Samples.Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_compiles(string file)
    {
        var errors = SampleCompiler.Compile(Samples[file])
            .GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_sample_says_its_style_and_sdk(string file)
    {
        Assert.False(string.IsNullOrEmpty(Samples[file].Style), $"{file} has no '// style:' line.");
        Assert.False(string.IsNullOrEmpty(Samples[file].Sdk), $"{file} has no '// sdk:' line.");
    }

    [Fact]
    public void No_site_is_labelled_twice()
    {
        var twice = Samples.Values
            .SelectMany(sample => sample.Labels)
            .GroupBy(label => label.Site)
            .Where(labels => labels.Count() > 1)
            .Select(labels => labels.Key);

        Assert.Empty(twice);
    }

    [Fact]
    public void Every_rule_has_mistakes_and_correct_code_that_looks_like_them()
    {
        var labels = Samples.Values.SelectMany(sample => sample.Labels).ToLookup(label => (label.Site.Rule, label.IsMistake));

        foreach (var rule in RuleIds.Labelled)
        {
            Assert.True(labels[(rule, true)].Count() >= 10, $"{rule} has fewer than ten labelled mistakes.");
            Assert.True(labels[(rule, false)].Count() >= 5, $"{rule} has fewer than five labelled quiet sites.");
        }
    }
}

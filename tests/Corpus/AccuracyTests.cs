using Xunit;

namespace Corpus;

public sealed class AccuracyTests(ITestOutputHelper output)
{
    private const double LeastRecall = 0.97;
    private const double LeastRecallOfRule = 0.95;
    private const double LeastPrecision = 0.99;

    [Fact]
    public async Task The_analyzers_agree_with_the_labels()
    {
        var samples = Sample.LoadAll();
        var reports = new List<Site>();
        foreach (var sample in samples)
            reports.AddRange(await Reporter.ReportAsync(sample, TestContext.Current.CancellationToken));

        var score = new Score(samples.SelectMany(sample => sample.Labels), reports);
        var page = score.ToMarkdown("Accuracy on the labelled corpus") + Environment.NewLine + HeldOut(samples, reports).ToMarkdown("Accuracy on the held-out samples");
        output.WriteLine(page);
        await WriteAsync(page);

        Assert.True(score.Recall >= LeastRecall, $"Recall is {score.Recall:0.000}, at least {LeastRecall} is asked. Missed:\n{string.Join('\n', score.Missed)}");
        Assert.True(score.Precision >= LeastPrecision, $"Precision is {score.Precision:0.000}, at least {LeastPrecision} is asked. Wrong:\n{string.Join('\n', score.Wrong)}");
        foreach (var rule in RuleIds.Labelled)
        {
            var ofRule = score.Of(rule);
            Assert.True(ofRule.Recall >= LeastRecallOfRule, $"Recall of {rule} is {ofRule.Recall:0.000}, at least {LeastRecallOfRule} is asked.");
            Assert.True(ofRule.Precision >= LeastPrecision, $"Precision of {rule} is {ofRule.Precision:0.000}, at least {LeastPrecision} is asked.");
        }
    }

    private static Score HeldOut(IEnumerable<Sample> samples, IEnumerable<Site> reports) => new(
        samples.Where(sample => sample.IsHeldOut).SelectMany(sample => sample.Labels),
        reports.Where(site => Sample.IsHeldOutFile(site.File)));

    private static async Task WriteAsync(string page)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Directory.Packages.props")))
            root = root.Parent;
        if (root is null)
            return;

        var folder = Directory.CreateDirectory(Path.Combine(root.FullName, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "accuracy.md"), page, TestContext.Current.CancellationToken);
    }
}

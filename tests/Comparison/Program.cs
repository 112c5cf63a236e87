using System.Collections.Immutable;
using Comparison;
using Corpus;
using Microsoft.CodeAnalysis.Diagnostics;
using OtherAnalyzers;

// dotnet run -c Release --project tests/Comparison prints two tables in Markdown; all that is measured stands in the samples and in Equivalents.cs.
ImmutableArray<DiagnosticAnalyzer> own = [.. typeof(Switchboard.Analyzers.Rules.ConnectionAnalyzer).Assembly.GetTypes()
    .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && type.IsDefined(typeof(DiagnosticAnalyzerAttribute), inherit: false))
    .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)];
ImmutableArray<PackageScore> scores = [.. OtherPackage.LoadAll().Prepend(new OtherPackage("Switchboard", "", own)).Select(static package => new PackageScore(package))];
var samples = Sample.LoadAll();

foreach (var score in scores)
{
    // Our own rules and their counterparts, as far as the package has them.
    ImmutableHashSet<string> ids = [.. score.Package.Analyzers.SelectMany(static analyzer => analyzer.SupportedDiagnostics).Select(static descriptor => descriptor.Id)
        .Where(static id => Equivalents.All.Contains(id) || RuleIds.Labelled.Contains(id))];
    foreach (var sample in samples)
        await score.AddAsync(sample, ids);
}

var mistakes = samples.SelectMany(static sample => sample.Labels).Where(static label => label.IsMistake).CountBy(static label => label.Site.Rule).ToDictionary();
var temptations = samples.SelectMany(static sample => sample.Labels).Where(static label => !label.IsMistake).CountBy(static label => label.Site.Rule).ToDictionary();

Console.WriteLine($"{samples.Length} samples, {mistakes.Values.Sum()} mistakes, {temptations.Values.Sum()} places that look like one and are right. A cell is: found / reported although right.");
Console.WriteLine();
Row(["rule", "mistakes", "look-alikes", .. scores.Select(static score => $"{score.Package.Name} {score.Package.Version}".TrimEnd())]);
Row([.. Enumerable.Repeat("---", 3 + scores.Length)]);
foreach (var rule in RuleIds.Labelled)
    Row([rule, Number(mistakes, rule), Number(temptations, rule), .. scores.Select(score => $"{score.Found(rule)} / {score.Wrong(rule)}")]);

Console.WriteLine();
Console.WriteLine("Reports of the same ids at other places: on what is no connection, or a matter of opinion.");
Console.WriteLine();
Row(["package", "reports"]);
Row(["---", "---"]);
foreach (var score in scores)
    Row([score.Package.Name, score.Elsewhere.Count == 0 ? "none" : string.Join(", ", score.Elsewhere.Select(static one => $"{one.Key} {one.Value}"))]);

static string Number(Dictionary<string, int> counts, string rule) => counts.GetValueOrDefault(rule).ToString(System.Globalization.CultureInfo.InvariantCulture);

static void Row(IEnumerable<string> cells) => Console.WriteLine($"| {string.Join(" | ", cells)} |");

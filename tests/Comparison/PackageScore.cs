using System.Collections.Immutable;
using Corpus;
using Microsoft.CodeAnalysis;
using OtherAnalyzers;

namespace Comparison;

/// <summary>What a package found in the corpus, and what it got wrong.</summary>
internal sealed class PackageScore(OtherPackage package)
{
    private readonly Dictionary<string, int> _found = [];
    private readonly Dictionary<string, int> _wrong = [];
    private readonly SortedDictionary<string, int> _elsewhere = new(StringComparer.Ordinal);

    public OtherPackage Package { get; } = package;

    /// <summary>Reports at places without a label about the same mistake: on what is no connection, or a matter of opinion.</summary>
    public IReadOnlyDictionary<string, int> Elsewhere => _elsewhere;

    /// <summary>How many mistakes of a kind it reports.</summary>
    public int Found(string rule) => _found.GetValueOrDefault(rule);

    /// <summary>How often it reports code that looks like the mistake and is right.</summary>
    public int Wrong(string rule) => _wrong.GetValueOrDefault(rule);

    public async Task AddAsync(Sample sample, ImmutableHashSet<string> ids)
    {
        var reports = await SampleReports.OfAsync(sample, Package, ids);
        var judged = new HashSet<Diagnostic>();
        foreach (var label in sample.Labels.OrderByDescending(static label => label.IsMistake))
        {
            var about = reports.About(label).ToList();
            if (label.IsMistake ? about.Count > 0 : about.Exists(report => !judged.Contains(report)))
                (label.IsMistake ? _found : _wrong)[label.Site.Rule] = (label.IsMistake ? Found(label.Site.Rule) : Wrong(label.Site.Rule)) + 1;
            judged.UnionWith(about);
        }

        foreach (var report in reports.All.Where(report => !judged.Contains(report)))
            _elsewhere[report.Id] = _elsewhere.GetValueOrDefault(report.Id) + 1;
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Corpus;

/// <summary>Labels against reports: what was found, what was missed and what was wrong.</summary>
internal sealed class Score
{
    private readonly ImmutableSortedSet<Site> _mistakes;
    private readonly ImmutableSortedSet<Site> _quiet;
    private readonly ImmutableSortedSet<Site> _reports;

    public Score(IEnumerable<Label> labels, IEnumerable<Site> reports)
        : this(labels.ToLookup(label => label.IsMistake, label => label.Site), [.. reports])
    {
    }

    private Score(ILookup<bool, Site> labels, ImmutableSortedSet<Site> reports)
        : this([.. labels[true]], [.. labels[false]], reports)
    {
    }

    private Score(ImmutableSortedSet<Site> mistakes, ImmutableSortedSet<Site> quiet, ImmutableSortedSet<Site> reports)
    {
        _mistakes = mistakes;
        _quiet = quiet;
        _reports = reports;
        Missed = _mistakes.Except(_reports);
        Wrong = _reports.Except(_mistakes);
    }

    /// <summary>Labelled mistakes that nothing reported.</summary>
    public ImmutableSortedSet<Site> Missed { get; }

    /// <summary>Reports where no mistake is labelled.</summary>
    public ImmutableSortedSet<Site> Wrong { get; }

    /// <summary>The part of the labelled mistakes that was reported, from 0 to 1.</summary>
    public double Recall => Ratio(_mistakes.Count - Missed.Count, _mistakes.Count);

    /// <summary>The part of the reports that was right, from 0 to 1.</summary>
    public double Precision => Ratio(_reports.Count - Wrong.Count, _reports.Count);

    /// <summary>The score of one rule.</summary>
    public Score Of(string rule) => new([.. _mistakes.Where(site => site.Rule == rule)], [.. _quiet.Where(site => site.Rule == rule)], [.. _reports.Where(site => site.Rule == rule)]);

    /// <summary>A Markdown page: a row for each rule, then every miss and every wrong report.</summary>
    /// <param name="title">The heading of the page.</param>
    public string ToMarkdown(string title)
    {
        var page = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"# {title}")
            .AppendLine()
            .AppendLine("| rule | labels | found | missed | reports | wrong | quiet sites | recall | precision |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|");
        foreach (var rule in RuleIds.Labelled)
            AppendRow(page, rule, site => site.Rule == rule);
        AppendRow(page, "all", _ => true);

        AppendList(page, "Missed", Missed.Select(site => site.ToString()));
        AppendList(page, "Wrong", Wrong.Select(site => _quiet.Contains(site) ? $"{site} (labelled quiet)" : site.ToString()));
        return page.ToString();
    }

    private void AppendRow(StringBuilder page, string name, Func<Site, bool> belongs)
    {
        var labels = _mistakes.Count(belongs);
        var missed = Missed.Count(belongs);
        var reports = _reports.Count(belongs);
        var wrong = Wrong.Count(belongs);
        page.AppendLine(
            CultureInfo.InvariantCulture,
            $"| {name} | {labels} | {labels - missed} | {missed} | {reports} | {wrong} | {_quiet.Count(belongs)} | {Ratio(labels - missed, labels):0.000} | {Ratio(reports - wrong, reports):0.000} |");
    }

    private static void AppendList(StringBuilder page, string title, IEnumerable<string> sites)
    {
        page.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"## {title}").AppendLine();
        foreach (var site in sites)
            page.AppendLine(CultureInfo.InvariantCulture, $"- {site}");
    }

    private static double Ratio(int part, int whole) => whole == 0 ? 1 : (double)part / whole;
}

using Xunit;

namespace Corpus;

public sealed class ScoreTests
{
    private static readonly Site First = new("a.cs", 1, "SWB1001");
    private static readonly Site Second = new("a.cs", 2, "SWB2001");
    private static readonly Site Third = new("b.cs", 3, "SWB1001");

    [Fact]
    public void A_mistake_that_nothing_reports_is_missed_and_a_report_without_a_label_is_wrong()
    {
        var score = new Score([new Label(First, true), new Label(Second, true)], [Second, Third]);

        Assert.Equal([First], score.Missed);
        Assert.Equal([Third], score.Wrong);
        Assert.Equal(0.5, score.Recall);
        Assert.Equal(0.5, score.Precision);
    }

    [Fact]
    public void A_report_on_another_line_is_both()
    {
        var score = new Score([new Label(First, true)], [First with { Line = 7 }]);

        Assert.Equal(0, score.Recall);
        Assert.Equal(0, score.Precision);
    }

    [Fact]
    public void The_page_has_a_row_for_each_rule_and_names_every_fault()
    {
        var page = new Score([new Label(First, true), new Label(Third, false)], [Third]).ToMarkdown("Accuracy");

        Assert.Contains("| SWB1001 | 1 | 0 | 1 | 1 | 1 | 1 | 0.000 | 0.000 |", page, StringComparison.Ordinal);
        Assert.Contains("| SWB4002 | 0 | 0 | 0 | 0 | 0 | 0 | 1.000 | 1.000 |", page, StringComparison.Ordinal);
        Assert.Contains("- a.cs:1 SWB1001", page, StringComparison.Ordinal);
        Assert.Contains("- b.cs:3 SWB1001 (labelled quiet)", page, StringComparison.Ordinal);
    }
}

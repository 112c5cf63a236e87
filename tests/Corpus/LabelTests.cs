using Xunit;

namespace Corpus;

public sealed class LabelTests
{
    [Fact]
    public void A_comment_labels_its_own_line_with_each_rule_it_names()
    {
        var labels = Label.Parse("a.cs", "one\ntwo // expect: SWB1001, SWB2002\nthree\n");

        Assert.Equal(
            [new Label(new Site("a.cs", 2, "SWB1001"), true), new Label(new Site("a.cs", 2, "SWB2002"), true)],
            labels);
    }

    [Fact]
    public void The_reason_of_a_quiet_label_is_not_part_of_it()
    {
        var label = Assert.Single(Label.Parse("a.cs", "one // quiet: SWB2003 kept in a field"));

        Assert.Equal(new Label(new Site("a.cs", 1, "SWB2003"), false), label);
    }

    [Theory]
    [InlineData("one // expect:", "names no rule")]
    [InlineData("one // expect: SWB9999", "SWB9999 is not a rule")]
    public void A_label_that_cannot_be_judged_is_refused(string text, string message)
    {
        var problem = Assert.Throws<FormatException>(() => Label.Parse("a.cs", text));

        Assert.Contains("a.cs(1)", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_header_says_how_a_sample_is_compiled()
    {
        var sample = Sample.Parse("a.cs", "// style: tests\n// sdk: signalr\n// switchboard: no\n// tests: yes\n// program: yes\nusing System;\n");

        Assert.Equal(("tests", "signalr"), (sample.Style, sample.Sdk));
        Assert.False(sample.ReferencesSwitchboard);
        Assert.True(sample.IsTestCode);
        Assert.True(sample.IsProgram);
    }
}

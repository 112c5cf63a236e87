using Xunit;

namespace Switchboard.Packaging;

/// <summary>The MSBuild property that chooses a rule set; <see cref="ConsumerTests"/> has strict.</summary>
public sealed class SwitchboardModeTests(ConsoleConsumer console) : IClassFixture<ConsoleConsumer>
{
    private readonly Consumer _consumer = console.Consumer;

    [Fact]
    public async Task None_is_silent()
    {
        var build = await _consumer.BuildAsync("-p:SwitchboardMode=none", "-warnaserror");

        Assert.True(build.Succeeded, build.Output);
        Assert.Empty(build.OfRules);
    }

    [Fact]
    public async Task Suggestion_reports_everything_and_warns_of_nothing()
    {
        var build = await _consumer.BuildAsync("-p:SwitchboardMode=suggestion", "-warnaserror");

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(_consumer.Expected().Select(diagnostic => diagnostic with { Level = "note" }).Order(), build.OfRules);
    }

    [Fact]
    public async Task A_value_that_is_no_rule_set_is_named_in_a_warning_and_changes_nothing_even_in_a_language_still_in_preview()
    {
        var build = await _consumer.BuildAsync("-p:SwitchboardMode=loud", "-p:LangVersion=preview");

        Assert.True(build.Succeeded, build.Output);
        Assert.Contains(
            "warning SWB0001: The value 'loud' of SwitchboardMode is not a rule set, so every rule has its default severity; use none, suggestion, recommended or strict.",
            build.Output,
            StringComparison.Ordinal);
        Assert.Equal(_consumer.Expected().Order(), build.OfRules);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("suggestion")]
    [InlineData("recommended")]
    [InlineData("strict")]
    [InlineData("Strict")]
    public async Task A_rule_set_is_handed_to_the_compiler(string mode)
    {
        var configurations = await _consumer.EvaluateAsync("EditorConfigFiles", "-p:SwitchboardMode=" + mode);

        Assert.Contains($"/configuration/{mode.ToLowerInvariant()}.globalconfig", configurations.Replace('\\', '/').Replace("//", "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_property_none_is()
    {
        Assert.DoesNotContain("globalconfig", await _consumer.EvaluateAsync("EditorConfigFiles"), StringComparison.Ordinal);
    }
}

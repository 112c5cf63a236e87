using Xunit;

namespace Switchboard.Packaging;

public sealed class ConsoleConsumerTests(ConsoleConsumer fixture) : ConsumerTests(fixture), IClassFixture<ConsoleConsumer>;

public sealed class CentralConsumerTests(CentralConsumer fixture) : ConsumerTests(fixture), IClassFixture<CentralConsumer>;

public sealed class EditorconfigConsumerTests(EditorconfigConsumer fixture) : ConsumerTests(fixture), IClassFixture<EditorconfigConsumer>
{
    protected override string LevelOf(string rule, string level) => rule == "SWB1001" ? "note" : level;

    protected override bool IsOff(string rule) => rule == "SWB2004";
}

/// <summary>What a user sees who adds the packages: warnings, a build that they can break, a repair, and a program that runs.</summary>
public abstract class ConsumerTests(ConsumerFixture fixture)
{
    private readonly Consumer _consumer = fixture.Consumer;

    [Fact]
    public async Task A_build_gives_the_expected_diagnostics_and_no_others()
    {
        var build = await _consumer.BuildAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.Equal(Expected("warning"), build.OfRules);
        AssertLoaded(build);
    }

    [Fact]
    public async Task Warnings_as_errors_fail_the_build()
    {
        var build = await _consumer.BuildAsync("-warnaserror");

        Assert.False(build.Succeeded, build.Output);
        Assert.Contains("error SWB3001", build.Output, StringComparison.Ordinal);
        AssertLoaded(build);
    }

    [Fact]
    public async Task Strict_mode_makes_errors_of_all_that_the_project_itself_does_not_set()
    {
        var build = await _consumer.BuildAsync("-p:SwitchboardMode=strict");

        Assert.False(build.Succeeded, build.Output);
        Assert.Equal(Expected("error"), build.OfRules);
        AssertLoaded(build);
    }

    [Fact]
    public async Task Dotnet_format_leaves_no_diagnostic_and_a_program_that_talks_to_its_server()
    {
        var consumer = await fixture.CreateAsync();
        var suppressed = consumer.Expected().Where(diagnostic => diagnostic.IsSuppressed).Select(diagnostic => (diagnostic.File, Text: consumer.Read(diagnostic.File))).ToArray();

        // dotnet format asks for the fixes of the ids that it found at its start, in an order of its own: what one fix turns into another id waits for the second run.
        await consumer.RepairAsync();
        await consumer.RepairAsync();
        var build = await consumer.BuildAsync("-warnaserror");
        var run = await consumer.RunBuiltAsync();

        Assert.True(build.Succeeded, build.Output);
        Assert.DoesNotContain(build.OfRules, diagnostic => !diagnostic.IsSuppressed);
        AssertLoaded(build);
        Assert.All(suppressed, file => Assert.Equal(file.Text, consumer.Read(file.File)));
        Assert.Equal(
            """
            received: hello
            one connection for two calls: True
            connected through the manager: True
            done

            """,
            run.Output,
            ignoreLineEndingDifferences: true);
        Assert.Equal(0, run.ExitCode);
    }

    /// <summary>The level that the consumer's own options give a rule.</summary>
    protected virtual string LevelOf(string rule, string level) => level;

    /// <summary>Whether the consumer's own options switch a rule off.</summary>
    protected virtual bool IsOff(string rule) => false;

    private IEnumerable<ReportedDiagnostic> Expected(string level) =>
        _consumer.Expected()
            .Where(diagnostic => !IsOff(diagnostic.Rule))
            .Select(diagnostic => diagnostic with { Level = LevelOf(diagnostic.Rule, level) })
            .Order();

    // CS8032 and CS8040: an analyzer that cannot be made; CS9057: one that is newer than the compiler; AD0001: one that threw.
    private static void AssertLoaded(BuildResult build)
    {
        foreach (var id in new[] { "CS8032", "CS8034", "CS8040", "CS9057", "AD0001" })
            Assert.DoesNotContain(id, build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(build.All, diagnostic => diagnostic.Rule.StartsWith("AD", StringComparison.Ordinal));
    }
}

using Microsoft.CodeAnalysis.CodeFixes;
using Switchboard.Verification;
using Verifier.Tests.Subjects;
using Xunit;

namespace Verifier.Tests;

public class FixedPointTests
{
    [Fact]
    public async Task Fixes_are_applied_until_none_is_offered()
    {
        var run = new FixedPoint<LowercaseTypeAnalyzer, UppercaseFix> { TestCode = "class one { }\nclass [|two|] { }\n" };
        await run.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("class One { }\nclass Two { }\n", Assert.Single(run.Result).Content.ToString());
        Assert.Equal(2, run.Steps);
    }

    [Fact]
    public async Task Code_without_diagnostics_is_a_fixed_point()
    {
        var run = new FixedPoint<LowercaseTypeAnalyzer, UppercaseFix> { TestCode = "class Upper { }" };
        await run.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal("class Upper { }", Assert.Single(run.Result).Content.ToString());
        Assert.Equal(0, run.Steps);
    }

    [Fact]
    public Task Code_that_does_not_compile_fails() => Fails<LowercaseTypeAnalyzer, UppercaseFix>("class lower : Missing { }", "The code to fix", "CS0246");

    [Fact]
    public Task A_step_that_leaves_an_error_fails() => Fails<LowercaseTypeAnalyzer, BrokenFix>("class lower { }", "Step 1, 'Rename'", "CS0246", "class Lower : Missing");

    [Fact]
    public Task A_step_that_changes_nothing_fails() => Fails<LowercaseTypeAnalyzer, IdleFix>("class lower { }", "changes nothing");

    [Fact]
    public Task Steps_that_go_round_fail() => Fails<EveryTypeAnalyzer, TogglingFix>("class lower { }", "Step 2", "again what it was");

    [Fact]
    public Task Steps_that_never_end_fail() => Fails<LowercaseTypeAnalyzer, GrowingFix>("class lower { }", "no fixed point after 5 steps", "lowerxxxxx");

    [Fact]
    public Task An_analyzer_that_throws_fails() => Fails<ThrowingAnalyzer, UppercaseFix>("class lower { }", "AD0001");

    private static Task Fails<TAnalyzer, TCodeFix>(string source, params string[] inMessage)
        where TAnalyzer : TypeNameAnalyzer, new()
        where TCodeFix : CodeFixProvider, new()
        => Failure.Of(new FixedPoint<TAnalyzer, TCodeFix> { TestCode = source, MaxSteps = 5 }, inMessage);
}

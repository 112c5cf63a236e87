using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2001: paths that end nowhere, and locals that go on under another name or end themselves.</summary>
public class ReleaseConnectionDeadEndTests
{
    [Theory]
    [InlineData("Environment.Exit(0);")]
    [InlineData("if (flag) Environment.FailFast(\"lost\"); else await hub.DisposeAsync();")]
    [InlineData("if (flag) Fail(); await hub.DisposeAsync();")]
    [InlineData("Fail();")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("await Task.Delay(Timeout.Infinite).ConfigureAwait(false);")]
    [InlineData("await Task.Delay(Timeout.InfiniteTimeSpan);")]
    [InlineData("Thread.Sleep(Timeout.Infinite);")]
    public Task Nothing_is_reached_from_here(string end) => Rule.VerifyAsync(Method("var hub = Hub(); await hub.StartAsync(); " + end));

    [Theory]
    [InlineData("if (flag) Fail();")]
    [InlineData("try { Fail(); } catch (Exception) { }")]
    [InlineData("await Task.Delay(100);")]
    [InlineData("var waiting = Task.Delay(-1); await Task.Yield();")]
    [InlineData("await Task.Delay(-1, stop);")]
    public Task Something_is(string end) => Rule.VerifyAsync(Method("var hub = [|Hub()|]; await hub.StartAsync(); " + end));

    [Theory]
    [InlineData("HubConnection? hub = Hub(); try { await hub.StartAsync(); var result = hub; hub = null; Keep(result); } finally { if (hub is not null) await hub.DisposeAsync(); }")]
    [InlineData("var hub = Hub(); await hub.StartAsync(); var old = hub; hub = Hub(); await old.DisposeAsync(); await hub.DisposeAsync();")]
    [InlineData("var hub = Hub(); hub = hub ?? throw new InvalidOperationException(); await hub.DisposeAsync();")]
    [InlineData("HubConnection? hub = null; hub = hub ?? Hub(); await hub.DisposeAsync();")]
    public Task It_goes_on_under_another_name_or_its_own(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var hub = Hub(); hub.Closed += async _ => await hub.DisposeAsync(); await hub.StartAsync();")]
    [InlineData("var hub = Hub(); hub.On(\"done\", () => hub.StopAsync()); await hub.StartAsync();")]
    [InlineData("var hub = Hub(); dynamic same = hub; same.DisposeAsync();")]
    [InlineData("dynamic hub = Hub(); hub.DisposeAsync();")]
    public Task It_ends_itself(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task A_handler_of_its_own_that_only_uses_it() =>
        Rule.VerifyAsync(Method("var hub = [|Hub()|]; hub.Closed += async _ => await hub.StartAsync(); await hub.StartAsync();"));

    private static string Method(string body) => $$"""
        public class Sample
        {
            public async Task RunAsync(bool flag, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            [System.Diagnostics.CodeAnalysis.DoesNotReturn]
            private static void Fail() => throw new InvalidOperationException();

            private static void Keep(HubConnection hub) { }

            private static HubConnection Hub() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }
        """;
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005 where code jumps, and where a pattern names another connection on every turn.</summary>
public class UseAfterReleaseJumpTests
{
    [Fact]
    public Task A_use_that_stands_before_the_release_and_comes_after_it() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            public async Task JumpBackAsync(HubConnection hub)
            {
                goto release;

            use:
                Console.WriteLine("late");
                await {|SWB2005:hub.StartAsync()|};
                return;

            release:
                await hub.DisposeAsync();
                goto use;
            }

            public async Task JumpOnAsync(HubConnection hub, bool isOver)
            {
                await hub.StartAsync();
                if (isOver)
                    goto end;
                await hub.DisposeAsync();
                return;

            end:
                await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Another_one_on_every_turn() => Rule.VerifyAsync(
        """
        public class Rooms(Func<object> next)
        {
            public async Task ByTypeAsync()
            {
                while (next() is HubConnection hub)
                {
                    await hub.StartAsync();
                    await hub.DisposeAsync();
                }
            }

            public async Task OfAVariableAsync(object one)
            {
                if (one is HubConnection hub)
                    await hub.DisposeAsync();
                if (next() is HubConnection other)
                    await other.StartAsync();
                if (next() is not HubConnection last)
                    return;
                await last.DisposeAsync();
                await {|SWB2005:last.StartAsync()|};
            }
        }
        """);
}

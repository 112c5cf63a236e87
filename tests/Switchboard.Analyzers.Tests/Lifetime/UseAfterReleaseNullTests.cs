using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005: a path on which there is no connection says nothing of the others.</summary>
public class UseAfterReleaseNullTests
{
    [Theory]
    [InlineData("if (hub is not null) await hub.DisposeAsync();")]
    [InlineData("if (hub is null) Console.WriteLine(); else await hub.DisposeAsync();")]
    [InlineData("if (null != hub) await hub.DisposeAsync(); else Console.WriteLine();")]
    [InlineData("await (hub?.DisposeAsync() ?? default);")]
    public Task Released_where_there_is_one(string code) => Rule.VerifyAsync(Type(code, "{|SWB2005:hub!.StartAsync()|}"));

    [Theory]
    [InlineData("if (hub is null) await Task.Yield(); else if (work() > 0) await hub.DisposeAsync();")]
    [InlineData("if (hub is not null && work() > 0) await hub.DisposeAsync();")]
    [InlineData("if (hub is null) hub = new HubConnectionBuilder().Build(); else await hub.DisposeAsync();")]
    public Task Released_on_some_of_them(string code) => Rule.VerifyAsync(Type(code, "hub!.StartAsync()"));

    private static string Type(string code, string use) => $$"""
        public class Rooms(Func<int> work)
        {
            public async Task RunAsync(HubConnection? hub)
            {
                {{code}}
                await {{use}};
                work();
            }
        }
        """;
}

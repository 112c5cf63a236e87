using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001: where a client is created, and in which shapes of code.</summary>
public class CreateThroughManagerTests
{
    [Fact]
    public Task The_message_names_the_client() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|#0:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|};
        }
        """,
        Rule.Says(
            "SWB1001",
            "'HubConnection' is created here, outside the connection manager; get it with 'GetOrCreate' or 'AcquireAsync' so that it is shared and closed"));
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3007 is quiet in the code whose job is to make and connect clients.</summary>
public class ConnectOnceConnectorTests
{
    [Fact]
    public Task Inside_a_connector() => Rule.VerifyAsync(
        """
        public class HubConnector : Connector<HubConnection>
        {
            public override async Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken)
            {
                await client.StartAsync(cancellationToken);
                await client.StartAsync(cancellationToken);
            }
        }
        """);

    [Theory]
    [InlineData("[ConnectionFactory] public class Hubs")]
    [InlineData("public class Line() : SocketIOClient.SocketIO(\"https://x.example.com\")")]
    public Task In_code_that_makes_clients_or_in_a_client(string type) => Rule.VerifyAsync(
        $$"""
        {{type}}
        {
            public async Task OpenAsync(HubConnection hub)
            {
                await hub.StartAsync();
                await hub.StartAsync();
            }
        }
        """);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>What SWB3006 says, and where else it points.</summary>
public class LetManagerReconnectMessageTests
{
    [Fact]
    public Task The_message_of_a_loop_names_the_client_and_points_at_the_loop() => MessageAsync(
        "'_hub' is reconnected by hand in a loop; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                {|#1:while|} (true)
                {
                    try
                    {
                        await {|#0:_hub.StartAsync(cancellationToken)|};
                        return;
                    }
                    catch (Exception)
                    {
                        await Task.Delay(5000, cancellationToken);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_creation_that_connects_names_what_is_made() => MessageAsync(
        "'IConnection' is reconnected by hand in a loop; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        """
        using RabbitMQ.Client;

        public class Broker(ConnectionFactory factory)
        {
            private IConnection? _connection;

            public async Task OpenAsync()
            {
                {|#1:while|} (_connection is null)
                {
                    try
                    {
                        _connection = await {|#0:factory.CreateConnectionAsync()|};
                    }
                    catch (Exception)
                    {
                        await Task.Delay(5000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_timer() => MessageAsync(
        "'_hub' is reconnected by hand by a timer; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly System.Timers.Timer _timer = new(5000);

            public Chat() => _timer.Elapsed += {|#1:async (_, _) =>
            {
                if (_hub.State == HubConnectionState.Disconnected)
                    await {|#0:_hub.StartAsync()|};
            }|};
        }
        """);

    [Fact]
    public Task The_message_of_a_method_that_calls_itself() => MessageAsync(
        "'_hub' is reconnected by hand by 'OpenAsync' being called again when it fails; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                try
                {
                    await {|#0:_hub.StartAsync()|};
                }
                catch
                {
                    await Task.Delay(5000);
                    await {|#1:OpenAsync()|};
                }
            }
        }
        """);

    private static Task MessageAsync(string message, string source)
    {
        var test = new Rule { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3006", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(message));
        return test.RunAsync();
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 follows a connect through the functions and delegates that lead to it, and through those that lead to themselves.</summary>
public class LetManagerReconnectDelegateTests
{
    [Theory]
    [InlineData("Func<Task> open = () => {|SWB3006:hub.StartAsync()|}; Func<Task> again; again = open; while (true) { if (IsLost) await again(); await Task.Delay(100); }")]
    [InlineData("while (true) { if (IsLost) new Thread(() => {|SWB3006:hub.StartAsync()|}.Wait()).Start(); await Task.Delay(100); }")]
    [InlineData("while (true) { if (IsLost) _ = new Lazy<Task>(() => hub.StartAsync()); await Task.Delay(100); }")]
    public Task What_runs_the_delegate_in_a_loop(string code) => Rule.VerifyAsync(
        $$"""
        public class Rooms(HubConnection hub)
        {
            private bool IsLost => hub.State == HubConnectionState.Disconnected;

            public async Task RunAsync()
            {
                {{code}}
            }
        }
        """);

    [Fact]
    public Task A_delegate_in_a_field() => Rule.VerifyAsync(
        """
        public static class Rooms
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();
            private static readonly Func<Task> s_connect = () => {|SWB3006:s_hub.StartAsync()|};

            static Rooms() => s_hub.Closed += async _ => await s_connect();
        }
        """);

    [Fact]
    public Task A_local_function_that_calls_itself_when_it_fails() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub)
        {
            public async Task RunAsync()
            {
                await OpenAsync();

                async Task OpenAsync()
                {
                    try
                    {
                        await {|SWB3006:hub.StartAsync()|};
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000);
                        await OpenAsync();
                    }
                }
            }
        }
        """);

    [Fact]
    public Task What_a_finally_block_calls() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub)
        {
            public async Task RunAsync()
            {
                try
                {
                    await ReadAsync();
                }
                finally
                {
                    await Task.Delay(1000);
                    await OpenAsync();
                }
            }

            private async Task OpenAsync()
            {
                await {|SWB3006:hub.StartAsync()|};
                await RunAsync();
            }

            private static Task ReadAsync() => Task.CompletedTask;
        }
        """);

    // The handler is to blame, not the method for calling itself.
    [Fact]
    public Task The_handler_that_the_connecting_method_attaches()
    {
        var test = new Rule
        {
            TestCode = """
                public class Rooms(HubConnection hub)
                {
                    public async Task OpenAsync()
                    {
                        hub.Closed += {|#1:async _ =>
                        {
                            try
                            {
                                await Task.Delay(1000);
                            }
                            catch (OperationCanceledException)
                            {
                                await OpenAsync();
                            }
                        }|};
                        await Task.Delay(100);
                        await {|#0:hub.StartAsync()|};
                    }
                }
                """,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3006", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1)
            .WithMessage("'hub' is reconnected by hand in the handler of 'Closed'; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_delegate_that_is_called_for_the_first_time_too() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Func<Task> open = () => {|SWB3006:hub.StartAsync()|};
                hub.Closed += async _ => await open();
                await open();
            }
        }
        """);

    // The loop connects for as long as it runs, whatever the handler does.
    [Fact]
    public Task A_delegate_for_a_handler_and_a_loop()
    {
        var test = new Rule
        {
            TestCode = """
                public class Rooms(HubConnection hub)
                {
                    public async Task OpenAsync()
                    {
                        Func<Task> open = () => {|#0:hub.StartAsync()|};
                        hub.Closed += async _ => await open();
                        {|#1:while|} (true)
                        {
                            try
                            {
                                await open();
                            }
                            catch (HttpRequestException)
                            {
                                await Task.Delay(1000);
                            }
                        }
                    }
                }
                """,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3006", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1)
            .WithMessage("'hub' is reconnected by hand in a loop; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff"));
        return test.RunAsync();
    }

    // Nobody knows when they call it, or how often.
    [Theory]
    [InlineData("Later.Run(() => hub.StartAsync());")]
    [InlineData("new Lazy<Task>(() => hub.StartAsync()).ToString();")]
    [InlineData("rooms.ForEach(_ => hub.StartAsync());")]
    public Task Quiet_on_methods_that_need_not_call_it(string code) => Rule.VerifyAsync(
        $$"""
        public static class Later
        {
            public static void Run(Func<Task> work) => Console.WriteLine(work);
        }

        public class Rooms(HubConnection hub, List<string> rooms)
        {
            public void Listen() => hub.Closed += _ =>
            {
                {{code}}
                rooms.Clear();
                return Task.CompletedTask;
            };
        }
        """);

    // It ends here, too: the delegate is followed once.
    [Fact]
    public Task Quiet_on_a_delegate_that_calls_itself() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Func<Task> connect = null!;
                connect = async () =>
                {
                    await hub.StartAsync();
                    await connect();
                };
                await connect();
            }
        }
        """);

    [Fact]
    public Task Quiet_on_methods_that_call_each_other_and_never_connect() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Rooms() => _hub.Closed += OnClosedAsync;

            private Task OnClosedAsync(Exception? error) => TellAsync(3);

            private Task TellAsync(int times) => times == 0 ? Task.CompletedTask : OnClosedAsync(null);
        }
        """);

    [Fact]
    public Task Quiet_on_a_message_that_asks_for_another_room() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub)
        {
            public void Listen() => hub.On("moved", async () =>
            {
                await hub.StopAsync();
                await Task.Delay(10);
                await hub.StartAsync();
            });
        }
        """);
}

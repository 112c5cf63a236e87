using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3005: the <c>if</c> behind a race, which becomes the handler of a cancelled connect.</summary>
public sealed class LosingBranchFixTests
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;


        """;

    [Fact]
    public Task The_winner_on_either_side_in_parentheses_and_configured() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                if (connect != (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|}.ConfigureAwait(false)))
                {
                    throw new TimeoutException();
                }

                await (connect);
                await hub.SendAsync("Hello");
            }

            public async Task ReopenAsync(TimeProvider clock)
            {
                var delay = Task.Delay(TimeSpan.FromSeconds(5), clock);
                var connect = hub.StartAsync();
                var winner = await {|SWB3005:Task.WhenAny(connect, delay)|};
                if (delay == winner)
                    throw new TimeoutException();
                await connect.ConfigureAwait(false);
            }

            public async Task RepeatAsync()
            {
                while (hub.State == HubConnectionState.Disconnected)
                {
                    var connect = hub.StartAsync();
                    var winner = await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|};
                    if (winner != connect)
                        break;

                    return;
                }
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                using var timeout = new CancellationTokenSource(5000);
                try
                {
                    await hub.StartAsync(timeout.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (timeout.IsCancellationRequested)
                {
                    throw new TimeoutException();
                }
                await hub.SendAsync("Hello");
            }

            public async Task ReopenAsync(TimeProvider clock)
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
                try
                {
                    await hub.StartAsync(timeout.Token);
                }
                catch (OperationCanceledException) when (timeout.IsCancellationRequested)
                {
                    throw new TimeoutException();
                }
            }

            public async Task RepeatAsync()
            {
                while (hub.State == HubConnectionState.Disconnected)
                {
                    using var timeout = new CancellationTokenSource(5000);
                    try
                    {
                        await hub.StartAsync(timeout.Token);
                    }
                    catch (OperationCanceledException) when (timeout.IsCancellationRequested)
                    {
                        break;
                    }

                    return;
                }
            }
        }

        """);

    [Theory]
    // Another question than who won.
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} is not null) return;")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c || flag) return;")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != other) return;")]
    [InlineData("var c = hub.StartAsync(); var third = other; if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} == third) return; await third;")]
    [InlineData("var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; if (flag != (w == c)) return;")]
    [InlineData("if (!{|SWB3005:Task.WaitAll(new[] { hub.StartAsync() }, 5000)|}) return;")]
    [InlineData("if (!flag) { {|SWB3005:hub.StartAsync().Wait(5000)|}; }")]
    [InlineData("var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; if (c != other) return;")]
    [InlineData("if (!({|SWB3005:hub.StartAsync().Wait(5000)|} && flag)) return;")]
    // The winner leaves, not the loser.
    [InlineData("var delay = Task.Delay(5000); var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, delay)|} == c) return;")]
    [InlineData("var delay = Task.Delay(5000); var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, delay)|} != delay) return;")]
    // Nobody leaves.
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) { }")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) Console.WriteLine();")]
    [InlineData("var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|};")]
    [InlineData("if (flag) { var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; }")]
    // A comment would be lost.
    [InlineData("var c = hub.StartAsync(); var w = /* or the time */ await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; if (w != c) return;")]
    [InlineData("var c = hub.StartAsync();\n// Or the time.\nvar w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; if (w != c) return;")]
    // Something stands between, or reads what goes.
    [InlineData("var c = hub.StartAsync(); await Task.Yield(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    [InlineData("var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; Console.WriteLine(w.Id); if (w != c) return;")]
    [InlineData("var c = hub.StartAsync(); var w = await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|}; if (w != c) return; Console.WriteLine(w.Status);")]
    [InlineData("Task c = hub.StartAsync(), delay = Task.Delay(5000); if (await {|SWB3005:Task.WhenAny(c, delay)|} == delay) return;")]
    [InlineData("Task c; c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    [InlineData("using var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    [InlineData("var c = hub.StartAsync(); if (flag) { if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return; }")]
    [InlineData("var c = hub.StartAsync(); if (flag) if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    // A throw would throw something else in a handler of its own.
    [InlineData("try { } catch (IOException) { var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) throw; }")]
    // The lines of the branch are no lines of their own.
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) { Console.WriteLine(); return; }")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) { // late\nreturn;\n}")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) {\nreturn; }")]
    public Task Not_offered(string statements) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool flag, Task other)
            {
                {{statements}}
                await Task.Yield();
            }
        }

        """);

    [Fact]
    public Task Not_in_an_iterator() => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async IAsyncEnumerable<int> ReadAsync()
            {
                var connect = hub.StartAsync();
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|} != connect)
                {
                    yield return 1;
                    yield break;
                }
            }
        }

        """);

    [Theory]
    [InlineData("if (winner != connect)\n{\nreturn;\n}\n\nConsole.WriteLine(winner.Status);")]
    [InlineData("if (winner != connect)\n{\nreturn;\n}\n\nConsole.WriteLine(connect.Status);")]
    [InlineData("if (winner != connect)\n{\nConsole.WriteLine(connect.Status);\nreturn;\n}")]
    public Task Not_where_a_field_of_the_same_name_would_be_read_instead(string statements) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat(HubConnection hub)
        {
            private readonly Task connect = Task.CompletedTask;
            private readonly Task winner = Task.CompletedTask;

            public bool IsReady => connect.IsCompleted && winner.IsCompleted;

            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                var winner = await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|};
                {{statements}}
            }
        }

        """);

    [Fact]
    public Task It_was_the_time_where_no_token_was_cancelled() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken stop, CancellationToken leave)
            {
                var connect = hub.StartAsync(stop);
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000, leave))|} != connect)
                    throw new TimeoutException();
                await connect;
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken stop, CancellationToken leave)
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop, leave);
                timeout.CancelAfter(5000);
                try
                {
                    await hub.StartAsync(timeout.Token);
                }
                catch (OperationCanceledException) when (!stop.IsCancellationRequested && !leave.IsCancellationRequested)
                {
                    throw new TimeoutException();
                }
            }
        }

        """);

    [Fact]
    public Task A_race_is_rewritten_behind_one_that_cannot_be() => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifySomeAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task TryAsync()
            {
                await {|SWB3005:Task.WhenAny(hub.StartAsync(), Task.Delay(1000))|};
                Console.WriteLine(hub.State);
            }

            public async Task OpenAsync()
            {
                await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task TryAsync()
            {
                await {|SWB3005:Task.WhenAny(hub.StartAsync(), Task.Delay(1000))|};
                Console.WriteLine(hub.State);
            }

            public async Task OpenAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await hub.StartAsync(timeout.Token);
            }
        }

        """);

    [Theory]
    [InlineData("{ if (!{|SWB3005:hub.StartAsync().Wait(3000)|}) throw new TimeoutException(); await hub.SendAsync(\"Hello\"); }")]
    [InlineData("{\n        if (!{|SWB3005:hub.StartAsync().Wait(3000)|}) throw new TimeoutException(); await hub.SendAsync(\"Hello\");\n    }")]
    public Task A_branch_that_shares_its_line_is_left_alone(string body)
    {
        var source = Usings + $$"""
            public class Chat(HubConnection hub)
            {
                public async Task OpenAsync() {{body}}
            }

            """;
        return VerifyAsync(source, source);
    }

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(source, fixedSource);
}

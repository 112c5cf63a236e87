using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3005: what takes the place of a race.</summary>
public sealed class BoundConnectFixTests
{
    private const string Usings = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;


        """;

    [Fact]
    public Task A_wait_becomes_a_token() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                // Not for ever.
                await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}.ConfigureAwait(false); // now
                await hub.SendAsync("Hello");
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                // Not for ever.
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await hub.StartAsync(timeout.Token).ConfigureAwait(false); // now
                await hub.SendAsync("Hello");
            }
        }

        """);

    [Fact]
    public Task The_tokens_of_the_connect_and_of_the_wait_are_linked() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub, TimeSpan timeout)
        {
            public async Task OpenAsync(CancellationToken stop)
            {
                await {|SWB3005:hub.StartAsync(stop).WaitAsync(timeout, stop)|};
            }

            public async Task ReopenAsync(CancellationToken stop, CancellationToken leave)
            {
                await {|SWB3005:hub.StartAsync(stop).WaitAsync(timeout, leave)|};
            }

            public async Task TryAsync(CancellationToken stop)
            {
                await {|SWB3005:hub.StartAsync().WaitAsync(timeout, stop)|};
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub, TimeSpan timeout)
        {
            public async Task OpenAsync(CancellationToken stop)
            {
                using var connectTimeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
                connectTimeout.CancelAfter(timeout);
                await hub.StartAsync(connectTimeout.Token);
            }

            public async Task ReopenAsync(CancellationToken stop, CancellationToken leave)
            {
                using var connectTimeout = CancellationTokenSource.CreateLinkedTokenSource(stop, leave);
                connectTimeout.CancelAfter(timeout);
                await hub.StartAsync(connectTimeout.Token);
            }

            public async Task TryAsync(CancellationToken stop)
            {
                using var connectTimeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
                connectTimeout.CancelAfter(timeout);
                await hub.StartAsync(connectTimeout.Token);
            }
        }

        """);

    [Fact]
    public Task The_value_of_a_connect_is_kept_and_an_overload_with_a_token_is_found() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using StreamChat.Core;

        public class Chat(IStreamChatClient chat, ClientWebSocket socket)
        {
            public async Task<string> LogInAsync()
            {
                var me = await {|SWB3005:chat.ConnectUserAsync("key", "user", "token").WaitAsync(TimeSpan.FromSeconds(5))|};
                return $"{me}";
            }

            public async Task OpenAsync(Uri uri) =>
                await {|SWB3005:socket.ConnectAsync(uri, default).WaitAsync(TimeSpan.FromSeconds(5))|};
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using StreamChat.Core;

        public class Chat(IStreamChatClient chat, ClientWebSocket socket)
        {
            public async Task<string> LogInAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                var me = await chat.ConnectUserAsync("key", "user", "token", timeout.Token);
                return $"{me}";
            }

            public async Task OpenAsync(Uri uri)
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await socket.ConnectAsync(uri, timeout.Token);
            }
        }

        """);

    [Fact]
    public Task What_is_done_where_the_delay_wins_becomes_the_handler() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                // Five seconds.
                var connect = hub.StartAsync();
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|} != connect)
                    throw new TimeoutException("No answer.");
                await connect; // opened

                await hub.SendAsync("Hello");
            }

            public async Task<bool> TryAsync(CancellationToken stop)
            {
                var connect = hub.StartAsync(stop);
                var delay = Task.Delay(TimeSpan.FromSeconds(5), stop);
                var winner = await {|SWB3005:Task.WhenAny(connect, delay)|}.ConfigureAwait(false);
                if (winner == delay)
                {
                    // The server sleeps.
                    Console.WriteLine("slow");

                    return false;
                }

                return true;
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                // Five seconds.
                using var timeout = new CancellationTokenSource(5000);
                try
                {
                    await hub.StartAsync(timeout.Token);
                }
                catch (OperationCanceledException) when (timeout.IsCancellationRequested)
                {
                    throw new TimeoutException("No answer.");
                } // opened

                await hub.SendAsync("Hello");
            }

            public async Task<bool> TryAsync(CancellationToken stop)
            {
                using var timeout = CancellationTokenSource.CreateLinkedTokenSource(stop);
                timeout.CancelAfter(TimeSpan.FromSeconds(5));
                try
                {
                    await hub.StartAsync(timeout.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!stop.IsCancellationRequested)
                {
                    // The server sleeps.
                    Console.WriteLine("slow");

                    return false;
                }

                return true;
            }
        }

        """);

    [Fact]
    public Task A_blocking_wait_in_asynchronous_code() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                if (!{|SWB3005:hub.StartAsync().Wait(5000)|}) return;
                await hub.SendAsync("Hello");
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
                    await hub.StartAsync(timeout.Token);
                }
                catch (OperationCanceledException) when (timeout.IsCancellationRequested)
                {
                    return;
                }
                await hub.SendAsync("Hello");
            }
        }

        """);

    [Fact]
    public Task Top_level_statements() => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        var start = hub.StartAsync();
        if (await {|SWB3005:Task.WhenAny(start, Task.Delay(5000))|} != start)
            return;

        await hub.SendAsync("Hello");

        """, Usings +
        """
        var hub = new HubConnectionBuilder().Build();
        using var timeout = new CancellationTokenSource(5000);
        try
        {
            await hub.StartAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested)
        {
            return;
        }

        await hub.SendAsync("Hello");

        """, isProgram: true);

    [Fact]
    public Task Tabs_trailing_braces_and_windows_line_ends_are_kept() => VerifyAsync(
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic async Task OpenAsync() {\n\t\tvar connect = hub.StartAsync();\n\t\tif (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|} != connect) {\n\t\t\treturn;\n\t\t}\n\n\t\tawait hub.SendAsync(\"Hello\");\n\t}\n}\n").ReplaceLineEndings("\r\n"),
        (Usings + "public class Chat(HubConnection hub) {\n\tpublic async Task OpenAsync() {\n\t\tusing var timeout = new CancellationTokenSource(5000);\n\t\ttry {\n\t\t\tawait hub.StartAsync(timeout.Token);\n\t\t}\n\t\tcatch (OperationCanceledException) when (timeout.IsCancellationRequested) {\n\t\t\treturn;\n\t\t}\n\n\t\tawait hub.SendAsync(\"Hello\");\n\t}\n}\n").ReplaceLineEndings("\r\n"));

    [Fact]
    public Task A_managed_client_is_connected_by_the_manager() => VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public class Chat
        {
            private readonly IConnectionManager _connections;
            private readonly HubConnection _hub;

            public Chat(IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync(CancellationToken stop)
            {
                // Open it.
                await {|SWB3005:_hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; // now
                await {|SWB3005:_hub.StartAsync(stop).WaitAsync(TimeSpan.FromSeconds(5), stop)|}.ConfigureAwait(false);
                await {|SWB3005:_hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5), stop)|};
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public class Chat
        {
            private readonly IConnectionManager _connections;
            private readonly HubConnection _hub;

            public Chat(IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync(CancellationToken stop)
            {
                // Open it.
                await _connections.ConnectAsync(_hub, _hub.StartAsync); // now
                await _connections.ConnectAsync(_hub, _hub.StartAsync, stop).ConfigureAwait(false);
                await _connections.ConnectAsync(_hub, _hub.StartAsync, stop);
            }
        }

        """);

    [Theory]
    [InlineData("await {|SWB3005:Task.WhenAny(hub.StartAsync(), Task.Delay(5000))|}; await hub.SendAsync(\"Hello\");")]
    [InlineData("try { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } catch (TimeoutException) { }")]
    [InlineData("try { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } catch (OperationCanceledException) { }")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) { Console.WriteLine(); } else { await c; }")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} == c) return;")]
    [InlineData("var c = hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) { Console.WriteLine(c.Status); return; }")]
    [InlineData("var c = hub.StartAsync(); /* why */ if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    [InlineData("var c = hub.StartAsync(); await {|SWB3005:c.WaitAsync(TimeSpan.FromSeconds(5))|};")]
    [InlineData("var w = {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; await w;")]
    [InlineData("{|SWB3005:hub.StartAsync().Wait(5000)|}; await hub.SendAsync(\"Hello\");")]
    [InlineData("if (flag) await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    [InlineData("await {|SWB3005:pusher.ConnectAsync().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    public Task Nothing_is_offered_where_it_could_not_be_right(string statements) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat(HubConnection hub, PusherClient.Pusher pusher)
        {
            public async Task OpenAsync(bool flag)
            {
                await Task.Yield();
                {{statements}}
                Console.WriteLine(pusher);
            }
        }

        """);

    [Fact]
    public Task Nothing_is_offered_in_code_that_cannot_await() => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync() => {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};

            public void Open()
            {
                if (!{|SWB3005:hub.StartAsync().Wait(5000)|})
                    throw new TimeoutException();
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(source, fixedSource);
}

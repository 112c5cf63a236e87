using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3005: where a race may stand, and what around it speaks against a token.</summary>
public sealed class BoundConnectPlacesFixTests
{
    private const string Usings = """
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;
        using StreamChat.Core;


        """;

    [Fact]
    public Task A_value_that_is_returned_stored_or_the_body_of_a_method() => VerifyAsync(Usings +
        """
        public class Login(IStreamChatClient chat)
        {
            private object? _me;

            public async Task<object> EnterAsync()
            {
                // Hello.
                return await {|SWB3005:chat.ConnectUserAsync("key", "anna", "token").WaitAsync(TimeSpan.FromSeconds(5))|};
            }

            public async Task KeepAsync()
            {
                _me = await {|SWB3005:chat.ConnectUserAsync("key", "anna", "token").WaitAsync(TimeSpan.FromSeconds(5))|};
                Console.WriteLine(_me);
            }

            public async Task<object> AskAsync() => await {|SWB3005:chat.ConnectUserAsync("key", "anna", "token").WaitAsync(TimeSpan.FromSeconds(5))|}; // soon

            public async System.Threading.Tasks.Task<object> AskAgainAsync() => await {|SWB3005:chat.ConnectUserAsync("key", "anna", "token").WaitAsync(TimeSpan.FromSeconds(5))|};

            public async Task ShortAsync() { await {|SWB3005:chat.ConnectUserAsync("key", "anna", "token").WaitAsync(TimeSpan.FromSeconds(5))|}; }
        }

        """, Usings +
        """
        public class Login(IStreamChatClient chat)
        {
            private object? _me;

            public async Task<object> EnterAsync()
            {
                // Hello.
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                return await chat.ConnectUserAsync("key", "anna", "token", timeout.Token);
            }

            public async Task KeepAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                _me = await chat.ConnectUserAsync("key", "anna", "token", timeout.Token);
                Console.WriteLine(_me);
            }

            public async Task<object> AskAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                return await chat.ConnectUserAsync("key", "anna", "token", timeout.Token);
            } // soon

            public async System.Threading.Tasks.Task<object> AskAgainAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                return await chat.ConnectUserAsync("key", "anna", "token", timeout.Token);
            }

            public async Task ShortAsync() { using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5)); await chat.ConnectUserAsync("key", "anna", "token", timeout.Token); }
        }

        """);

    [Fact]
    public Task A_clock_of_its_own_and_tokens_that_cancel_nothing() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub, TimeProvider clock)
        {
            public async Task OpenAsync()
            {
                await {|SWB3005:hub.StartAsync(CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(5), clock)|};
            }

            public async Task ReopenAsync()
            {
                await {|SWB3005:hub.StartAsync(default).WaitAsync(TimeSpan.FromSeconds(5), (CancellationToken)default)|};
            }

            public async Task TryAsync()
            {
                await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5), CancellationToken.None)|};
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub, TimeProvider clock)
        {
            public async Task OpenAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5), clock);
                await hub.StartAsync(timeout.Token);
            }

            public async Task ReopenAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await hub.StartAsync(timeout.Token);
            }

            public async Task TryAsync()
            {
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await hub.StartAsync(timeout.Token);
            }
        }

        """);

    [Fact]
    public Task Handlers_that_do_not_handle_the_end_of_the_time() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task EverythingAsync()
            {
                try
                {
                    await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }

            public async Task AfterwardsAsync()
            {
                try
                {
                    await Task.Yield();
                }
                catch (TimeoutException)
                {
                    await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
                }
            }

            public async Task LaterAsync()
            {
                try
                {
                    Func<Task> open = async () =>
                    {
                        await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
                    };
                    await open();
                }
                catch (TimeoutException)
                {
                }
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task EverythingAsync()
            {
                try
                {
                    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                    await hub.StartAsync(timeout.Token);
                }
                catch (Exception e)
                {
                    Console.WriteLine(e);
                }
            }

            public async Task AfterwardsAsync()
            {
                try
                {
                    await Task.Yield();
                }
                catch (TimeoutException)
                {
                    using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                    await hub.StartAsync(timeout.Token);
                }
            }

            public async Task LaterAsync()
            {
                try
                {
                    Func<Task> open = async () =>
                    {
                        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                        await hub.StartAsync(timeout.Token);
                    };
                    await open();
                }
                catch (TimeoutException)
                {
                }
            }
        }

        """);

    [Theory]
    // No statement to put the source before.
    [InlineData("Func<Task> open = async () => await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; await open();")]
    [InlineData("await Local(); async Task Local() => await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    [InlineData("if (await {|SWB3005:chat.ConnectUserAsync(\"key\", \"anna\", \"token\").WaitAsync(TimeSpan.FromSeconds(5))|} is null) return;")]
    [InlineData("switch (kind) { case 1: await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; break; }")]
    // A source with a clock cannot be linked to a token.
    [InlineData("await {|SWB3005:hub.StartAsync(stop).WaitAsync(TimeSpan.FromSeconds(5), clock)|};")]
    // The code around expects the end of the time as it is.
    [InlineData("try { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } catch (Exception e) when (e is TimeoutException) { }")]
    [InlineData("try { if (kind > 1) { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } } catch (TaskCanceledException) { }")]
    [InlineData("try { try { await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } catch (IOException) { } } catch (TimeoutException) { }")]
    // Not the wait itself, or one that blocks in another way.
    [InlineData("{|SWB3005:Task.WaitAny(hub.StartAsync(), Task.Delay(5000))|};")]
    [InlineData("await {|SWB3005:nats.ConnectAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    [InlineData("await ({|SWB3005:hub?.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|} ?? Task.CompletedTask);")]
    [InlineData("Span<int> counts = stackalloc int[1]; if (!{|SWB3005:hub.StartAsync().Wait(5000)|}) return; counts[0] = 1;")]
    public Task Not_offered(string statements) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public class Chat(HubConnection hub, IStreamChatClient chat, INatsConnection nats, TimeProvider clock)
        {
            public async Task OpenAsync(int kind, CancellationToken stop)
            {
                {{statements}}
                await Task.Yield();
            }

            public string Text => $"{chat}{nats}{clock}";
        }

        """);

    [Fact]
    public Task Not_where_a_comment_would_be_lost() => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync() => // five seconds
                await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
        }

        """);

    [Fact]
    public Task A_span_beside_a_wait_that_is_awaited_already_does_not_matter() => VerifyAsync(Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Span<int> counts = stackalloc int[1];
                counts[0] = 1;
                await {|SWB3005:hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
            }
        }

        """, Usings +
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Span<int> counts = stackalloc int[1];
                counts[0] = 1;
                using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
                await hub.StartAsync(timeout.Token);
            }
        }

        """);

    [Theory]
    [InlineData("var c = _hub.StartAsync(); if (await {|SWB3005:Task.WhenAny(c, Task.Delay(5000))|} != c) return;")]
    [InlineData("try { await {|SWB3005:_hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|}; } catch (TimeoutException) { }")]
    [InlineData("await {|SWB3005:_connections.GetOrCreate(\"chat\", () => new HubConnectionBuilder().Build()).StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};")]
    [InlineData("await {|SWB3005:_hub.StartAsync(stop).WaitAsync(TimeSpan.FromSeconds(5), leave)|};")]
    [InlineData("if (!{|SWB3005:_hub.StartAsync().Wait(5000)|}) return;")]
    public Task A_managed_client_is_not_handed_over_where_something_would_be_lost(string statements) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyNotOfferedAsync(Usings +
        $$"""
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

            public async Task OpenAsync(CancellationToken stop, CancellationToken leave)
            {
                {{statements}}
                await Task.Yield();
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(source, fixedSource);
}

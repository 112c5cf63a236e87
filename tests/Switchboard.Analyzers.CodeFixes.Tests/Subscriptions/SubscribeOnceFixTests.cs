using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeOnceFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

public class SubscribeOnceFixTests
{
    private const string SameHandler = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;

                // Once more, to be sure.
                {|SWB4001:hub.Closed += OnLost|};
                Console.WriteLine(hub.State);
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """;

    private const string SameHandlerFixed = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;

                // Once more, to be sure.
                Console.WriteLine(hub.State);
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """;

    [Fact]
    public Task A_handler_that_is_added_again_is_added_once() => Fix.VerifyAsync(SameHandler, SameHandlerFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = SameHandler, FixedCode = SameHandlerFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = SameHandler, FixedCode = SameHandlerFixed }.WithTabs().RunAsync();

    [Fact]
    public Task Two_more_of_one_handler_are_removed_together() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;
                {|SWB4001:hub.Closed += OnLost|}; // two
                {|SWB4001:hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub)
            {
                hub.Closed += OnLost;
                // two
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_channel_that_is_subscribed_to_already_needs_no_second_call() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Feed
        {
            public async Task OpenAsync(Pusher pusher)
            {
                await pusher.SubscribeAsync("news");
                await {|SWB4001:pusher.SubscribeAsync("news")|};
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Feed
        {
            public async Task OpenAsync(Pusher pusher)
            {
                await pusher.SubscribeAsync("news");
            }
        }
        """);

    [Fact]
    public Task A_second_channel_whose_value_is_used_stays() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Feed
        {
            public async Task<Channel> OpenAsync(Pusher pusher)
            {
                await pusher.SubscribeAsync("news");
                return await {|SWB4001:pusher.SubscribeAsync("news")|};
            }
        }
        """);

    [Fact]
    public Task A_second_handler_of_a_replacing_client_is_not_for_us_to_choose() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using SocketIOClient;

        public class Feed
        {
            public Feed(SocketIO socket)
            {
                socket.On("news", response => Console.WriteLine("one"));
                {|SWB4001:socket.On("news", response => Console.WriteLine("two"))|};
            }
        }
        """);

    [Fact]
    public Task A_second_handler_of_a_redis_channel_may_be_meant() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Feed
        {
            public Feed(ISubscriber subscriber)
            {
                subscriber.Subscribe(RedisChannel.Literal("news"), (channel, value) => Console.WriteLine("one"));
                {|SWB4001:subscriber.Subscribe(RedisChannel.Literal("news"), (channel, value) => Console.WriteLine("two"))|};
            }
        }
        """);

    [Fact]
    public Task A_statement_without_a_block_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub, bool sure)
            {
                hub.Closed += OnLost;
                if (sure)
                    {|SWB4001:hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Two_handlers_of_a_hub_method_share_a_subscription_of_the_manager() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Feed : IDisposable
        {
            private readonly IDisposable _first;
            private readonly IDisposable _second;

            public Feed(IConnectionManager connections, HubConnection hub)
            {
                // Show it.
                _first = hub.On<string>("message", text => Console.WriteLine(text));
                _second = {|SWB4001:hub.On<string>("message", text =>
                {
                    // Count it.
                    Console.WriteLine(text.Length);
                })|};
            }

            public void Dispose()
            {
                _first.Dispose();
                _second.Dispose();
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Feed : IDisposable
        {
            private readonly IDisposable _first;
            private readonly IDisposable _second;

            public Feed(IConnectionManager connections, HubConnection hub)
            {
                // Show it.
                _first = connections.Subscribe<string>(hub, "message", text => Console.WriteLine(text));
                _second = connections.Subscribe<string>(hub, "message", text =>
                {
                    // Count it.
                    Console.WriteLine(text.Length);
                });
            }

            public void Dispose()
            {
                _first.Dispose();
                _second.Dispose();
            }
        }
        """);

    [Fact]
    public Task Three_handlers_of_a_hub_method_move_together() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Feed
        {
            public static void Open(HubConnection hub)
            {
                hub.On("left", () => Console.WriteLine("one"));
                {|SWB4001:hub.On("left", () => Task.CompletedTask)|};
                {|SWB4001:hub.On("left", () => Console.WriteLine("three"))|};
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public static class Feed
        {
            public static void Open(HubConnection hub)
            {
                ConnectionManager.Default.Subscribe(hub, "left", () => Console.WriteLine("one"));
                ConnectionManager.Default.Subscribe(hub, "left", () => Task.CompletedTask);
                ConnectionManager.Default.Subscribe(hub, "left", () => Console.WriteLine("three"));
            }
        }
        """);

    [Fact]
    public Task A_handler_that_answers_the_server_cannot_share() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Feed
        {
            public static void Open(HubConnection hub)
            {
                hub.On("ask", () => 1);
                {|SWB4001:hub.On("ask", () => 2)|};
            }
        }
        """);

    [Fact]
    public Task The_same_method_for_one_hub_method_is_added_once() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed
        {
            public Feed(HubConnection hub)
            {
                hub.On<string>("message", Print);

                // To be sure.
                {|SWB4001:hub.On<string>("message", Print)|};
                hub.On<string>("left", Print);
            }

            private void Print(string text) => Console.WriteLine(text);
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed
        {
            public Feed(HubConnection hub)
            {
                hub.On<string>("message", Print);

                // To be sure.
                hub.On<string>("left", Print);
            }

            private void Print(string text) => Console.WriteLine(text);
        }
        """);

    [Fact]
    public Task The_same_field_for_one_redis_channel_is_added_once() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed
        {
            private readonly Action<RedisChannel, RedisValue> _print = (channel, value) => Console.WriteLine(value);

            public Feed(ISubscriber subscriber)
            {
                subscriber.Subscribe(RedisChannel.Literal("news"), _print);
                {|SWB4001:subscriber.Subscribe(RedisChannel.Literal("news"), _print)|};
            }
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed
        {
            private readonly Action<RedisChannel, RedisValue> _print = (channel, value) => Console.WriteLine(value);

            public Feed(ISubscriber subscriber)
            {
                subscriber.Subscribe(RedisChannel.Literal("news"), _print);
            }
        }
        """);

    [Fact]
    public Task Methods_of_two_objects_are_two_handlers() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed(Printer left, Printer right)
        {
            public void Open(ISubscriber subscriber)
            {
                subscriber.Subscribe(RedisChannel.Literal("news"), left.Print);
                {|SWB4001:subscriber.Subscribe(RedisChannel.Literal("news"), right.Print)|};
            }
        }

        public sealed class Printer
        {
            public void Print(RedisChannel channel, RedisValue value) => Console.WriteLine(value);
        }
        """);

    [Fact]
    public Task A_field_that_changes_may_hold_two_handlers() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed
        {
            private Action<RedisChannel, RedisValue> _print = (channel, value) => Console.WriteLine(value);

            public void Open(ISubscriber subscriber)
            {
                subscriber.Subscribe(RedisChannel.Literal("news"), _print);
                _print = (channel, value) => Console.WriteLine(channel);
                {|SWB4001:subscriber.Subscribe(RedisChannel.Literal("news"), _print)|};
            }
        }
        """);

    [Fact]
    public Task The_same_method_behind_a_condition_is_not_there_for_sure() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed
        {
            public void Open(ISubscriber subscriber, bool early)
            {
                if (early)
                {
                    subscriber.Subscribe(RedisChannel.Literal("news"), Print);
                }

                {|SWB4001:subscriber.Subscribe(RedisChannel.Literal("news"), Print)|};
            }

            private static void Print(RedisChannel channel, RedisValue value) => Console.WriteLine(value);
        }
        """);
}

using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeOnceFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4001: a second subscription goes only where the first, with the same handler, has been made for sure.</summary>
public sealed class SameSubscriptionFixTests
{
    [Theory]
    [InlineData("if (early) { hub.Closed += OnLost; }", "{|SWB4001:hub.Closed += OnLost|};")]
    [InlineData("if (early) hub.Closed += OnLost;", "{|SWB4001:hub.Closed += OnLost|};")]
    [InlineData("try { await pusher.SubscribeAsync(\"news\"); } catch (InvalidOperationException) { }", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|};")]
    [InlineData("if (early) { await pusher.SubscribeAsync(\"news\"); }", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|};")]
    [InlineData("if (early && await pusher.SubscribeAsync(\"news\") is not null) { }", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|};")]
    [InlineData("var kept = early ? await pusher.SubscribeAsync(\"news\") : null;", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|};")]
    [InlineData("var kept = early && await pusher.SubscribeAsync(\"news\") is not null;", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|};")]
    [InlineData("if (early) redis.Subscribe(RedisChannel.Literal(\"news\"), Print);", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), Print)|};")]
    public Task One_that_may_not_have_been_made_keeps_the_second(string first, string second) => Fix.VerifyNotOfferedAsync(Statements(first + "\n        " + second));

    [Theory]
    [InlineData("redis.Subscribe(RedisChannel.Literal(\"news\"), Print);", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), Count)|};")]
    [InlineData("redis.Subscribe(RedisChannel.Literal(\"news\"), _print);", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), _count)|};")]
    [InlineData("redis.Subscribe(RedisChannel.Literal(\"news\"), _print);", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), Print)|};")]
    [InlineData("await mqtt.SubscribeAsync(\"news\");", "await {|SWB4001:mqtt.SubscribeAsync(\"news\", MqttQualityOfServiceLevel.ExactlyOnce)|};")]
    public Task Another_handler_or_option_is_another_subscription(string first, string second) => Fix.VerifyNotOfferedAsync(Statements(first + "\n        " + second));

    [Theory]
    [InlineData("redis.Subscribe(RedisChannel.Literal(\"news\"), PrintAll);", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), PrintAll)|};")]
    [InlineData("var queue = redis.Subscribe(RedisChannel.Literal(\"news\"));", "{|SWB4001:redis.Subscribe(RedisChannel.Literal(\"news\"), CommandFlags.FireAndForget)|};")]
    [InlineData("await mqtt.SubscribeAsync(\"news\");", "await {|SWB4001:mqtt.SubscribeAsync(\"news\")|};")]
    [InlineData("await pusher.SubscribeAsync(\"news\");", "await {|SWB4001:pusher.SubscribeAsync(\"news\")|}.ConfigureAwait(false);")]
    public Task The_same_subscription_goes(string first, string second) => Fix.VerifyAsync(
        Statements(first + "\n        " + second + "\n        Console.WriteLine();"), Statements(first + "\n        Console.WriteLine();"));

    [Fact]
    public Task One_in_an_inner_block_goes() => Fix.VerifyAsync(
        Statements("await pusher.SubscribeAsync(\"news\");\n        if (early)\n        {\n            Console.WriteLine();\n            await {|SWB4001:pusher.SubscribeAsync(\"news\")|};\n        }"),
        Statements("await pusher.SubscribeAsync(\"news\");\n        if (early)\n        {\n            Console.WriteLine();\n        }"));

    [Fact]
    public Task The_second_stays_where_only_the_third_follows_it_for_sure() => new Fix
    {
        TestCode = Statements("if (early) { hub.Closed += OnLost; }\n        {|SWB4001:hub.Closed += this.OnLost|};\n        {|SWB4001:hub.Closed += OnLost|};\n        Console.WriteLine();"),
        FixedCode = Statements("if (early) { hub.Closed += OnLost; }\n        {|SWB4001:hub.Closed += this.OnLost|};\n        Console.WriteLine();"),
        FixedState = { MarkupHandling = MarkupMode.Allow },
    }.RunAsync();

    [Fact]
    public Task One_that_is_not_awaited_keeps_the_second_that_is() =>
        Fix.VerifyNotOfferedAsync(Statements("_ = pusher.SubscribeAsync(\"news\");\n        await {|SWB4001:pusher.SubscribeAsync(\"news\")|};"));

    [Fact]
    public Task One_that_is_awaited_takes_the_place_of_one_that_is_not() => Fix.VerifyAsync(
        Statements("var news = await pusher.SubscribeAsync(\"news\").ConfigureAwait(false);\n        _ = {|SWB4001:pusher.SubscribeAsync(\"news\")|};"),
        Statements("var news = await pusher.SubscribeAsync(\"news\").ConfigureAwait(false);"));

    [Fact]
    public Task In_a_program() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        hub.Closed += OnLost;
        {|SWB4001:hub.Closed += OnLost|};

        static Task OnLost(Exception? error) => Task.CompletedTask;

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        var hub = new HubConnectionBuilder().Build();
        hub.Closed += OnLost;

        static Task OnLost(Exception? error) => Task.CompletedTask;

        """,
        isProgram: true);

    [Fact]
    public Task A_last_line_that_does_not_end_goes_with_the_blank_one_above() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        static Task OnLost(Exception? error) => Task.CompletedTask;
        var hub = new HubConnectionBuilder().Build();
        hub.Closed += OnLost;

        {|SWB4001:hub.Closed += OnLost|};
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        static Task OnLost(Exception? error) => Task.CompletedTask;
        var hub = new HubConnectionBuilder().Build();
        hub.Closed += OnLost;

        """,
        isProgram: true);

    [Fact]
    public Task Handlers_of_two_objects_are_no_duplicate() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub, Log file, Log screen)
            {
                hub.Closed += file.OnLost;
                hub.Closed += screen.OnLost;
            }
        }

        public class Log
        {
            public Task OnLost(Exception? error) => Task.CompletedTask;
        }

        """);

    [Fact]
    public Task The_constructor_has_run_before_any_other_member() => Fix.VerifyAsync(
        Component("public Board()\n    {\n        s_hub.Closed += OnLost;\n    }", "{|SWB4001:s_hub.Closed += OnLost|};\n        "),
        Component("public Board()\n    {\n        s_hub.Closed += OnLost;\n    }", ""));

    [Theory]
    [InlineData("public Board()\n    {\n        if (Console.IsInputRedirected)\n        {\n            s_hub.Closed += OnLost;\n        }\n    }")]
    [InlineData("public Board()\n    {\n        s_hub.Closed += OnLost;\n    }\n\n    public Board(int id)\n    {\n        Console.WriteLine(id);\n    }")]
    public Task A_constructor_that_may_not_subscribe_keeps_the_second(string constructors) =>
        Fix.VerifyNotOfferedAsync(Component(constructors, "{|SWB4001:s_hub.Closed += OnLost|};\n        "));

    [Fact]
    public Task A_method_that_others_call_too_subscribes_for_itself() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status(HubConnection hub)
        {
            public void Open()
            {
                hub.Closed += OnLost;
                Listen();
            }

            public void Reopen() => Listen();

            private void Listen()
            {
                {|SWB4001:hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }

        """);

    private static string Component(string constructors, string second) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : ComponentBase
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();

            {{constructors}}

            protected override void OnInitialized()
            {
                {{second}}Console.WriteLine();
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }

        """;

    private static string Statements(string statements) =>
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using MQTTnet;
        using MQTTnet.Protocol;
        using PusherClient;
        using StackExchange.Redis;

        public class Feed
        {
            private readonly Action<RedisChannel, RedisValue> _print = (channel, value) => Console.WriteLine(value);
            private readonly Action<RedisChannel, RedisValue> _count = (channel, value) => Console.WriteLine(channel);

            public async Task OpenAsync(HubConnection hub, ISubscriber redis, Pusher pusher, IMqttClient mqtt, bool early)
            {
                {{statements}}
                await Task.Yield();
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;

            private void Print(RedisChannel channel, RedisValue value) => _print(channel, value);

            private void Count(RedisChannel channel, RedisValue value) => _count(channel, value);

            private static void PrintAll(RedisChannel channel, RedisValue value) => Console.WriteLine(value);
        }

        """;
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1002 where it reports: every kind of code that is known to run again.</summary>
public class ConnectionPerCallTests
{
    [Fact]
    public Task The_message_for_a_loop() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'NatsConnection' is created in a loop, so every run opens another connection; get one shared connection from the connection manager",
        """
        using NATS.Client.Core;

        public class Feed
        {
            public async Task PublishAsync(string[] texts)
            {
                foreach (var text in texts)
                {
                    var client = {|#0:new NatsConnection()|};
                    await client.PublishAsync("texts", text);
                }
            }
        }
        """);

    [Fact]
    public Task The_message_for_a_using_local() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'HubConnection' is created for every call of 'SendAsync', so every run opens another connection; get one shared connection from the connection manager",
        """
        public class Chat
        {
            public async Task SendAsync(string text)
            {
                await using var hub = {|#0:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|};
                await hub.SendAsync("Text", text);
            }
        }
        """);

    [Fact]
    public Task The_message_for_a_timer() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'NatsConnection' is created in a timer callback, so every run opens another connection; get one shared connection from the connection manager",
        """
        using NATS.Client.Core;

        public class Poll
        {
            private readonly Timer _timer = new(_ => { var client = {|#0:new NatsConnection()|}; }, null, 0, 1000);
        }
        """);

    [Theory]
    [InlineData("for (var i = 0; i < 3; i++) { var client = {|SWB1002:new NatsConnection()|}; }")]
    [InlineData("while (more) { var client = {|SWB1002:new NatsConnection()|}; }")]
    [InlineData("do { await using var client = {|SWB1002:new NatsConnection()|}; } while (more);")]
    [InlineData("for (var client = {|SWB1001:new NatsConnection()|}; more; client = {|SWB1002:new NatsConnection()|}) { }")]
    [InlineData("while (more) { if (more) { try { await using (var client = {|SWB1002:new NatsConnection()|}) { } } finally { } } }")]
    public Task Inside_a_loop_body(string loop) => Rule.VerifyAsync(
        $$"""
        using NATS.Client.Core;

        public class Feed
        {
            public async Task RunAsync(bool more)
            {
                {{loop}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task In_a_loop_of_the_program() => Rule.VerifyProgramAsync(
        """
        foreach (var url in args)
        {
            var hub = {|SWB1002:new HubConnectionBuilder().WithUrl(url).Build()|};
            await hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_timer_or_event_callback() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;
        using System.Windows.Forms;

        public class Poll
        {
            private readonly System.Timers.Timer _timer = new();
            private readonly System.Threading.Timer _other;

            public Poll()
            {
                _timer.Elapsed += (_, _) => { var client = {|SWB1002:new NatsConnection()|}; };
                _timer.Elapsed += OnElapsed;
                _other = new System.Threading.Timer(OnTick);
            }

            private void OnElapsed(object? sender, EventArgs e)
            {
                var client = {|SWB1002:new NatsConnection()|};
            }

            private void OnTick(object? state)
            {
                var client = {|SWB1002:new NatsConnection()|};
            }
        }

        public class TradeForm : Form
        {
            private readonly Control _button = new();

            public TradeForm() => _button.Click += async (_, _) =>
            {
                var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
                await hub.StartAsync();
            };

            private void OnDesignedClick(object sender, EventArgs e)
            {
                var hub = {|SWB1002:new HubConnectionBuilder().Build()|};
            }
        }
        """);

    [Fact]
    public Task The_handler_of_another_connection() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Bridge
        {
            public Bridge(HubConnection hub)
            {
                hub.On<string>("Text", async text =>
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    await client.PublishAsync("texts", text);
                });
                hub.Reconnected += _ =>
                {
                    var client = {|SWB1002:new NatsConnection()|};
                    return Task.CompletedTask;
                };
            }
        }
        """);

    [Fact]
    public Task A_using_local_of_any_method_but_the_entry_point() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;

        public static class Cache
        {
            public static string? Get(string key)
            {
                using var redis = {|SWB1002:ConnectionMultiplexer.Connect("cache")|};
                return redis.GetDatabase().StringGet(key);
            }

            public static async Task<string?> GetAsync(string key)
            {
                await using (var redis = await {|SWB1002:ConnectionMultiplexer.ConnectAsync("cache")|}.ConfigureAwait(false))
                    return await redis.GetDatabase().StringGetAsync(key);
            }

            public static string? Old(string key)
            {
                using (ConnectionMultiplexer redis = {|SWB1002:ConnectionMultiplexer.Connect("cache")|}, other = {|SWB1002:ConnectionMultiplexer.Connect("cache")|})
                    return redis.GetDatabase().StringGet(key);
            }

            public static void Warm()
            {
                using ({|SWB1002:ConnectionMultiplexer.Connect("cache")|})
                    Console.WriteLine("warm");
            }

            public static async IAsyncEnumerable<string?> AllAsync(string[] keys)
            {
                using var redis = {|SWB1002:ConnectionMultiplexer.Connect("cache")|};
                foreach (var key in keys)
                    yield return await redis.GetDatabase().StringGetAsync(key);
            }
        }
        """);

    [Fact]
    public Task A_private_helper_of_which_every_call_repeats() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            public void Run(string[] texts)
            {
                foreach (var text in texts)
                    Publish(text);
                for (var i = 0; i < 3; i++)
                    Publish("again");
            }

            private void Publish(string text)
            {
                var client = {|SWB1002:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task The_message_for_a_helper_names_what_calls_it_first() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'NatsConnection' is created in a loop, so every run opens another connection; get one shared connection from the connection manager",
        """
        using NATS.Client.Core;

        public class Feed
        {
            public void Run(string[] texts, System.Timers.Timer timer)
            {
                foreach (var text in texts)
                    Publish(text);
                timer.Elapsed += (_, _) => Publish("again");
            }

            private void Publish(string text)
            {
                var client = {|#0:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task A_client_made_in_unitys_update() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private void Update()
            {
                var chat = {|SWB1002:StreamChatClient.CreateDefaultClient()|};
            }
        }
        """);

    [Fact]
    public Task A_local_function_is_named_as_what_is_called() => Rule.VerifyMessageAsync(
        "SWB1002",
        "'HubConnection' is created for every call of 'TellAsync', so every run opens another connection; get one shared connection from the connection manager",
        """
        public class Rooms
        {
            public Task LeaveAsync()
            {
                return TellAsync();

                async Task TellAsync()
                {
                    await using var hub = {|#0:new HubConnectionBuilder().Build()|};
                    await hub.StartAsync();
                }
            }
        }
        """);
}

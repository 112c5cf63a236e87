using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectAgainstDelayAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3005 where it reports.</summary>
public class ConnectAgainstDelayTests
{
    private const string Sdks = """
        using System.Net.WebSockets;
        using MQTTnet;
        using StackExchange.Redis;

        """;

    [Fact]
    public Task The_message_where_the_sdk_takes_a_token() => VerifyMessageAsync(
        "'StartAsync' of '_hub' is raced against a delay and goes on where the delay wins, which leaves a connection half open; pass it a token that is cancelled after that time",
        """
        public class Chat(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;

            public async Task OpenAsync() => await {|#0:{|#1:_hub.StartAsync()|}.WaitAsync(TimeSpan.FromSeconds(5))|};
        }
        """);

    [Fact]
    public Task The_message_where_it_takes_none_and_the_manager_is_there() => VerifyMessageAsync(
        "'ConnectAsync' of 'pusher' is raced against a delay and goes on where the delay wins, which leaves a connection half open; use 'ConnectAsync' of the connection manager, which has a timeout",
        """
        public class Chat(PusherClient.Pusher pusher)
        {
            public async Task OpenAsync() => await {|#0:Task.WhenAny({|#1:pusher.ConnectAsync()|}, Task.Delay(5000))|};
        }
        """);

    [Fact]
    public Task The_message_where_nothing_but_releasing_helps() => VerifyMessageAsync(
        "'ConnectAsync' of 'ConnectionMultiplexer' is raced against a delay and goes on where the delay wins, which leaves a connection half open; release the connection where the delay wins",
        """
        public class Cache
        {
            public bool Open() => {|#0:{|#1:StackExchange.Redis.ConnectionMultiplexer.ConnectAsync("cache.example.com")|}.Wait(5000)|};
        }
        """);

    [Fact]
    public Task A_task_that_is_stored_where_it_is_raced() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Task connect;
                if (await {|SWB3005:Task.WhenAny(connect = hub.StartAsync(), Task.Delay(5000))|} != connect)
                    throw new TimeoutException();
            }
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "client.StartAsync()")]
    [InlineData("HubConnection client", "client.StartAsync(cancellationToken)")]
    [InlineData("ClientWebSocket client", "client.ConnectAsync(new Uri(\"wss://x.example.com\"), CancellationToken.None)")]
    [InlineData("SocketIOClient.SocketIO client", "client.ConnectAsync()")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "client.ConnectUserAsync(\"key\", \"user\", \"token\")")]
    [InlineData("IMqttClient client", "client.ConnectAsync(null!)")]
    [InlineData("NATS.Client.Core.INatsConnection client", "client.ConnectAsync().AsTask()")]
    [InlineData("Websocket.Client.IWebsocketClient client", "client.Start()")]
    [InlineData("Supabase.Client client", "client.InitializeAsync()")]
    [InlineData("RabbitMQ.Client.ConnectionFactory client", "client.CreateConnectionAsync()")]
    [InlineData("string client", "ConnectionMultiplexer.ConnectAsync(client)")]
    public Task Each_sdk_in_each_form(string parameter, string connect) => Rule.VerifyAsync(Sdks +
        $$"""
        public class Chat
        {
            public async Task FirstAsync({{parameter}}, TimeSpan time, CancellationToken cancellationToken)
            {
                var winner = await {|SWB3005:Task.WhenAny({{connect}}, Task.Delay(time, cancellationToken))|};
                if (!winner.IsCompletedSuccessfully)
                    throw new TimeoutException();
            }

            public async Task SecondAsync({{parameter}}, TimeSpan time, CancellationToken cancellationToken)
            {
                await {|SWB3005:{{connect}}.WaitAsync(time, cancellationToken)|};
            }

            public bool Third({{parameter}}, CancellationToken cancellationToken) => {|SWB3005:{{connect}}.Wait(5000)|};
        }
        """);

    [Fact]
    public Task A_connect_in_a_local_that_is_awaited_only_where_it_wins() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                var connect = _hub.StartAsync();
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(5000))|} != connect)
                    throw new TimeoutException();
                await connect;
            }

            public async Task<bool> TryOpenAsync()
            {
                var connect = _hub.StartAsync();
                var delay = Task.Delay(TimeSpan.FromSeconds(5));
                var winner = await {|SWB3005:Task.WhenAny(connect, delay)|};
                if (winner == connect)
                {
                    await connect;
                    return true;
                }

                return false;
            }

            public async Task<bool> AskAsync()
            {
                Task connect;
                connect = _hub.StartAsync();
                await {|SWB3005:Task.WhenAny(new[] { connect, Task.Delay(5000) })|};
                return connect.IsCompletedSuccessfully;
            }
        }
        """);

    [Fact]
    public Task Collections_of_tasks_and_several_connects_at_once() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection first, HubConnection second)
        {
            public async Task OpenAsync()
            {
                await {|SWB3005:Task.WhenAny([first.StartAsync(), Task.Delay(5000)])|};
                await {|SWB3005:Task.WhenAny(Task.WhenAll(first.StartAsync(), second.StartAsync()), Task.Delay(5000))|};
                await {|SWB3005:Task.WhenAll(first.StartAsync(), second.StartAsync()).WaitAsync(TimeSpan.FromSeconds(1))|};
            }

            public void Open()
            {
                {|SWB3005:Task.WaitAny(first.StartAsync(), Task.Delay(5000))|};
                {|SWB3005:Task.WaitAny(new[] { first.StartAsync() }, 5000)|};
                {|SWB3005:Task.WaitAll(new[] { first.StartAsync(), second.StartAsync() }, TimeSpan.FromSeconds(5))|};
            }
        }
        """);

    [Fact]
    public Task A_connect_in_Task_Run_and_behind_a_private_method() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                {|SWB3005:Task.Run(() => _hub.StartAsync()).Wait(5000)|};
                {|SWB3005:Task.Run(async () => await _hub.StartAsync()).Wait(TimeSpan.FromSeconds(5))|};
                {|SWB3005:Task.Run(async () =>
                {
                    await _hub.StartAsync().ConfigureAwait(false);
                }).Wait(5000)|};
            }

            public async Task OpenAsync()
            {
                await {|SWB3005:Task.WhenAny(ConnectAsync(), Task.Delay(5000))|};
                await {|SWB3005:Local().WaitAsync(TimeSpan.FromSeconds(5))|};

                Task Local() => _hub.StartAsync();
            }

            private Task ConnectAsync() => _hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_token_that_the_time_does_not_cancel() => Rule.VerifyAsync(
        """
        public sealed class Chat(HubConnection hub) : IDisposable
        {
            private readonly CancellationTokenSource _life = new();

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                using var delay = new CancellationTokenSource();
                using var idle = new CancellationTokenSource();
                await {|SWB3005:Task.WhenAny(hub.StartAsync(_life.Token), Task.Delay(5000, delay.Token))|};
                delay.Cancel();
                await {|SWB3005:hub.StartAsync(idle.Token).WaitAsync(TimeSpan.FromSeconds(5))|};
                await {|SWB3005:hub.StartAsync(default).WaitAsync(TimeSpan.FromSeconds(5))|};
            }

            public void Dispose() => _life.Cancel();
        }
        """);

    [Fact]
    public Task Behind_a_conditional_access_and_a_conversion() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection? hub)
        {
            public async Task OpenAsync()
            {
                await ({|SWB3005:hub?.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|} ?? Task.CompletedTask);
                await {|SWB3005:(hub?.StartAsync() ?? Task.CompletedTask).WaitAsync(TimeSpan.FromSeconds(5))|}.ConfigureAwait(false);
                await {|SWB3005:Task.WhenAny((Task)hub!.StartAsync(), Task.Delay(5000))|};
            }
        }
        """);

    [Fact]
    public Task Statics_lambdas_records_async_streams_and_nested_types() => Rule.VerifyAsync(
        """
        public record Sync(HubConnection Hub)
        {
            public Func<Task> Open => async () => await {|SWB3005:Hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};

            private sealed class Feed(HubConnection hub)
            {
                public async IAsyncEnumerable<int> CountAsync()
                {
                    await {|SWB3005:Task.WhenAny(hub.StartAsync(), Task.Delay(100))|};
                    yield return 1;
                }
            }
        }

        public static class Hubs
        {
            public static async Task<bool> TryStartAsync(this HubConnection hub, TimeSpan time)
            {
                var start = hub.StartAsync();
                return await {|SWB3005:Task.WhenAny(start, Task.Delay(time))|} == start;
            }
        }
        """);

    [Fact]
    public Task A_component_a_hosted_service_and_a_managed_client() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override async Task OnInitializedAsync() => await {|SWB3005:Hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5))|};
        }

        public class Worker(IConnectionManager connections) : BackgroundService
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => {|SWB3005:_hub.StartAsync(stoppingToken).WaitAsync(TimeSpan.FromSeconds(5), stoppingToken)|};
        }
        """);

    [Fact]
    public Task A_local_client_that_is_returned_where_it_wins() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public static class Sockets
        {
            public static async Task<ClientWebSocket> OpenAsync(Uri uri)
            {
                var socket = new ClientWebSocket();
                var connect = socket.ConnectAsync(uri, CancellationToken.None);
                if (await {|SWB3005:Task.WhenAny(connect, Task.Delay(3000))|} != connect)
                    throw new TimeoutException();
                await connect;
                return socket;
            }
        }
        """);

    [Fact]
    public Task What_follows_the_connect_is_no_cleanup() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                if (!{|SWB3005:hub.StartAsync().Wait(5000)|})
                    return;
                await GreetAsync(hub);
            }

            private static Task GreetAsync(HubConnection hub) => hub.SendAsync("Hello");
        }
        """);

    [Fact]
    public Task Top_level_statements() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        var start = hub.StartAsync();
        if (await {|SWB3005:Task.WhenAny(start, Task.Delay(5000))|} != start)
            return;
        await hub.SendAsync("Hello");
        """);

    [Fact]
    public Task Inside_a_connector() => Rule.VerifyAsync(
        """
        public abstract class HubConnector : Connector<HubConnection>
        {
            public override Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken) =>
                {|SWB3005:client.StartAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), cancellationToken)|};
        }
        """);

    private static Task VerifyMessageAsync(string message, string source)
    {
        var test = new Rule { TestCode = source };
        test.ExpectedDiagnostics.Add(new Microsoft.CodeAnalysis.Testing.DiagnosticResult("SWB3005", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(message));
        return test.RunAsync();
    }

    [Fact]
    public Task A_token_of_a_source_without_a_time() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Task NewAsync() => {|SWB3005:hub.StartAsync(new CancellationTokenSource().Token).WaitAsync(TimeSpan.FromSeconds(5))|};

            public async Task LinkedAsync(CancellationToken cancellationToken)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                await {|SWB3005:hub.StartAsync(source.Token).WaitAsync(TimeSpan.FromSeconds(5))|};
            }

            public async Task DisposedAsync()
            {
                var source = new CancellationTokenSource();
                await {|SWB3005:hub.StartAsync(source.Token).WaitAsync(TimeSpan.FromSeconds(5))|};
                source.Dispose();
            }

            public async Task GivenAsync(CancellationTokenSource source)
            {
                var own = source;
                await {|SWB3005:hub.StartAsync(own.Token).WaitAsync(TimeSpan.FromSeconds(5))|};
            }
        }
        """);

    [Fact]
    public Task A_local_client_of_a_helper_and_a_connect_that_no_method_makes() => Rule.VerifyAsync(
        """
        public class Chat : IAsyncDisposable
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();
            private static readonly Task s_opening = {|SWB3005:Task.WhenAny(s_hub.StartAsync(), Task.Delay(500))|};

            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            private static async Task ProbeAsync()
            {
                var probe = new HubConnectionBuilder().Build();
                await {|SWB3005:Task.WhenAny(probe.StartAsync(), Task.Delay(500))|};
            }

            public Task CheckAsync() => ProbeAsync();

            public async ValueTask DisposeAsync()
            {
                await ProbeAsync();
                await _hub.DisposeAsync();
                await s_hub.DisposeAsync();
            }
        }
        """);

    // What looks at the task waits for nothing.
    [Fact]
    public Task A_task_that_is_looked_at() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                if (connect.IsCompleted || ReferenceEquals(connect, Task.CompletedTask) || connect.Equals(Task.CompletedTask))
                    return;
                await {|SWB3005:Task.WhenAny((connect), (Task.Delay(500)))|};
            }

            public async Task OpenConvertedAsync()
            {
                var connect = hub.StartAsync();
                Task delay = (Task)(object)Task.Delay(500);
                await {|SWB3005:Task.WhenAny(connect, delay)|};
            }

            public async Task OpenTogetherAsync(Task loading)
            {
                var connect = hub.StartAsync();
                await Task.WhenAll(connect, loading);
            }
        }
        """);

    [Fact]
    public Task On_one_of_the_ways_out_it_is_not_awaited() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool isShort)
            {
                var connect = hub.StartAsync();
                if (isShort)
                {
                    await {|SWB3005:Task.WhenAny(connect, Task.Delay(500))|};
                    return;
                }

                await connect;
            }
        }
        """);

    // What was closed before says nothing of the connect that follows.
    [Theory]
    [InlineData("await hub.StopAsync();")]
    [InlineData("await Closing.CloseAsync(hub);")]
    [InlineData("if (isOpen) Closing.Later(() => hub.StopAsync());")]
    public Task Closed_before_it_connects(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync(bool isOpen)
            {
                await Task.Yield();
                {{code}}
                var connect = hub.StartAsync();
                await {|SWB3005:Task.WhenAny(connect, Task.Delay(500))|};
                GC.KeepAlive(isOpen);
            }
        }

        public static class Closing
        {
            public static Task CloseAsync(HubConnection hub) => hub.StopAsync();

            public static void Later(Func<Task> close) => _ = close();
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001 where it reports: every way to create a client, in every place code can stand.</summary>
public class CreateThroughManagerTests
{
    [Fact]
    public Task The_message_names_the_client() => Rule.VerifyMessageAsync(
        "SWB1001",
        "'HubConnection' is created here, outside the connection manager; get it with 'GetOrCreate' or 'AcquireAsync' so that it is shared and closed",
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|#0:new HubConnectionBuilder().WithUrl("https://x.example.com").Build()|};
        }
        """);

    [Fact]
    public Task The_message_names_the_client_behind_its_task() => Rule.VerifyMessageAsync(
        "SWB1001",
        "'ConnectionMultiplexer' is created here, outside the connection manager; get it with 'GetOrCreate' or 'AcquireAsync' so that it is shared and closed",
        """
        using StackExchange.Redis;

        public class Cache
        {
            public async Task OpenAsync()
            {
                var redis = await {|#0:ConnectionMultiplexer.ConnectAsync("cache:6379")|};
            }
        }
        """);

    [Theory]
    [InlineData("new HubConnectionBuilder().Build()")]
    [InlineData("new HubConnectionBuilder().WithUrl(\"https://x.example.com\").WithAutomaticReconnect().Build()")]
    [InlineData("new System.Net.WebSockets.ClientWebSocket()")]
    [InlineData("new SocketIOClient.SocketIO(\"https://x.example.com\")")]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.Connect(\"cache:6379\")")]
    [InlineData("StackExchange.Redis.ConnectionMultiplexer.SentinelConnect(\"cache:6379\")")]
    [InlineData("new NATS.Client.Core.NatsConnection()")]
    [InlineData("new NATS.Net.NatsClient(\"nats://broker:4222\")")]
    [InlineData("new MQTTnet.MqttClientFactory().CreateMqttClient()")]
    [InlineData("StreamChat.Core.StreamChatClient.CreateDefaultClient()")]
    [InlineData("new Supabase.Client(\"https://x.example.com\", \"key\", new Supabase.SupabaseOptions { AutoConnectRealtime = true })")]
    [InlineData("new Supabase.Realtime.Client(\"wss://x.example.com\")")]
    [InlineData("new PusherClient.Pusher(\"key\")")]
    [InlineData("new IO.Ably.AblyRealtime(\"key\")")]
    [InlineData("new Centrifugal.Centrifuge.CentrifugeClient(\"wss://x.example.com\")")]
    [InlineData("new Websocket.Client.WebsocketClient(new Uri(\"wss://x.example.com\"))")]
    [InlineData("new Azure.Messaging.WebPubSub.Clients.WebPubSubClient(new Uri(\"wss://x.example.com\"))")]
    public Task Every_sdk_in_a_field_initialiser(string creation) => Rule.VerifyAsync(
        $$"""
        public class Feed
        {
            private readonly object _client = {|SWB1001:{{creation}}|};
        }
        """);

    [Fact]
    public Task A_factory_of_an_sdk_that_is_awaited() => Rule.VerifyAsync(
        """
        using RabbitMQ.Client;

        public class Jobs(IConnectionFactory rabbit)
        {
            private IConnection? _connection;

            public async Task OpenAsync(CancellationToken cancellationToken) =>
                _connection = await {|SWB1001:rabbit.CreateConnectionAsync(cancellationToken)|}.ConfigureAwait(false);
        }
        """);

    [Fact]
    public Task Target_typed_new() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using SocketIOClient;

        public class Feed
        {
            private readonly ClientWebSocket _socket = {|SWB1001:new()|};
            private readonly SocketIO _io = {|SWB1001:new("https://x.example.com")|};
        }
        """);

    [Fact]
    public Task A_builder_that_is_configured_in_several_statements() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public HubConnection Open(bool reconnects)
            {
                IHubConnectionBuilder builder = new HubConnectionBuilder();
                builder = builder.WithUrl("https://x.example.com");
                if (reconnects)
                    builder.WithAutomaticReconnect();
                return {|SWB1001:builder.Build()|};
            }
        }
        """);

    [Fact]
    public Task Fields_properties_and_locals() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            private static readonly NatsConnection Shared = {|SWB1001:new()|};
            private readonly NatsConnection _field;

            public Feed() => _field = {|SWB1001:new NatsConnection()|};

            public NatsConnection Property { get; } = {|SWB1001:new()|};

            public NatsConnection Computed => {|SWB1001:new NatsConnection()|};

            public NatsConnection? Lazily { get => field ??= {|SWB1001:new NatsConnection()|}; }

            public void Local()
            {
                var local = {|SWB1001:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task Records_structs_and_nested_types() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public record Settings(string Url)
        {
            public NatsConnection Client { get; } = {|SWB1001:new()|};
        }

        public readonly struct Feed
        {
            public NatsConnection Open() => {|SWB1001:new()|};
        }

        public class Outer
        {
            private static class Inner
            {
                public static readonly NatsConnection Client = {|SWB1001:new()|};
            }
        }
        """);

    [Fact]
    public Task Partial_types_in_two_files()
    {
        var test = new Rule();
        test.TestState.Sources.Add(("/0/Chat.Open.cs", """
            public partial class Chat
            {
                public void Open() => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
            }
            """));
        return test.CheckAsync(
            """
            public partial class Chat
            {
                private HubConnection? _hub;

                public void Reopen() => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
            }
            """);
    }

    [Fact]
    public Task Lambdas_and_local_functions() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            private readonly Lazy<NatsConnection> _lazy = new(() => {|SWB1001:new NatsConnection()|});
            private readonly Func<NatsConnection> _factory = static () => {|SWB1001:new()|};

            public NatsConnection Open()
            {
                return Make();

                static NatsConnection Make() => {|SWB1001:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task Top_level_statements_are_no_composition_root_as_such() => Rule.VerifyProgramAsync(
        """
        var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(args[0]).Build()|};
        await hub.StartAsync();
        await hub.DisposeAsync();
        """);

    [Fact]
    public Task A_using_local_of_the_entry_point() => Rule.VerifyProgramAsync(
        """
        public static class Program
        {
            public static async Task Main()
            {
                await using var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                await hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task Async_streams() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            public async IAsyncEnumerable<string?> ReadAsync()
            {
                var client = {|SWB1001:new NatsConnection()|};
                await foreach (var message in client.SubscribeAsync<string>("prices"))
                    yield return message.Data;
                await client.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_conditional_and_a_switch_expression() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed(NatsConnection? given)
        {
            private readonly NatsConnection _client = given ?? {|SWB1001:new NatsConnection()|};

            public NatsConnection Pick(int kind) => kind switch
            {
                0 => _client,
                1 => {|SWB1001:new NatsConnection(new NatsOpts())|},
                _ => kind > 5 ? {|SWB1001:new NatsConnection()|} : _client,
            };
        }
        """);

    [Fact]
    public Task A_type_of_the_users_own_that_derives_from_a_client_made_elsewhere() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url) : SocketIO(url);

        public class Scores
        {
            private readonly ScoreSocket _socket = {|SWB1001:new ScoreSocket("https://x.example.com")|};
        }
        """);

    [Fact]
    public Task A_blazor_component() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public class Board : ComponentBase
        {
            private HubConnection? _hub;

            [Inject] public NavigationManager Navigation { get; set; } = default!;

            protected override async Task OnInitializedAsync()
            {
                _hub = {|SWB1001:new HubConnectionBuilder()
                    .WithUrl(Navigation.ToAbsoluteUri("/board"))
                    .Build()|};
                await _hub.StartAsync();
            }
        }
        """);

    [Fact]
    public Task Desktop_and_game_types() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Shell : System.Windows.Window
        {
            private readonly HubConnection _hub;

            public Shell() => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }

        public class TradeForm : System.Windows.Forms.Form
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private IStreamChatClient? _chat;

            private void Awake() => _chat = {|SWB1001:StreamChatClient.CreateDefaultClient()|};
        }
        """);

    [Fact]
    public Task A_hosted_service() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                await hub.StartAsync(stoppingToken);
            }
        }
        """);

    [Fact]
    public Task A_class_with_factory_in_its_name_is_no_evidence() => Rule.VerifyAsync(
        """
        public class HubFactory
        {
            public HubConnection Create(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }
        """);

    [Fact]
    public Task A_private_helper_that_others_than_registrations_use_too() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton(_ => Build());

            public static HubConnection Direct() => Build();

            private static HubConnection Build() => {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task Without_the_runtime_library_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1002 is quiet, or leaves the place to SWB1001, where no repetition is proven.</summary>
public class ConnectionPerCallQuietTests
{
    [Fact]
    public Task A_pool_filled_in_a_constructors_loop_is_1001() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Pool
        {
            private readonly NatsConnection[] _clients = new NatsConnection[4];
            private static readonly List<NatsConnection> Shared = [];

            static Pool()
            {
                while (Shared.Count < 4)
                    Shared.Add({|SWB1001:new NatsConnection()|});
            }

            public Pool()
            {
                for (var i = 0; i < _clients.Length; i++)
                    _clients[i] = {|SWB1001:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task What_others_can_call_too_is_1001_although_a_loop_calls_it_here() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Farm
        {
            public void Add()
            {
                var client = {|SWB1001:new NatsConnection()|};
                Console.WriteLine(client);
            }

            public void Fill()
            {
                while (Console.ReadLine() is not null)
                    Add();
            }
        }
        """);

    [Fact]
    public Task A_loop_of_attempts_that_success_leaves_is_1001() => Rule.VerifyAsync(
        """
        public class Agent
        {
            private HubConnection? _hub;

            public async Task ConnectAsync(string address)
            {
                for (var attempt = 1; true; attempt++)
                {
                    try
                    {
                        await Task.Delay(attempt * 1000);
                        if (_hub is not null)
                            await _hub.DisposeAsync();
                        _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                        await _hub.StartAsync();
                        break;
                    }
                    catch (Exception)
                    {
                    }
                }
            }

            public static async Task<HubConnection> TransportAsync(string address)
            {
                for (var transport = 1; transport <= 4; transport <<= 1)
                {
                    var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address, (Microsoft.AspNetCore.Http.Connections.HttpTransportType)transport).Build()|};
                    try
                    {
                        await hub.StartAsync();
                        return hub;
                    }
                    catch (Exception)
                    {
                        await hub.DisposeAsync();
                    }
                }

                throw new InvalidOperationException();
            }

            public static async Task<HubConnection> MirrorAsync(string[] addresses)
            {
                foreach (var address in addresses)
                {
                    var hub = {|SWB1002:new HubConnectionBuilder().WithUrl(address).Build()|};
                    try
                    {
                        await hub.StartAsync();
                        return hub;
                    }
                    catch (Exception)
                    {
                        await hub.DisposeAsync();
                    }
                }

                throw new InvalidOperationException();
            }
        }
        """);

    [Fact]
    public Task Created_before_the_loop() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            public async Task PublishAsync(string[] texts)
            {
                var client = {|SWB1001:new NatsConnection()|};
                foreach (var text in texts)
                    await client.PublishAsync("texts", text);
            }

            public async Task ReadAsync()
            {
                await foreach (var message in {|SWB1001:new NatsConnection()|}.SubscribeAsync<string>("prices"))
                    Console.WriteLine(message.Data);
            }
        }
        """);

    [Fact]
    public Task Created_once_behind_a_guard_that_remembers() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;
        using System.Windows.Forms;

        public class TradeForm : Form
        {
            private readonly Control _button = new();
            private readonly System.Timers.Timer _timer = new();
            private NatsConnection? _client;
            private NatsConnection? _other;
            private NatsConnection? _third;

            public TradeForm()
            {
                _button.Click += (_, _) => _client ??= {|SWB1001:new NatsConnection()|};
                _timer.Elapsed += (_, _) =>
                {
                    if (_other is null)
                        _other = {|SWB1001:new NatsConnection()|};
                };
            }

            public void Publish(string[] texts)
            {
                foreach (var text in texts)
                    _third ??= {|SWB1001:new NatsConnection()|};
            }

            private void OnDesignedClick(object sender, EventArgs e)
            {
                if (_third != null)
                    return;
                _third = {|SWB1001:new NatsConnection()|};
            }
        }

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private NatsConnection? _client;

            private void Update()
            {
                if (_client == null)
                    _client = {|SWB1001:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task A_static_that_a_request_handler_fills_once_is_1001() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;
        using StackExchange.Redis;

        public class OrdersController : ControllerBase
        {
            private static ConnectionMultiplexer? s_redis;

            public string? Get(string id)
            {
                s_redis ??= {|SWB1001:ConnectionMultiplexer.Connect("cache")|};
                return s_redis.GetDatabase().StringGet(id);
            }
        }
        """);

    [Fact]
    public Task A_field_of_a_controller_is_empty_at_every_request() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;
        using StackExchange.Redis;

        public class OrdersController : ControllerBase
        {
            private ConnectionMultiplexer? _redis;

            public string? Get(string id)
            {
                _redis ??= {|SWB1002:ConnectionMultiplexer.Connect("cache")|};
                return _redis.GetDatabase().StringGet(id);
            }
        }
        """);

    [Fact]
    public Task Events_that_are_raised_once_in_a_life() => Rule.VerifyAsync(
        """
        using System.Windows.Forms;

        public class TradeForm : Form
        {
            private HubConnection? _hub;

            public TradeForm()
            {
                Load += OnFormLoad;
                Shown += (_, _) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
            }

            protected override void OnLoad(EventArgs e) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};

            private void OnFormLoad(object? sender, EventArgs e) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task Handlers_that_a_designer_named_after_an_event_that_is_raised_once() => Rule.VerifyAsync(
        """
        using System.Windows;
        using System.Windows.Forms;

        public partial class TradeForm : Form
        {
            private HubConnection? _hub;

            private void TradeForm_Load(object sender, EventArgs e) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};

            private void button_Click(object sender, EventArgs e) => _hub = {|SWB1002:new HubConnectionBuilder().Build()|};

            private void Load(object sender, EventArgs e) => _hub = {|SWB1002:new HubConnectionBuilder().Build()|};
        }

        public partial class TradeWindow : Window
        {
            private HubConnection? _hub;

            private void Window_ContentRendered(object sender, EventArgs e) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};

            private void Window_Loaded(object sender, RoutedEventArgs e) => _hub = {|SWB1002:new HubConnectionBuilder().Build()|};
        }

        public class NoForm
        {
            private HubConnection? _hub;

            private void NoForm_Load(object sender, EventArgs e) => _hub = {|SWB1002:new HubConnectionBuilder().Build()|};
        }
        """);

    [Fact]
    public Task Life_cycle_methods_that_run_once() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;
        using StreamChat.Core;

        public class Board : ComponentBase
        {
            private HubConnection? _hub;

            protected override void OnInitialized() => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};

            protected override async Task OnAfterRenderAsync(bool firstRender)
            {
                if (firstRender)
                {
                    _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                    await _hub.StartAsync();
                }
            }
        }

        public class Worker : IHostedService
        {
            private HubConnection? _hub;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                return _hub.StartAsync(cancellationToken);
            }

            public Task StopAsync(CancellationToken cancellationToken) => _hub!.StopAsync(cancellationToken);
        }

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private IStreamChatClient? _chat;

            private void Start() => _chat = {|SWB1001:StreamChatClient.CreateDefaultClient()|};
        }
        """);

    [Fact]
    public Task A_method_that_one_call_does_not_repeat() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed
        {
            public void Run(string[] texts)
            {
                Publish("first");
                foreach (var text in texts)
                    Publish(text);
            }

            private void Publish(string text)
            {
                var client = {|SWB1001:new NatsConnection()|};
            }
        }
        """);

    [Fact]
    public Task A_lambda_in_a_loop_that_the_manager_calls() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Feed(IConnectionManager connections)
        {
            public async Task PublishAsync(string[] tenants)
            {
                foreach (var tenant in tenants)
                {
                    await using var lease = await connections.AcquireAsync(tenant, () => new NatsConnection());
                    await lease.Client.PublishAsync("texts", tenant);
                }
            }
        }
        """);

    [Fact]
    public Task Registrations_in_a_loop() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;

        public static class Setup
        {
            public static void Add(IServiceCollection services, string[] endpoints)
            {
                foreach (var endpoint in endpoints)
                    services.AddKeyedSingleton<IConnectionMultiplexer>(endpoint, (_, _) => ConnectionMultiplexer.Connect(endpoint));
            }
        }
        """);

    [Fact]
    public Task A_wrapper_in_a_using_local() => Rule.VerifyAsync(
        """
        public sealed class Game(string url) : IAsyncDisposable
        {
            public string Url => url;

            public ValueTask DisposeAsync() => default;
        }

        public class Lobby
        {
            public async Task PlayAsync()
            {
                await using var game = new Game("https://x.example.com");
            }
        }
        """);

    [Fact]
    public Task A_shared_client_in_a_request_handler() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache"));
        var app = builder.Build();
        app.MapGet("/", async (IConnectionMultiplexer redis, string key) => (string?)await redis.GetDatabase().StringGetAsync(key));
        app.Run();
        """);

    [Fact]
    public Task A_lambda_that_maps_no_endpoint() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Routing;

        public static class Rooms
        {
            private static HubConnection? s_hub;

            public static void Open(IEndpointRouteBuilder routes, string name)
            {
                Map(name, _ => { s_hub = {|SWB1001:new HubConnectionBuilder().Build()|}; });
                routes.Warm(() => { s_hub = {|SWB1001:new HubConnectionBuilder().Build()|}; });
            }

            private static void Map(string name, Action<string> work) => work(name);

            private static void Warm(this IEndpointRouteBuilder routes, Action work) => work();
        }
        """);

    [Fact]
    public Task A_cache_that_makes_what_it_does_not_have() => Rule.VerifyAsync(
        """
        using System.Collections.Concurrent;
        using Microsoft.AspNetCore.Mvc;
        using StackExchange.Redis;

        public class OrdersController : ControllerBase
        {
            private static readonly ConcurrentDictionary<string, HubConnection> Hubs = new();
            private static ConnectionMultiplexer? s_redis;
            private static Lazy<ConnectionMultiplexer>? s_lazy;

            public async Task Send(string[] tenants)
            {
                foreach (var tenant in tenants)
                    await Hubs.GetOrAdd(tenant, _ => {|SWB1001:new HubConnectionBuilder().Build()|}).SendAsync("Order");
                LazyInitializer.EnsureInitialized(ref s_redis, () => {|SWB1001:ConnectionMultiplexer.Connect("cache")|});
                s_lazy ??= new Lazy<ConnectionMultiplexer>(() => {|SWB1001:ConnectionMultiplexer.Connect("cache")|});
            }
        }
        """);

    [Fact]
    public Task A_using_local_of_a_method_that_is_given_the_host() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using StackExchange.Redis;

        public static class Warming
        {
            public static WebApplication WarmCache(this WebApplication app)
            {
                using var redis = {|SWB1001:ConnectionMultiplexer.Connect("cache")|};
                return app;
            }
        }
        """);

    [Fact]
    public Task Made_when_a_component_appears_and_released_when_it_goes() => Rule.VerifyAsync(
        """
        using System.Windows;
        using StreamChat.Core;

        public class RoomPage : Microsoft.Maui.Controls.ContentPage
        {
            private HubConnection? _hub;

            protected override void OnAppearing() => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};

            protected override void OnDisappearing() => _hub?.DisposeAsync();
        }

        public class Lobby : UnityEngine.MonoBehaviour
        {
            private IStreamChatClient? _chat;

            private void OnEnable() => _chat = {|SWB1001:StreamChatClient.CreateDefaultClient()|};

            private void OnDisable() => _chat?.Dispose();
        }

        public class Shell : FrameworkElement
        {
            private HubConnection? _hub;

            public Shell()
            {
                Loaded += (_, _) => _hub = {|SWB1001:new HubConnectionBuilder().Build()|};
                Unloaded += (_, _) => _hub?.DisposeAsync();
            }
        }
        """);
}

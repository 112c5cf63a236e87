using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2001: SDKs, leases, and the places where a local can stand.</summary>
public class ReleaseConnectionStyleTests
{
    [Theory]
    [InlineData("var hub = [|new HubConnectionBuilder().WithUrl(\"https://example.org\").Build()|]; await hub.StartAsync();")]
    [InlineData("var io = [|new SocketIOClient.SocketIO(\"https://example.org\")|]; await io.ConnectAsync();")]
    [InlineData("var redis = await [|StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"localhost\")|]; redis.GetSubscriber();")]
    [InlineData("var pusher = [|new PusherClient.Pusher(\"key\")|]; await pusher.ConnectAsync();")]
    [InlineData("var nats = [|new NATS.Net.NatsClient(\"nats://localhost\")|]; await nats.ConnectAsync();")]
    [InlineData("var mqtt = [|new MQTTnet.MqttClientFactory().CreateMqttClient()|]; Touch(mqtt.IsConnected);")]
    [InlineData("var ably = [|new IO.Ably.AblyRealtime(\"key\")|]; ably.Connect();")]
    [InlineData("var rabbit = await [|factory.CreateConnectionAsync()|]; await rabbit.CreateChannelAsync();")]
    public Task A_client_of_each_SDK_is_lost(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); await hub.StartAsync(); await hub.DisposeAsync();")]
    [InlineData("await using var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); await hub.StartAsync();")]
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); await using (hub) { await hub.StartAsync(); }")]
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); await using var scope = hub.ConfigureAwait(false); await hub.StartAsync();")]
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); hub.DisposeAsync().AsTask().GetAwaiter().GetResult();")]
    // Decision 7: a graceful disconnect is a release too.
    [InlineData("var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); await hub.StartAsync(); await hub.StopAsync();")]
    [InlineData("var io = new SocketIOClient.SocketIO(\"https://example.org\"); await io.ConnectAsync(); await io.DisconnectAsync();")]
    [InlineData("var pusher = new PusherClient.Pusher(\"key\"); await pusher.ConnectAsync(); await pusher.DisconnectAsync();")]
    [InlineData("using var redis = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(\"localhost\");")]
    [InlineData("var ably = new IO.Ably.AblyRealtime(\"key\"); ably.Close();")]
    [InlineData("var web = new Azure.Messaging.WebPubSub.Clients.WebPubSubClient(new Uri(\"wss://example.org\")); await web.StartAsync(); await web.StopAsync();")]
    [InlineData("await using var rabbit = await factory.CreateConnectionAsync(); await rabbit.CreateChannelAsync();")]
    public Task A_client_of_each_SDK_is_released(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var lease = await [|connections.AcquireAsync(\"chat\", Build)|]; await lease.Client.SendAsync(\"hello\");")]
    [InlineData("var lease = await [|connections.AcquireAsync(\"chat\", Build)|]; if (lease.Status == default(ConnectionStatus)) await lease.DisposeAsync();")]
    [InlineData("var lease = await [|connections.AcquireAsync(\"chat\", Build)|].ConfigureAwait(false); var hub = lease.Client; await hub.SendAsync(\"hello\");")]
    public Task A_lease_is_lost(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("await using var lease = await connections.AcquireAsync(\"chat\", Build); await lease.Client.SendAsync(\"hello\");")]
    [InlineData("var lease = await connections.AcquireAsync(\"chat\", Build); try { await lease.Client.SendAsync(\"hello\"); } finally { await lease.DisposeAsync(); }")]
    [InlineData("using var lease = await connections.AcquireAsync(\"chat\", Build); await lease.Client.SendAsync(\"hello\");")]
    [InlineData("var lease = await connections.AcquireAsync(\"chat\", Build); Touch(lease);")]
    public Task A_lease_is_released_or_handed_on(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var hub = connections.GetOrCreate(\"chat\", Build); await connections.ConnectAsync(hub);")]
    [InlineData("var hub = connections.GetOrCreate(\"chat\", () => new HubConnectionBuilder().WithUrl(\"https://example.org\").Build()); await hub.SendAsync(\"x\");")]
    [InlineData("var hub = given; await hub.SendAsync(\"x\");")]
    [InlineData("var hub = services.GetRequiredService<HubConnection>(); await hub.SendAsync(\"x\");")]
    [InlineData("var hub = Factories.Make(); await hub.SendAsync(\"x\");")]
    [InlineData("var hub = make(); await hub.SendAsync(\"x\");")]
    public Task A_managed_shared_or_unknown_client_is_not_this_method_s_to_release(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task Released_through_the_manager() => Rule.VerifyAsync(Method(
        "var hub = Build(); await connections.ReleaseAsync(hub);"));

    [Fact]
    public Task A_private_factory_hands_its_client_to_the_caller_who_loses_it() => Rule.VerifyAsync(Method(
        "var hub = [|Build()|]; await hub.StartAsync();"));

    [Theory]
    [InlineData("hub.On<string>(\"message\", text => Console.WriteLine(hub.State));")]
    [InlineData("hub.Closed += _ => hub.StartAsync();")]
    public Task A_handler_on_the_client_itself_keeps_nobody_alive(string use) => Rule.VerifyAsync(Method(
        $"var hub = [|new HubConnectionBuilder().WithUrl(\"https://example.org\").Build()|]; {use} await hub.StartAsync();"));

    [Fact]
    public Task In_a_lambda() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Probes
        {
            public Func<Task> Lost(Uri url) => async () =>
            {
                var socket = [|new ClientWebSocket()|];
                await socket.ConnectAsync(url, default);
            };

            public Func<Task> Released(Uri url) => async () =>
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(url, default);
            };
        }
        """);

    [Fact]
    public Task In_a_lambda_within_a_lambda() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Probes
        {
            public void Start(Uri url, bool flag)
            {
                Task.Run(() => Task.Run(async () =>
                {
                    var socket = [|new ClientWebSocket()|];
                    await socket.ConnectAsync(url, default);
                    if (flag)
                        return;
                    socket.Dispose();
                }));
            }
        }
        """);

    [Fact]
    public Task In_a_local_function() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Probes
        {
            public Task RunAsync(Uri url)
            {
                return Task.WhenAll(LostAsync(), ReleasedAsync());

                async Task LostAsync()
                {
                    var socket = [|new ClientWebSocket()|];
                    await socket.ConnectAsync(url, default);
                }

                async Task ReleasedAsync()
                {
                    var socket = new ClientWebSocket();
                    try { await socket.ConnectAsync(url, default); }
                    finally { socket.Dispose(); }
                }
            }
        }
        """);

    [Fact]
    public Task In_a_lambda_of_a_field_initialiser() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Probes
        {
            private readonly Func<Uri, Task> _probe = async url =>
            {
                var socket = [|new ClientWebSocket()|];
                await socket.ConnectAsync(url, default);
            };
        }
        """);

    [Fact]
    public Task In_an_accessor_an_operator_and_a_constructor() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Probe
        {
            public Probe()
            {
                var socket = [|new ClientWebSocket()|];
                State = socket.State;
            }

            public WebSocketState State { get; }

            public bool IsFresh
            {
                get
                {
                    var socket = [|new ClientWebSocket()|];
                    return socket.State == WebSocketState.None;
                }
            }

            public static bool operator !(Probe probe)
            {
                var socket = [|new ClientWebSocket()|];
                return socket.State == probe.State;
            }
        }
        """);

    [Fact]
    public Task In_a_finalizer_a_record_and_a_struct() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Last
        {
            ~Last()
            {
                var socket = [|new ClientWebSocket()|];
                Console.WriteLine(socket.State);
            }
        }

        record Check(Uri Url)
        {
            public async Task RunAsync()
            {
                var socket = [|new ClientWebSocket()|];
                await socket.ConnectAsync(Url, default);
            }
        }

        readonly record struct Quick(Uri Url)
        {
            public async Task RunAsync()
            {
                using var socket = new ClientWebSocket();
                await socket.ConnectAsync(Url, default);
            }
        }
        """);

    [Fact]
    public Task In_top_level_statements() => Rule.VerifyProgramAsync("""
        using System.Net.WebSockets;
        var socket = [|new ClientWebSocket()|];
        await socket.ConnectAsync(new Uri("wss://example.org"), default);
        Console.WriteLine(socket.State);
        """);

    [Fact]
    public Task Released_in_top_level_statements() => Rule.VerifyProgramAsync("""
        using System.Net.WebSockets;
        using var socket = new ClientWebSocket();
        await socket.ConnectAsync(new Uri("wss://example.org"), default);
        """);

    [Fact]
    public Task In_a_generic_nested_type() => Rule.VerifyAsync("""
        using System.Net.WebSockets;
        class Outer<T>
        {
            private class Inner<TKey>
            {
                public async Task RunAsync(Uri url, T value, TKey key)
                {
                    var socket = [|new ClientWebSocket()|];
                    await socket.ConnectAsync(url, default);
                }
            }
        }
        """);

    [Fact]
    public Task In_test_code_too() => new Rule
    {
        IsTestCode = true,
        TestCode = """
            using System.Net.WebSockets;
            public class SocketTests
            {
                [Xunit.Fact]
                public async Task Connects()
                {
                    var socket = [|new ClientWebSocket()|];
                    await socket.ConnectAsync(new Uri("wss://example.org"), default);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task Without_the_runtime_library_too() => new Rule
    {
        ReferencesSwitchboard = false,
        TestCode = """
            using System.Net.WebSockets;
            class Probe
            {
                public async Task RunAsync(Uri url)
                {
                    var socket = [|new ClientWebSocket()|];
                    await socket.ConnectAsync(url, default);
                }
            }
            """,
    }.RunAsync();

    [Fact]
    public Task A_type_of_the_user_s_own_with_the_same_name_is_none_of_ours() => Rule.VerifyAsync("""
        namespace Mine
        {
            class ClientWebSocket : IDisposable { public void Dispose() { } }

            class Probe
            {
                public void Run()
                {
                    var socket = new ClientWebSocket();
                    socket.ToString();
                }
            }
        }
        """);

    [Fact]
    public Task A_server_s_end_is_left_alone() => Rule.VerifyAsync("""
        using System.Net;
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http;
        class Endpoint
        {
            public async Task AcceptAsync(HttpContext context)
            {
                var socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, default);
            }

            public async Task AcceptAsync(HttpListenerContext context)
            {
                var accepted = await context.AcceptWebSocketAsync(null);
                var socket = accepted.WebSocket;
                await socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, default);
            }
        }
        """);

    [Fact]
    public Task A_local_of_a_registration_belongs_to_the_container() => Rule.VerifyAsync("""
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.AspNetCore.SignalR.Client;
        static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(_ =>
                {
                    var hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
                    hub.On<string>("message", Console.WriteLine);
                    return hub;
                });

                var redis = StackExchange.Redis.ConnectionMultiplexer.Connect("localhost");
                services.AddSingleton<StackExchange.Redis.IConnectionMultiplexer>(redis);
            }
        }
        """);

    private static string Method(string body) => $$"""
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;
        static class Factories
        {
            public static HubConnection Make() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }

        class Sample(IConnectionManager connections, RabbitMQ.Client.ConnectionFactory factory, IServiceProvider services)
        {
            public async Task RunAsync(HubConnection given, Func<HubConnection> make)
            {
                await Task.Yield();
                {{body}}
            }

            private static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
            private static void Touch(object value) { }
        }
        """;
}

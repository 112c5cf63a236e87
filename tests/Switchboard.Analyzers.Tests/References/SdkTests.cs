using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Switchboard.TestReferences;
using Xunit;

namespace Switchboard.Analyzers.Tests.References;

/// <summary>What test input is written against compiles, as the documentation of each SDK would write it.</summary>
public class SdkTests
{
    private static readonly ImmutableArray<MetadataReference> s_web = [.. Sdk.NetCore, .. Sdk.AspNetCore];

    [Fact]
    public void SignalR_input_compiles() => AssertCompiles(Sdk.All, """
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat : ComponentBase, IAsyncDisposable
        {
            private HubConnection? _hub;
            private IDisposable? _handle;

            protected override async Task OnInitializedAsync()
            {
                _hub = new HubConnectionBuilder()
                    .WithUrl("https://localhost/chat", options => options.AccessTokenProvider = () => Task.FromResult<string?>("token"))
                    .WithAutomaticReconnect()
                    .Build();
                _handle = _hub.On<string, int>("message", (text, number) => { });
                _hub.Closed += error => Task.CompletedTask;
                await _hub.StartAsync();
                await _hub.SendAsync("join", "room");
                await _hub.InvokeAsync<int>("count");
            }

            public async ValueTask DisposeAsync() { if (_hub is not null) await _hub.DisposeAsync(); }
        }
        """);

    [Fact]
    public void Web_socket_input_compiles() => AssertCompiles(Sdk.All, """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http;

        public class Sockets
        {
            public async Task Run(HttpContext context, CancellationToken token)
            {
                using var client = new ClientWebSocket();
                await client.ConnectAsync(new Uri("wss://localhost"), token);
                await client.SendAsync(new byte[1], WebSocketMessageType.Text, true, token);
                await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, token);
                using var server = await context.WebSockets.AcceptWebSocketAsync();
            }
        }
        """);

    [Fact]
    public void Chat_service_input_compiles() => AssertCompiles(Sdk.All, """
        public class Services
        {
            public async Task Stream(StreamChat.Core.IStreamChatClient client)
            {
                client = StreamChat.Core.StreamChatClient.CreateDefaultClient();
                await client.ConnectUserAsync("key", "user", "token");
                var channel = await client.GetOrCreateChannelWithIdAsync(StreamChat.Core.ChannelType.Messaging, "general");
                channel.MessageReceived += (c, message) => { };
                await channel.StopWatchingAsync();
                await client.DisconnectUserAsync();
                var factory = new StreamChat.Clients.StreamClientFactory("key", "secret");
            }

            public async Task Supabase_()
            {
                var client = new Supabase.Client("https://x.supabase.co", "key");
                await client.InitializeAsync();
                var channel = client.Realtime.Channel("room");
                channel.AddPostgresChangeHandler(Supabase.Realtime.PostgresChanges.PostgresChangesOptions.ListenType.All, (sender, change) => { });
                await channel.Subscribe();
                channel.Unsubscribe();
                var realtime = new Supabase.Realtime.Client("wss://x/socket");
                realtime.SetAuth("jwt");
                await realtime.ConnectAsync();
                realtime.Disconnect();
            }

            public async Task Pusher()
            {
                var pusher = new PusherClient.Pusher("key", new PusherClient.PusherOptions { Cluster = "eu" });
                pusher.Connected += sender => { };
                await pusher.ConnectAsync();
                var channel = await pusher.SubscribeAsync("room");
                channel.Bind("message", (PusherClient.PusherEvent e) => { });
                await channel.UnsubscribeAsync();
                await pusher.DisconnectAsync();
            }

            public void Ably()
            {
                using var ably = new IO.Ably.AblyRealtime("key");
                ably.Connection.ConnectionStateChanged += (sender, change) => { };
                ably.Channels.Get("room").Subscribe("event", message => { });
                ably.Channels.Release("room");
            }
        }
        """);

    [Fact]
    public void Message_broker_input_compiles() => AssertCompiles(Sdk.All, """
        using MQTTnet;
        using NATS.Client.Core;
        using NATS.Net;
        using RabbitMQ.Client;
        using StackExchange.Redis;

        public class Brokers
        {
            public async Task Nats(CancellationToken token)
            {
                await using var client = new NatsClient("nats://localhost");
                await foreach (var message in client.SubscribeAsync<string>("orders.>", cancellationToken: token)) { }
                await using var connection = new NatsConnection(NatsOpts.Default with { Url = "nats://localhost" });
                await using var subscription = await connection.SubscribeCoreAsync<string>("orders");
                await client.PublishAsync("orders", "one");
            }

            public async Task Mqtt()
            {
                using var client = new MqttClientFactory().CreateMqttClient();
                client.ApplicationMessageReceivedAsync += e => Task.CompletedTask;
                await client.ConnectAsync(new MqttClientOptionsBuilder().WithTcpServer("localhost").Build());
                await client.SubscribeAsync("topic");
                await client.PublishStringAsync("topic", "text");
                await client.DisconnectAsync();
            }

            public async Task Redis()
            {
                using var redis = await ConnectionMultiplexer.ConnectAsync("localhost");
                redis.ConnectionRestored += (sender, e) => { };
                var queue = redis.GetSubscriber().Subscribe("room");
                queue.OnMessage(message => { });
                redis.GetSubscriber().Subscribe("room", (channel, value) => { });
                await redis.GetSubscriber().UnsubscribeAsync("room");
            }

            public async Task Rabbit()
            {
                await using var connection = await new ConnectionFactory { HostName = "localhost" }.CreateConnectionAsync();
                await using var channel = await connection.CreateChannelAsync();
                await channel.BasicConsumeAsync("queue", true, new RabbitMQ.Client.Events.AsyncEventingBasicConsumer(channel));
            }
        }
        """);

    [Fact]
    public void Socket_library_input_compiles() => AssertCompiles(Sdk.All, """
        public class Sockets
        {
            public async Task Run()
            {
                using var io = new SocketIOClient.SocketIO("https://localhost");
                io.On("message", response => { });
                io.OnConnected += (sender, e) => { };
                await io.ConnectAsync();
                await io.EmitAsync("message", "text");

                using var socket = new Websocket.Client.WebsocketClient(new Uri("wss://localhost"));
                await socket.Start();
                socket.Send("text");

                await using var centrifuge = new Centrifugal.Centrifuge.CentrifugeClient("wss://localhost");
                var subscription = centrifuge.NewSubscription("room");
                subscription.Publication += (sender, e) => { };
                subscription.Subscribe();
                centrifuge.Connect();

                var pubsub = new Azure.Messaging.WebPubSub.Clients.WebPubSubClient(new Uri("wss://localhost"));
                pubsub.GroupMessageReceived += e => Task.CompletedTask;
                await pubsub.StartAsync();
                await pubsub.JoinGroupAsync("room");
                await pubsub.DisposeAsync();

                using var phoenix = new Phoenix.Socket("wss://localhost", new(), null!, new());
                var channel = phoenix.Channel("room:1");
                var handle = channel.On("message", message => { });
                channel.Join();
                channel.Off(handle);
            }
        }
        """);

    [Fact]
    public void User_interface_input_compiles() => AssertCompiles(Sdk.All, """
        public class MainWindow : System.Windows.Window
        {
            public MainWindow() => Loaded += (sender, e) => { };
            protected override void OnClosed(EventArgs e) => base.OnClosed(e);
        }

        public class MainForm : System.Windows.Forms.Form
        {
            protected override void OnFormClosed(System.Windows.Forms.FormClosedEventArgs e) => base.OnFormClosed(e);
            protected override void Dispose(bool disposing) => base.Dispose(disposing);
        }

        public class MainPage : Microsoft.Maui.Controls.ContentPage
        {
            protected override void OnAppearing() { }
            protected override void OnDisappearing() { }
        }

        public class Player : UnityEngine.MonoBehaviour
        {
            private void OnDestroy() => UnityEngine.Debug.Log(name);
        }
        """);

    [Fact]
    public void Input_for_other_versions_compiles()
    {
        AssertCompiles([.. s_web, .. Sdk.SocketIO4], "public class A { public Task B(SocketIOClient.ISocketIO io) { io.On(\"a\", context => Task.CompletedTask); return io.ConnectAsync(); } }");
        AssertCompiles([.. s_web, .. Sdk.RabbitMQ6], "using RabbitMQ.Client; public class A { public void B() { using var c = new ConnectionFactory().CreateConnection(); using var m = c.CreateModel(); } }");
        AssertCompiles([.. s_web, .. Sdk.Mqtt4], "using MQTTnet; using MQTTnet.Client; public class A { public Task B() => new MqttFactory().CreateMqttClient().SubscribeAsync(\"a\"); }");
        AssertCompiles([.. s_web, .. Sdk.SignalR11], "public class A { public Task B(Microsoft.AspNetCore.SignalR.Client.HubConnection hub) => hub.RefreshAuthenticationAsync(); }");
    }

    [Fact]
    public void Test_code_compiles_where_the_test_framework_is_referenced() =>
        AssertCompiles([.. Sdk.All, .. Sdk.TestFramework], "public class A { [Xunit.Fact] public void B() => Xunit.Assert.True(true); }");

    [Fact]
    public void Everything_leaves_the_test_framework_out() =>
        Assert.DoesNotContain(Sdk.All, reference => Path.GetFileName(reference.Display)!.StartsWith("xunit", StringComparison.OrdinalIgnoreCase));

    private static void AssertCompiles(ImmutableArray<MetadataReference> references, string source)
    {
        const string Usings = "global using System; global using System.Threading; global using System.Threading.Tasks;";
        var token = TestContext.Current.CancellationToken;
        var compilation = CSharpCompilation.Create(
            "Input",
            [CSharpSyntaxTree.ParseText(Usings, cancellationToken: token), CSharpSyntaxTree.ParseText(source, cancellationToken: token)],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

        Assert.Empty(compilation.GetDiagnostics(token).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
    }
}

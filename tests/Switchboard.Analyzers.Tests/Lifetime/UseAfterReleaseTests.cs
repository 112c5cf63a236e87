using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005: what ends a connection, SDK by SDK, and where it is kept.</summary>
public class UseAfterReleaseTests
{
    private const string Names = """
        using System.Net.WebSockets;
        using RabbitMQ.Client;
        using SocketIOClient;
        using StackExchange.Redis;

        """;

    [Theory]
    // Dispose.
    [InlineData("ClientWebSocket socket", "socket.Dispose(); await [|socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];")]
    [InlineData("ClientWebSocket socket", "socket.Dispose(); await [|socket.ReceiveAsync(data, default)|];")]
    [InlineData("ClientWebSocket socket", "((IDisposable)socket).Dispose(); await [|socket.ReceiveAsync(data, default)|];")]
    [InlineData("SocketIOClient.SocketIO socket", "socket.Dispose(); await [|socket.EmitAsync(\"a\")|];")]
    [InlineData("MQTTnet.IMqttClient mqtt", "mqtt.Dispose(); await [|mqtt.ConnectAsync(null!)|];")]
    [InlineData("Phoenix.Socket socket", "socket.Dispose(); [|socket.Connect()|];")]
    [InlineData("Azure.Messaging.WebPubSub.Clients.WebPubSubClient client", "await client.DisposeAsync(); await [|client.StartAsync()|];")]
    // A disconnect that cannot be undone.
    [InlineData("ClientWebSocket socket", "await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default); await [|socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];")]
    [InlineData("ClientWebSocket socket", "await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default); await [|socket.ConnectAsync(new Uri(\"wss://x.example.org\"), default)|];")]
    [InlineData("ClientWebSocket socket", "socket.Abort(); await [|socket.ReceiveAsync(data, default)|];")]
    [InlineData("WebSocket socket", "socket.Abort(); await [|socket.ReceiveAsync(data, default)|];")]
    [InlineData("IConnection connection, IChannel channel", "await channel.CloseAsync(); await [|channel.BasicPublishAsync(\"\", \"a\", data)|];")]
    [InlineData("Phoenix.Channel channel", "channel.Leave(); [|channel.Join()|];")]
    // A channel or part goes with its client.
    [InlineData("IConnection connection", "var channel = await connection.CreateChannelAsync(); await connection.CloseAsync(); await [|channel.BasicPublishAsync(\"\", \"a\", data)|];")]
    [InlineData("IConnection connection", "IChannel channel = await connection.CreateChannelAsync(); await using (channel) { } await [|channel.BasicPublishAsync(\"\", \"a\", data)|];")]
    [InlineData("ConnectionMultiplexer redis", "var subscriber = redis.GetSubscriber(); await redis.CloseAsync(); await [|subscriber.SubscribeAsync(\"a\", (_, _) => { })|];")]
    [InlineData("ConnectionMultiplexer redis", "redis.Dispose(); await [|redis.GetSubscriber().SubscribeAsync(\"a\", (_, _) => { })|];")]
    // What the manager made goes back to it.
    [InlineData("IConnectionManager connections", "var hub = connections.GetOrCreate(\"a\", Build); await connections.ReleaseAsync(hub); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("IConnectionManager connections", "var hub = connections.GetOrCreate(\"a\", Build); connections.Release(hub); [|hub.On(\"a\", () => { })|];")]
    [InlineData("IConnectionManager connections", "var hub = connections.GetOrCreate(\"a\", Build); await connections.SignOutAsync(hub); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("IConnectionManager connections", "var lease = await connections.AcquireAsync(\"a\", Build); await lease.DisposeAsync(); await [|lease.Client.SendAsync(\"a\")|];")]
    [InlineData("IConnectionManager connections", "var lease = await connections.AcquireAsync(\"a\", Build); var hub = lease.Client; await lease.DisposeAsync(); await [|hub.SendAsync(\"a\")|];")]
    [InlineData("IConnectionManager connections", "HubConnection hub; await using (var lease = await connections.AcquireAsync(\"a\", Build)) { hub = lease.Client; await hub.SendAsync(\"a\"); } await [|hub.SendAsync(\"b\")|];")]
    public Task It_is_over(string parameters, string body) => Rule.VerifyAsync(Method(parameters, body));

    [Theory]
    // Graceful disconnects that a later connect undoes.
    [InlineData("HubConnection hub", "await hub.StopAsync(); await hub.StartAsync(); await hub.SendAsync(\"a\");")]
    [InlineData("HubConnection hub", "await hub.StopAsync(); hub.On(\"a\", () => { }); await hub.StartAsync();")]
    [InlineData("SocketIOClient.SocketIO socket", "await socket.DisconnectAsync(); await socket.ConnectAsync();")]
    [InlineData("MQTTnet.IMqttClient mqtt", "await mqtt.DisconnectAsync(null!); await mqtt.ConnectAsync(null!);")]
    [InlineData("IO.Ably.AblyRealtime ably", "ably.Close(); ably.Connect();")]
    // Clients that cannot be disposed are opened again.
    [InlineData("PusherClient.Pusher pusher", "await pusher.DisconnectAsync(); await pusher.ConnectAsync();")]
    [InlineData("Supabase.Realtime.Client realtime", "realtime.Disconnect(); await realtime.ConnectAsync();")]
    // A step of the closing handshake: the other side may still send.
    [InlineData("ClientWebSocket socket", "await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default); await socket.ReceiveAsync(data, default);")]
    // A channel is closed, its connection is not.
    [InlineData("IConnection connection", "var channel = await connection.CreateChannelAsync(); await channel.CloseAsync(); channel = await connection.CreateChannelAsync(); await channel.BasicPublishAsync(\"\", \"a\", data);")]
    [InlineData("IConnection connection", "var first = await connection.CreateChannelAsync(); var second = await connection.CreateChannelAsync(); await first.CloseAsync(); await second.BasicPublishAsync(\"\", \"a\", data);")]
    [InlineData("IChannel channel", "await channel.BasicCancelAsync(\"a\"); await channel.BasicPublishAsync(\"\", \"a\", data);")]
    [InlineData("PusherClient.Pusher pusher", "var channel = await pusher.SubscribeAsync(\"a\"); await channel.UnsubscribeAsync(); channel.Bind(\"a\", (string _) => { }); await pusher.SubscribeAsync(\"a\");")]
    [InlineData("HubConnection hub", "var handle = hub.On(\"a\", () => { }); handle.Dispose(); await hub.SendAsync(\"a\");")]
    // The manager leaves alone what it did not make.
    [InlineData("HubConnection hub, IConnectionManager connections", "await connections.ReleaseAsync(hub); await hub.SendAsync(\"a\");")]
    [InlineData("IConnectionManager connections", "var hub = connections.GetOrCreate(\"a\", Build); await connections.ReleaseAsync(hub); hub = connections.GetOrCreate(\"a\", Build); await hub.SendAsync(\"a\");")]
    [InlineData("IConnectionManager connections", "await using var lease = await connections.AcquireAsync(\"a\", Build); await lease.Client.SendAsync(\"a\");")]
    // A server's side.
    [InlineData("Microsoft.AspNetCore.Http.HttpContext context", "var socket = await context.WebSockets.AcceptWebSocketAsync(); socket.Dispose(); await socket.ReceiveAsync(data, default);")]
    // A new one on every turn.
    [InlineData("List<ClientWebSocket> sockets", "foreach (var socket in sockets) { await socket.SendAsync(data, WebSocketMessageType.Text, true, default); socket.Dispose(); }")]
    [InlineData("List<ClientWebSocket> sockets", "foreach (var socket in sockets) socket.Dispose(); foreach (var socket in sockets) await socket.ReceiveAsync(data, default);")]
    [InlineData("ClientWebSocket one, ClientWebSocket two", "one.Dispose(); await two.ReceiveAsync(data, default);")]
    public Task It_goes_on(string parameters, string body) => Rule.VerifyAsync(Method(parameters, body));

    [Fact]
    public Task The_message_names_the_call_the_connection_and_what_released_it() => new Rule
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("SWB2005", Microsoft.CodeAnalysis.DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1)
                .WithMessage("'SendAsync' is called on '_hub' after 'DisposeAsync' has released it; call it before, or get a new connection"),
        },
    }.CheckAsync(
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();

            public async Task CloseAsync()
            {
                await {|#1:_hub.DisposeAsync()|};
                await {|#0:_hub.SendAsync("Bye")|};
            }
        }
        """);

    [Fact]
    public Task Behind_a_question_mark() => Rule.VerifyAsync(
        """
        public sealed class Chat
        {
            private HubConnection? _hub;

            public async Task CloseAsync()
            {
                if (_hub is { } hub)
                    await hub.DisposeAsync();
                await ([|_hub?.SendAsync("Bye")|] ?? Task.CompletedTask);
            }

            public void Close()
            {
                _hub?.DisposeAsync();
                [|_hub?.SendAsync("Bye")|];
            }
        }
        """);

    [Fact]
    public Task A_field_that_other_members_set() => Rule.VerifyAsync(
        """
        public sealed class Chat
        {
            private HubConnection? _hub;

            public async Task OpenAsync()
            {
                _hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
                await _hub.StartAsync();
            }

            // Nothing runs in between.
            public async Task CloseAsync()
            {
                await _hub!.DisposeAsync();
                await [|_hub.SendAsync("Bye")|];
            }

            public async Task ReopenAsync()
            {
                await _hub!.DisposeAsync();
                await OpenAsync();
                await _hub.SendAsync("Hello");
            }

            public async Task WaitAsync()
            {
                await _hub!.DisposeAsync();
                await Task.Delay(1000);
                await _hub.SendAsync("Hello");
            }

            public async Task CallBackAsync(Action reopen)
            {
                await _hub!.DisposeAsync();
                reopen();
                await _hub.SendAsync("Hello");
            }

            public async Task GiveAsync(Action<Action> run)
            {
                var old = _hub;
                await OpenAsync();
                await old!.DisposeAsync();
                await _hub!.SendAsync("Hello");
            }
        }
        """);

    [Fact]
    public Task A_field_that_a_handler_sets() => Rule.VerifyAsync(
        """
        public sealed class Chat
        {
            private HubConnection _hub = Build();

            public Chat() => _hub.Closed += _ =>
            {
                _hub = Build();
                return Task.CompletedTask;
            };

            public async Task RestartAsync()
            {
                await _hub.DisposeAsync();
                await _hub.StartAsync();
            }

            private static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
        }
        """);

    [Fact]
    public Task Properties_primary_constructors_and_records() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public sealed class Feed(ClientWebSocket socket)
        {
            public async Task EndAsync(byte[] data)
            {
                socket.Dispose();
                await [|socket.ReceiveAsync(data, default)|];
            }
        }

        public sealed record Line(HubConnection Hub)
        {
            public async Task EndAsync()
            {
                await Hub.DisposeAsync();
                await [|Hub.SendAsync("Bye")|];
            }
        }

        public sealed class Outlet
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();

            private HubConnection Hub => _hub;

            // Another one each time.
            private HubConnection Fresh => new HubConnectionBuilder().WithUrl("https://x.example.org").Build();

            public HubConnection Given { get; set; } = null!;

            public async Task EndAsync()
            {
                await Hub.DisposeAsync();
                await [|_hub.SendAsync("Bye")|];
                await Fresh.DisposeAsync();
                await Fresh.StartAsync();
                await Given.DisposeAsync();
                await [|Given.SendAsync("Bye")|];
            }
        }
        """);

    [Fact]
    public Task A_method_of_the_type_that_releases_it() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public sealed class Feed
        {
            private readonly ClientWebSocket _socket = new();
            private bool _closed;

            private async Task CloseAsync()
            {
                if (_socket.State == WebSocketState.Open)
                    await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
                _socket.Dispose();
            }

            private async Task CloseOnceAsync()
            {
                if (_closed)
                    return;
                _closed = true;
                await CloseAsync();
            }

            private static void End(ClientWebSocket socket) => socket.Dispose();

            private static void Look(ClientWebSocket socket) => Console.WriteLine(socket.State);

            public async Task RunAsync(byte[] data)
            {
                Look(_socket);
                await _socket.ReceiveAsync(data, default);
                await CloseAsync();
                await [|_socket.ReceiveAsync(data, default)|];
            }

            public async Task RunOnceAsync(byte[] data)
            {
                await CloseOnceAsync();
                await _socket.ReceiveAsync(data, default);
            }

            public async Task StartClosingAsync(byte[] data)
            {
                var closing = CloseAsync();
                await _socket.ReceiveAsync(data, default);
                await closing;
            }

            public async Task RunOtherAsync(byte[] data, ClientWebSocket other)
            {
                End(other);
                await _socket.ReceiveAsync(data, default);
                await [|other.ReceiveAsync(data, default)|];
            }
        }
        """);

    [Theory]
    // It is waited for, whichever way.
    [InlineData("CloseAsync().Wait(); await [|_socket!.ReceiveAsync(data, default)|];")]
    [InlineData("CloseAsync().GetAwaiter().GetResult(); await [|_socket!.ReceiveAsync(data, default)|];")]
    [InlineData("await CloseAsync().ConfigureAwait(false); await [|_socket!.ReceiveAsync(data, default)|];")]
    // Virtual: who overrides it may do something else.
    [InlineData("await CloseOverriddenAsync(); await _socket!.ReceiveAsync(data, default);")]
    // Whoever is called may have made another.
    [InlineData("_socket!.Dispose(); Reopen(); await _socket.ReceiveAsync(data, default);")]
    [InlineData("_socket!.Dispose(); Renew(); await _socket.ReceiveAsync(data, default);")]
    [InlineData("_socket!.Dispose(); Other.Renew(this); await _socket.ReceiveAsync(data, default);")]
    [InlineData("_socket!.Dispose(); Other.Run(Reopen); await _socket.ReceiveAsync(data, default);")]
    [InlineData("_socket!.Dispose(); Other.Run(() => _socket = new()); await _socket.ReceiveAsync(data, default);")]
    [InlineData("_socket!.Dispose(); Console.WriteLine(); await [|_socket.ReceiveAsync(data, default)|];")]
    public Task A_field_across_the_calls_of_other_methods(string body) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;

        public class Base
        {
            protected virtual void Renew() { }
        }

        public static class Other
        {
            public static void Renew(Feed feed) { }

            public static void Run(Action action) => action();
        }

        public class Feed : Base
        {
            private ClientWebSocket? _socket = new();

            private void Reopen() => _socket = new();

            private async Task CloseAsync()
            {
                await Task.Yield();
                _socket!.Dispose();
            }

            protected virtual async Task CloseOverriddenAsync()
            {
                await Task.Yield();
                _socket!.Dispose();
            }

            public async Task RunAsync(byte[] data)
            {
                {{body}}
            }
        }
        """);

    [Fact]
    public Task In_lambdas_local_functions_and_streams() => Rule.VerifyAsync(
        """
        public sealed class Chat(HubConnection hub)
        {
            public void Listen(Action<Func<Task>> run) => run(async () =>
            {
                await hub.DisposeAsync();
                await [|hub.SendAsync("Bye")|];
            });

            public async Task RunAsync()
            {
                await EndAsync(hub);

                static async Task EndAsync(HubConnection ended)
                {
                    await ended.DisposeAsync();
                    await [|ended.SendAsync("Bye")|];
                }
            }

            public void Watch(Action<Func<Task>> run)
            {
                var own = new HubConnectionBuilder().Build();
                run(async () =>
                {
                    await own.DisposeAsync();
                    await [|own.SendAsync("Bye")|];
                });
            }

            public async IAsyncEnumerable<int> ReadAsync()
            {
                yield return 1;
                await hub.DisposeAsync();
                yield return 2;
                await [|hub.SendAsync("Bye")|];
            }
        }
        """);

    [Fact]
    public Task In_top_level_statements() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
        await hub.StartAsync();
        await hub.DisposeAsync();
        await [|hub.SendAsync("Bye")|];
        """);

    [Fact]
    public Task In_a_hosted_service_and_a_component() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;

        public sealed class Worker(IConnectionManager connections) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var lease = await connections.AcquireAsync("a", () => new HubConnectionBuilder().WithUrl("https://x.example.org").Build(), stoppingToken);
                try
                {
                    await lease.Client.SendAsync("Hello", stoppingToken);
                }
                finally
                {
                    await lease.DisposeAsync();
                }

                await [|lease.Client.SendAsync("Bye", stoppingToken)|];
            }
        }

        public sealed partial class Page : ComponentBase, IAsyncDisposable
        {
            private HubConnection? _hub;

            protected override void OnInitialized() => _hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
        }

        public sealed partial class Page
        {
            public async ValueTask DisposeAsync()
            {
                if (_hub is null)
                    return;
                await _hub.DisposeAsync();
                await [|_hub.SendAsync("Left")|];
            }
        }
        """);

    [Fact]
    public Task Types_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Acme
        {
            public class HubConnection : IAsyncDisposable
            {
                public Task SendAsync(string text) => Task.CompletedTask;

                public ValueTask DisposeAsync() => default;
            }

            public class Chat
            {
                public async Task RunAsync(HubConnection hub)
                {
                    await hub.DisposeAsync();
                    await hub.SendAsync("Bye");
                }
            }
        }
        """);

    [Theory]
    [InlineData("await hub.DisposeAsync(); await hub.SendAsync(missing);")]
    [InlineData("await hub.DisposeAsync(1, 2); await hub.SendAsync(\"a\");")]
    [InlineData("await missing.DisposeAsync(); await missing.SendAsync(\"a\");")]
    [InlineData("await hub.DisposeAsync(); await hub.")]
    [InlineData("await hub.DisposeAsync(); try { hub.SendAsync(")]
    public Task Half_typed_code(string body) =>
        new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync($"public class Chat {{ public async Task RunAsync(HubConnection hub) {{ {body} }} }}");

    [Fact]
    public Task A_test_that_a_disposed_connection_throws() => new Rule { IsTestCode = true }.CheckAsync(
        """
        using Xunit;

        public class ChatTests
        {
            public async Task A_disposed_connection_throws()
            {
                var hub = new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
                await hub.DisposeAsync();
                await Assert.ThrowsAsync<ObjectDisposedException>(() => hub.StartAsync());
            }
        }
        """);

    [Fact]
    public Task An_sdk_of_the_projects_own_catalog() => new Rule
    {
        Catalog = """
            client       T:Acme.Link
            disconnect   M:Acme.Link.Close   final
            disconnect   M:Acme.Link.Pause
            send         M:Acme.Link.Say
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link
            {
                public void Close() { }
                public void Pause() { }
                public void Say(string text) { }
            }

            public class Talk(Link link)
            {
                public void End()
                {
                    link.Pause();
                    link.Say("more");
                    link.Close();
                    [|link.Say("bye")|];
                }
            }
        }
        """);

    private static string Method(string parameters, string body) => Names + $$"""
        class Sample
        {
            public async Task RunAsync({{parameters}})
            {
                var data = new byte[64];
                await Task.Yield();
                {{body}}
            }

            static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://x.example.org").Build();
        }
        """;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006 on handlers of events that say that the connection is gone.</summary>
public class LetManagerReconnectHandlerTests
{
    [Fact]
    public Task The_message_names_the_event_and_points_at_the_handler()
    {
        var test = new Rule
        {
            TestCode = """
                public class Chat
                {
                    public Chat(HubConnection hub)
                    {
                        hub.Closed += {|#1:async error =>
                        {
                            await Task.Delay(Random.Shared.Next(0, 5) * 1000);
                            await {|#0:hub.StartAsync()|};
                        }|};
                    }
                }
                """,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3006", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1)
            .WithMessage("'hub' is reconnected by hand in the handler of 'Closed'; connect it once with 'ConnectAsync' of the connection manager, which reconnects it with backoff"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("HubConnection client", "client.Closed += _ => {|SWB3006:client.StartAsync()|};")]
    [InlineData("HubConnection client", "client.Closed += async error => { if (error is null) return; await {|SWB3006:client.StartAsync()|}; };")]
    [InlineData("HubConnection client", "client.Closed += delegate { return Task.Run(() => {|SWB3006:client.StartAsync()|}); };")]
    [InlineData("HubConnection client", "client.Reconnecting += async _ => await {|SWB3006:client.StartAsync()|};")]
    [InlineData("MQTTnet.IMqttClient client", "client.DisconnectedAsync += async e => { await Task.Delay(5000); await {|SWB3006:client.ConnectAsync(client.Options)|}; };")]
    [InlineData("SocketIOClient.SocketIO client", "client.OnDisconnected += async (_, reason) => await {|SWB3006:client.ConnectAsync()|};")]
    [InlineData("SocketIOClient.SocketIO client", "client.OnError += async (_, _) => await {|SWB3006:client.ConnectAsync()|};")]
    [InlineData("SocketIOClient.SocketIO client", "client.OnDisconnected += async (sender, _) => await {|SWB3006:((SocketIOClient.SocketIO)sender!).ConnectAsync()|};")]
    [InlineData("PusherClient.Pusher client", "client.Disconnected += async _ => await {|SWB3006:client.ConnectAsync()|};")]
    [InlineData("PusherClient.Pusher client", "client.Error += async (_, _) => { try { await {|SWB3006:client.ConnectAsync()|}; } catch { } };")]
    [InlineData("IO.Ably.AblyRealtime client", "client.Connection.ConnectionStateChanged += (_, change) => { if (client.Connection.State == IO.Ably.Realtime.ConnectionState.Disconnected) {|SWB3006:client.Connect()|}; };")]
    [InlineData("NATS.Client.Core.NatsConnection client", "client.ConnectionDisconnected += async (_, _) => await {|SWB3006:client.ConnectAsync()|};")]
    [InlineData("Centrifugal.Centrifuge.CentrifugeClient client", "client.Disconnected += (_, _) => {|SWB3006:client.Connect()|};")]
    [InlineData("Websocket.Client.WebsocketClient client", "client.DisconnectionHappened.Subscribe(async info => await {|SWB3006:client.Start()|});", true)]
    [InlineData("StreamChat.Core.IStreamChatClient client", "client.Disconnected += () => {|SWB3006:client.ConnectUserAsync(\"key\", \"user\", \"token\")|};")]
    public Task A_handler_of_every_sdk(string parameter, string registration, bool isObservable = false) => Rule.VerifyAsync(
        $$"""
        public class Feed
        {
            public Feed({{parameter}})
            {
                {{registration}}
            }
        }
        {{(isObservable ? Observables : "")}}
        """);

    private const string Observables = """
        public static class Observables
        {
            public static IDisposable Subscribe<T>(this IObservable<T> source, Action<T> handler) => throw new NotSupportedException();
        }
        """;

    [Fact]
    public Task A_method_and_what_it_calls() => Rule.VerifyAsync(
        """
        public partial class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithAutomaticReconnect().Build();

            public Chat() => _hub.Closed += OnClosedAsync;

            private async Task OnClosedAsync(Exception? error)
            {
                Console.WriteLine(error);
                await OpenAsync();
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }

        public partial class Chat
        {
            public async Task OpenAsync()
            {
                await {|SWB3006:_hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_handler_that_the_connect_itself_attaches() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private HubConnection? _hub;

            public async Task OpenAsync(string url)
            {
                var hub = new HubConnectionBuilder().WithUrl(url).Build();
                hub.Closed += async _ =>
                {
                    await Task.Delay(3000);
                    await OpenAsync(url);
                };
                await {|SWB3006:hub.StartAsync()|};
                _hub = hub;
            }
        }
        """);

    [Fact]
    public Task A_client_that_a_helper_made_or_wired() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private HubConnection? _hub;

            public async Task OpenAsync()
            {
                _hub = Build();
                await {|SWB3006:_hub.StartAsync()|};
            }

            private HubConnection Build()
            {
                var connection = new HubConnectionBuilder().Build();
                connection.Closed += async _ => await OpenAsync();
                return connection;
            }
        }

        public class Board
        {
            private readonly HubConnection _hub;

            public Board(HubConnection hub)
            {
                _hub = hub;
                Wire(_hub);
            }

            private void Wire(HubConnection connection) => connection.Closed += OnClosed;

            private Task OnClosed(Exception? error) => {|SWB3006:_hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task A_delegate_in_a_local_or_a_field() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly Func<Exception?, Task> _onClosed;

            public Chat(HubConnection hub)
            {
                _onClosed = async _ => await {|SWB3006:hub.StartAsync()|};
                hub.Closed += _onClosed;
            }

            public static void Wire(HubConnection hub)
            {
                Func<Task> open = async () => await {|SWB3006:hub.StartAsync()|};
                hub.Closed += async _ => await open();
            }

            public static void WireLocal(HubConnection hub)
            {
                hub.Closed += OnClosed;

                Task OnClosed(Exception? error) => {|SWB3006:hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_component_and_a_hosted_service() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized()
            {
                Hub.Closed += async _ => await InvokeAsync(async () =>
                {
                    await {|SWB3006:Hub.StartAsync()|};
                    StateHasChanged();
                });
            }
        }

        public class Worker(HubConnection hub) : IHostedService
        {
            public async Task StartAsync(CancellationToken cancellationToken)
            {
                hub.Closed += Restart;
                await {|SWB3006:hub.StartAsync(cancellationToken)|};
            }

            private Task Restart(Exception? error) => StartAsync(CancellationToken.None);

            public Task StopAsync(CancellationToken cancellationToken) => hub.StopAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task A_creation_that_connects() => Rule.VerifyAsync(
        """
        using RabbitMQ.Client;
        using StackExchange.Redis;

        public class Broker(ConnectionFactory factory)
        {
            private IConnection? _connection;

            public async Task OpenAsync()
            {
                _connection = await {|SWB3006:factory.CreateConnectionAsync()|};
                _connection.ConnectionShutdownAsync += async (_, _) => await OpenAsync();
            }
        }

        public class Cache(string configuration)
        {
            private ConnectionMultiplexer? _redis;

            public void Open()
            {
                _redis = {|SWB3006:ConnectionMultiplexer.Connect(configuration)|};
                _redis.ConnectionFailed += (_, _) => Open();
            }
        }
        """);

    [Fact]
    public Task In_a_program() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().WithUrl("https://x.example.com").Build();
        hub.Closed += async _ =>
        {
            await Task.Delay(1000);
            await {|SWB3006:hub.StartAsync()|};
        };
        await hub.StartAsync();
        """);

    [Fact]
    public Task One_connect_is_reported_once() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub;

            public Chat(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += _ => OpenAsync();
                _hub.Reconnecting += _ => OpenAsync();
            }

            private async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await {|SWB3006:_hub.StartAsync()|};
                        return;
                    }
                    catch
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }
        """);

    [Fact]
    public Task An_sdk_of_the_users_own() => new Rule
    {
        Catalog = """
            client       T:Acme.Link
            connect      M:Acme.Link.Open
            subscribe    E:Acme.Link.Dropped   connection-event closed-event
            subscribe    E:Acme.Link.Opened    connection-event
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link
            {
                public event Action? Dropped;

                public event Action? Opened;

                public void Open() => (Dropped + Opened)?.Invoke();
            }
        }

        public class Feed
        {
            public Feed(Acme.Link link)
            {
                link.Dropped += () => {|SWB3006:link.Open()|};
                link.Opened += () => link.Open();
            }
        }
        """);

    [Theory]
    [InlineData("main!.StartAsync()")]
    [InlineData("spare.StartAsync()")]
    public Task A_handler_of_one_of_two(string connect) => Rule.VerifyAsync(
        $$"""
        public class Chat
        {
            public Chat(HubConnection? main, HubConnection spare) => (main ?? spare).Closed += async _ => await {|SWB3006:{{connect}}|};
        }
        """);

    [Fact]
    public Task An_sdk_whose_events_are_methods() => new Rule
    {
        Catalog = """
            client       T:Acme.Link
            connect      M:Acme.Link.Open
            subscribe    M:Acme.Link.WhenDropped   connection-event closed-event
            subscribe    M:Acme.Link.WhenOpened    connection-event
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link
            {
                private Action? _handlers;

                public void WhenDropped(Action handler) => _handlers += handler;

                public void WhenOpened(Action handler) => _handlers += handler;

                public void Open() => _handlers?.Invoke();
            }
        }

        public class Feed
        {
            public Feed(Acme.Link link)
            {
                link.WhenDropped(() => {|SWB3006:link.Open()|});
                link.WhenOpened(() => link.Open());
            }
        }
        """);
}

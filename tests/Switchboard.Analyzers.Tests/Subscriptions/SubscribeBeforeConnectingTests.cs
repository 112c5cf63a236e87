using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeBeforeConnectingAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4003: a handler registered when messages may come already.</summary>
public class SubscribeBeforeConnectingTests
{
    [Fact]
    public Task The_message_names_the_channel_the_client_and_the_connect()
    {
        var test = new Rule
        {
            TestCode = """
                public class Chat
                {
                    private readonly HubConnection _hub = new HubConnectionBuilder().Build();

                    public async Task OpenAsync()
                    {
                        await {|#1:_hub.StartAsync()|};
                        {|#0:_hub.On<string>("Message", Console.WriteLine)|};
                    }
                }
                """,
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB4003", DiagnosticSeverity.Info)
            .WithLocation(0)
            .WithLocation(1)
            .WithMessage("The handler of 'Message' on '_hub' is registered after 'StartAsync', so a message that comes in between is lost; register it before"));
        return test.RunAsync();
    }

    [Fact]
    public Task A_local_client() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public async Task RunAsync(CancellationToken cancellationToken)
            {
                await using var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync(cancellationToken).ConfigureAwait(false);
                {|SWB4003:hub.On("Ping", () => Console.WriteLine("ping"))|};
                {|SWB4003:hub.On<int>("Count", count => Console.WriteLine(count))|};
                await Task.Delay(-1, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_program() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
        Console.ReadLine();
        """);

    [Fact]
    public Task Behind_an_event_that_is_handled() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                _hub.Closed += ShowAsync;
                {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
            }

            public async Task OpenQuietlyAsync()
            {
                await _hub.StartAsync();
                _hub.Closed -= ShowAsync;
                _hub.On<string>("Message", Console.WriteLine);
            }

            private Task ShowAsync(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_handle_that_is_kept() => Rule.VerifyAsync(
        """
        public class Chat : IDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly List<IDisposable> _handles = new();
            private IDisposable? _handle;

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                _handle = {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
                _handles.Add({|SWB4003:_hub.On<string>("Typing", Console.WriteLine)|});
            }

            public void Dispose() => _handle?.Dispose();
        }
        """);

    [Fact]
    public Task A_connect_in_a_try_and_in_a_loop() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await _hub.StartAsync();
                        break;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(1000);
                    }
                }

                {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
            }
        }
        """);

    [Fact]
    public Task A_connect_that_is_waited_for_in_other_ways() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly HubConnection _other = new HubConnectionBuilder().Build();

            public void Open()
            {
                _hub.StartAsync().Wait();
                {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
                _other.StartAsync().GetAwaiter().GetResult();
                {|SWB4003:_other.On<string>("Message", Console.WriteLine)|};
            }
        }
        """);

    [Fact]
    public Task Calls_of_the_server_between_the_two() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public async Task JoinAsync(string room)
            {
                var hub = new HubConnectionBuilder().Build();
                await hub.StartAsync();
                await hub.InvokeAsync("Join", room);
                {|SWB4003:hub.On<string>(room, Console.WriteLine)|};
            }
        }
        """);

    [Fact]
    public Task Socket_IO() => Rule.VerifyAsync(
        """
        public class Game
        {
            private readonly SocketIOClient.SocketIO _socket = new("https://game");

            public async Task OpenAsync()
            {
                await _socket.ConnectAsync();
                {|SWB4003:_socket.On("move", response => Console.WriteLine(response))|};
                _socket.OnAny((name, response) => Console.WriteLine(name));
            }
        }
        """);

    [Fact]
    public Task The_messages_of_an_mqtt_client() => Rule.VerifyAsync(
        """
        using MQTTnet;

        public class Devices
        {
            private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();

            public async Task OpenAsync(MqttClientOptions options)
            {
                await _client.ConnectAsync(options);
                await _client.SubscribeAsync("devices/#");
                {|SWB4003:_client.ApplicationMessageReceivedAsync += message => Task.CompletedTask|};
            }
        }
        """);

    [Fact]
    public Task The_observable_of_a_websocket_client() => Rule.VerifyAsync(
        """
        using Websocket.Client;

        public class Ticker
        {
            public async Task OpenAsync(Uri url)
            {
                var client = new WebsocketClient(url);
                await client.Start();
                {|SWB4003:client.MessageReceived.Subscribe(new Printer())|};
            }

            private sealed class Printer : IObserver<ResponseMessage>
            {
                public void OnNext(ResponseMessage value) { }
                public void OnError(Exception error) { }
                public void OnCompleted() { }
            }
        }
        """);

    [Fact]
    public Task A_component_and_a_hosted_service() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;

        public class Panel : ComponentBase
        {
            private HubConnection? _hub;

            protected override async Task OnInitializedAsync()
            {
                _hub = new HubConnectionBuilder().Build();
                await _hub.StartAsync();
                {|SWB4003:_hub.On("Refresh", StateHasChanged)|};
            }
        }

        public class Worker : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await using var hub = new HubConnectionBuilder().Build();
                try
                {
                    await hub.StartAsync(stoppingToken);
                    {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
                    await Task.Delay(-1, stoppingToken);
                }
                finally
                {
                    await hub.StopAsync(CancellationToken.None);
                }
            }
        }
        """);

    [Fact]
    public Task A_lambda_a_local_function_and_an_async_stream() => Rule.VerifyAsync(
        """
        public record Feeds(string Url)
        {
            public Func<Task> Opener => async () =>
            {
                var hub = new HubConnectionBuilder().WithUrl(Url).Build();
                await hub.StartAsync();
                {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
            };

            public async IAsyncEnumerable<string> ReadAsync()
            {
                await OpenAsync();
                yield return Url;

                async Task OpenAsync()
                {
                    var hub = new HubConnectionBuilder().WithUrl(Url).Build();
                    await hub.StartAsync();
                    {|SWB4003:hub.On<string>("Message", Console.WriteLine)|};
                }
            }
        }
        """);

    [Fact]
    public Task Another_client_that_is_connected_in_between() => Rule.VerifyAsync(
        """
        public class Relay
        {
            private readonly HubConnection _from = new HubConnectionBuilder().Build();
            private readonly HubConnection _to = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                await _from.StartAsync();
                await _to.StartAsync();
                {|SWB4003:_from.On<string>("Message", text => _to.SendAsync("Message", text))|};
            }
        }
        """);

    [Fact]
    public Task Both_halves_of_a_partial_type() => Rule.VerifyAsync(
        ("Chat.cs", "public partial class Chat { private readonly HubConnection _hub = new HubConnectionBuilder().Build(); }"),
        ("Chat.Open.cs",
            """
            public partial class Chat
            {
                public async Task OpenAsync()
                {
                    await _hub.StartAsync();
                    {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
                }
            }
            """));

    [Fact]
    public Task A_handle_that_is_assigned_where_there_is_none_yet() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private IDisposable? _handle;

            public async Task OpenAsync(string name)
            {
                await _hub.StartAsync();
                await _hub.SendAsync("hello", name);
                _handle = {|SWB4003:_hub.On("text", () => { })|};
            }

            public async Task OpenOnceAsync()
            {
                await _hub.StartAsync();
                _handle ??= _hub.On("text", () => { });
            }

            public async Task LendAsync(Action<HubConnection> borrow)
            {
                await _hub.StartAsync();
                borrow(_hub);
                _hub.On("text", () => { });
            }
        }
        """);

    [Fact]
    public Task A_client_that_has_another_name_for_the_connect() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                HubConnection? hub = null;
                hub = _hub;
                await hub.StartAsync();
                {|SWB4003:_hub.On<string>("Message", Console.WriteLine)|};
            }
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.BlockedConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3003 where it reports.</summary>
public class BlockedConnectionTests
{
    // Nothing of that says that it is done.
    [Theory]
    [InlineData("_kept = connect; {|SWB3003:connect.Wait()|};")]
    [InlineData("{|SWB3003:connect.Wait()|}; await connect;")]
    [InlineData("{|SWB3003:Task.WaitAll(connect.WaitAsync(TimeSpan.FromSeconds(5)))|};")]
    public Task A_task_in_a_variable_that_has_not_been_awaited(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            private Task? _kept;

            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                {{code}}
                await Task.Yield();
                Console.WriteLine(_kept);
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_call() => Rule.VerifyMessageAsync(
        "SWB3003",
        "'Wait' blocks the thread until 'StartAsync' of 'hub' is done, and for ever where that needs the thread; await it",
        """
        public class Chat(HubConnection hub)
        {
            public void Open() => {|#0:hub.StartAsync().Wait()|};
        }
        """);

    [Fact]
    public Task The_message_of_a_property() => Rule.VerifyMessageAsync(
        "SWB3003",
        "'Result' blocks the thread until 'InvokeAsync' of '_hub' is done, and for ever where that needs the thread; await it",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public int Count => {|#0:_hub.InvokeAsync<int>("Count").Result|};
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "client.StartAsync()")]
    [InlineData("HubConnection client", "client.StopAsync()")]
    [InlineData("HubConnection client", "client.SendAsync(\"Hello\")")]
    [InlineData("System.Net.WebSockets.ClientWebSocket client", "client.ConnectAsync(new Uri(\"wss://x.example.com\"), default)")]
    [InlineData("System.Net.WebSockets.WebSocket client", "client.SendAsync(default(ArraySegment<byte>), default, true, default)")]
    [InlineData("SocketIOClient.SocketIO client", "client.EmitAsync(\"hello\")")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "client.ConnectUserAsync(\"key\", \"user\", \"token\")")]
    [InlineData("MQTTnet.IMqttClient client", "client.SubscribeAsync(null!)")]
    [InlineData("NATS.Client.Core.INatsConnection client", "client.ConnectAsync().AsTask()")]
    [InlineData("PusherClient.Pusher client", "client.SubscribeAsync(\"news\")")]
    [InlineData("Supabase.Client client", "client.InitializeAsync()")]
    [InlineData("Websocket.Client.IWebsocketClient client", "client.Start()")]
    public Task Each_sdk_in_each_form(string parameter, string call) => Rule.VerifyAsync(
        $$"""
        public class Chat({{parameter}})
        {
            public void Open()
            {
                {|SWB3003:{{call}}.Wait()|};
                {|SWB3003:{{call}}.GetAwaiter().GetResult()|};
                {|SWB3003:{{call}}.ConfigureAwait(false).GetAwaiter().GetResult()|};
                {|SWB3003:Task.WaitAll({{call}}, Task.Delay(5))|};
                {|SWB3003:Task.WhenAll({{call}}, Task.Delay(5)).Wait()|};
                {|SWB3003:Task.Run(() => {{call}}).Wait()|};
            }
        }
        """);

    [Fact]
    public Task Through_a_local() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public int Count()
            {
                var start = hub.StartAsync();
                {|SWB3003:start.Wait()|};
                var count = hub.InvokeAsync<int>("Count");
                Console.WriteLine("asked");
                return {|SWB3003:count.Result|};
            }

            public int Both()
            {
                var first = hub.InvokeAsync<int>("First");
                var second = hub.InvokeAsync<int>("Second");
                {|SWB3003:Task.WaitAll(first, second)|};
                return 1;
            }
        }
        """);

    [Fact]
    public Task A_wait_for_a_time_that_leaves_nothing_half_open() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Chat(HubConnection hub, Uri uri)
        {
            public void Send(CancellationToken cancellationToken)
            {
                {|SWB3003:hub.SendAsync("Hello").Wait(5000)|};
                {|SWB3003:hub.SendAsync("Hello").Wait(cancellationToken)|};
                {|SWB3003:hub.StartAsync().Wait(cancellationToken)|};
                using var socket = new ClientWebSocket();
                if (!{|SWB3003:socket.ConnectAsync(uri, default).Wait(5000)|})
                    return;
                hub.StartAsync().Wait(5000);
            }
        }
        """);

    [Fact]
    public Task Constructors_properties_lambdas_and_local_functions() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Lazy<int> _count;

            public Chat()
            {
                {|SWB3003:_hub.StartAsync().Wait()|};
                _count = new(() => {|SWB3003:_hub.InvokeAsync<int>("Count").Result|});
                Open();

                void Open() => {|SWB3003:_hub.StartAsync().GetAwaiter().GetResult()|};
            }

            public int Count
            {
                get
                {
                    lock (_count)
                        return {|SWB3003:_hub.InvokeAsync<int>("Count").Result|};
                }
            }
        }
        """);

    [Fact]
    public Task Asynchronous_code_an_async_stream_and_a_conditional_access() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection? hub)
        {
            public async Task OpenAsync()
            {
                {|SWB3003:hub!.StartAsync().Wait()|};
                {|SWB3003:hub?.StopAsync().Wait()|};
                await Task.Yield();
            }

            public async IAsyncEnumerable<int> CountAsync()
            {
                yield return {|SWB3003:hub!.InvokeAsync<int>("Count").Result|};
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task A_component_a_controller_a_hosted_service_a_record_and_a_static() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Hosting;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized() => {|SWB3003:Hub.StartAsync().Wait()|};
        }

        public class NotifyController(HubConnection hub) : ControllerBase
        {
            [HttpGet]
            public int Get() => {|SWB3003:hub.InvokeAsync<int>("Count").GetAwaiter().GetResult()|};
        }

        public class Worker(HubConnection hub) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                {|SWB3003:hub.StartAsync(stoppingToken).Wait(stoppingToken)|};
                return Task.CompletedTask;
            }

            public override Task StopAsync(CancellationToken cancellationToken)
            {
                {|SWB3003:hub.StopAsync(cancellationToken).Wait(cancellationToken)|};
                return base.StopAsync(cancellationToken);
            }
        }

        public record Sync(HubConnection Hub)
        {
            private sealed class Inner(HubConnection hub)
            {
                public void Open() => {|SWB3003:hub.StartAsync().Wait()|};
            }
        }

        public static class Hubs
        {
            public static void Start(this HubConnection hub) => {|SWB3003:hub.StartAsync().Wait()|};
        }
        """);

    [Fact]
    public Task The_dispose_of_a_type_that_is_also_disposed_asynchronously() => Rule.VerifyAsync(
        """
        public sealed class Chat : IDisposable, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public void Dispose() => {|SWB3003:_hub.StopAsync().Wait()|};

            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task Main_and_top_level_statements() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        {|SWB3003:hub.StartAsync().Wait()|};
        Console.WriteLine({|SWB3003:hub.InvokeAsync<int>("Count").Result|});

        public static class Old
        {
            public static void Main2(HubConnection hub) => {|SWB3003:hub.StartAsync().Wait()|};
        }
        """);

    [Fact]
    public Task Behind_a_private_method_that_returns_the_task() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Open() => {|SWB3003:StartAsync().Wait()|};

            private Task StartAsync() => hub.StartAsync();
        }
        """);

    [Fact]
    public Task The_code_behind_of_a_window() => Rule.VerifyAsync(
        """
        using System.Windows;

        public partial class OrderScreen : Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public string Caption { get; private set; } = "";

            private void OnSend(object sender, RoutedEventArgs e)
            {
                {|SWB3003:_hub.SendAsync("Order", Caption).Wait()|};
            }

            private void OnCount(object sender, RoutedEventArgs e) => Caption = {|SWB3003:_hub.InvokeAsync<int>("Count").Result|}.ToString();
        }
        """);

    [Fact]
    public Task A_task_that_goes_from_one_variable_to_another_and_back() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Open()
            {
                Task first = hub.StartAsync(), second;
                second = first;
                first = second;
                {|SWB3003:second.Wait()|};
            }
        }
        """);
}

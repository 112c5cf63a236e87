using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3007 where it reports.</summary>
public class ConnectOnceTests
{
    [Fact]
    public Task The_message_names_the_client_and_points_at_the_first_connect() => MessageAsync(
        "'StartAsync' connects '_hub' again without a disconnect in between, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                await {|#1:_hub.StartAsync()|};
                await _hub.SendAsync("Join");
                await {|#0:_hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task The_message_of_two_life_cycle_methods() => MessageAsync(
        "'StartAsync' connects 'Hub' again after 'OnInitialized' has, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        """
        using Microsoft.AspNetCore.Components;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized() => _ = {|#1:Hub.StartAsync()|};

            protected override async Task OnInitializedAsync() => await {|#0:Hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task The_message_of_a_method_that_calls_one_that_connects() => MessageAsync(
        "'OpenAsync' connects '_hub' again after 'the constructor' has, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        """
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection _hub;

            public Worker(HubConnection hub)
            {
                _hub = hub;
                _ = {|#1:_hub.StartAsync()|};
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await {|#0:OpenAsync()|};

            private async Task OpenAsync()
            {
                await _hub.StartAsync();
                await _hub.SendAsync("Join");
            }
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "client.StartAsync()")]
    [InlineData("MQTTnet.IMqttClient client", "client.ConnectAsync(client.Options)")]
    [InlineData("System.Net.WebSockets.ClientWebSocket client", "client.ConnectAsync(new Uri(\"wss://x.example.com\"), default)")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "client.ConnectUserAsync(\"key\", \"user\", \"token\")")]
    [InlineData("Azure.Messaging.WebPubSub.Clients.WebPubSubClient client", "client.StartAsync()")]
    public Task Of_every_sdk(string parameter, string connect) => Rule.VerifyAsync(
        $$"""
        public class Feed
        {
            public async Task OpenAsync({{parameter}})
            {
                await {{connect}};
                await {|SWB3007:{{connect}}|};
            }
        }
        """);

    [Theory]
    [InlineData("await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|}; await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("await Task.WhenAll(hub.StartAsync(), {|SWB3007:hub.StartAsync()|});")]
    [InlineData("var first = hub.StartAsync(); var second = {|SWB3007:hub.StartAsync()|}; await first; await second;")]
    [InlineData("await hub.StartAsync().ConfigureAwait(false); {|SWB3007:hub.StartAsync()|}.Wait();")]
    [InlineData("var same = hub; await same.StartAsync(); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("try { await hub.StartAsync(); } catch (Exception e) { Console.WriteLine(e); } await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("if (hub.State == HubConnectionState.Disconnected) await hub.StartAsync(); hub.On(\"a\", () => { }); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("if (hub.State == HubConnectionState.Disconnected) { await hub.StartAsync(); await {|SWB3007:hub.StartAsync()|}; }")]
    [InlineData("await hub.StartAsync(); try { await {|SWB3007:hub.StartAsync()|}; } finally { Console.WriteLine(); }")]
    [InlineData("try { await hub.StartAsync(); } finally { await {|SWB3007:hub.StartAsync()|}; }")]
    [InlineData("await other.StartAsync(); await hub.StartAsync(); await other.StopAsync(); await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("while (true) { await {|SWB3007:hub.StartAsync()|}; await Task.Delay(1000); }")]
    [InlineData("for (var i = 0; i < 5; i++) await {|SWB3007:hub.StartAsync()|};")]
    [InlineData("foreach (var room in new[] { \"a\", \"b\" }) { await {|SWB3007:hub.StartAsync()|}; await hub.SendAsync(room); }")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => {|SWB3007:hub.StartAsync()|}));")]
    [InlineData("Parallel.For(0, 2, _ => {|SWB3007:hub.StartAsync()|});")]
    [InlineData("Parallel.ForEach(new[] { 1, 2 }, _ => {|SWB3007:hub.StartAsync()|});")]
    [InlineData("await Parallel.ForAsync(0, 2, async (_, token) => await {|SWB3007:hub.StartAsync(token)|});")]
    [InlineData("await Parallel.ForEachAsync(new[] { 1, 2 }, async (_, token) => await {|SWB3007:hub.StartAsync(token)|});")]
    public Task In_one_run_of_one_method(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub, HubConnection other)
        {
            public async Task OpenAsync()
            {
                {{code}}
                await other.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task Through_methods_of_the_type() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private readonly HubConnection _hub = hub;

            public async Task JoinAsync()
            {
                await OpenAsync();
                await _hub.SendAsync("Join");
                await {|SWB3007:OpenAsync()|};
            }

            public async Task BeginAsync()
            {
                await _hub.StartAsync();
                await {|SWB3007:JoinLaterAsync()|};
            }

            private Task JoinLaterAsync() => OpenAsync();

            private async Task OpenAsync()
            {
                await _hub.StartAsync();
                Console.WriteLine("open");
            }
        }
        """);

    [Fact]
    public Task In_a_local_function_and_a_program() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        await hub.StartAsync();
        await JoinAsync();
        await {|SWB3007:hub.StartAsync()|};

        async Task JoinAsync()
        {
            var second = new HubConnectionBuilder().Build();
            await second.StartAsync();
            await {|SWB3007:second.StartAsync()|};
        }
        """);

    [Theory]
    [InlineData("on every turn of the loop", "async Task OpenAsync() { while (true) { await {|#0:hub.StartAsync()|}; await Task.Delay(1); } }")]
    [InlineData("once for every element", "Task OpenAsync() => Task.WhenAll(Enumerable.Range(0, 5).Select(_ => {|#0:hub.StartAsync()|}));")]
    public Task The_message_of_one_that_comes_again_by_itself(string again, string member) => AloneAsync(
        $"'StartAsync' connects 'hub' again {again}, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        $$"""
        public class Chat(HubConnection hub)
        {
            public {{member}}
        }
        """);

    [Fact]
    public Task The_message_of_a_life_cycle_method_that_runs_again() => AloneAsync(
        "'StartAsync' connects 'Hub' again every time 'OnParametersSetAsync' runs, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        """
        using Microsoft.AspNetCore.Components;

        public class Sheet : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override Task OnParametersSetAsync() => {|#0:Hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task The_message_of_a_second_handler() => MessageAsync(
        "'StartAsync' connects '_hub' again from a second handler, although it is connected; connect it once, or with 'ConnectAsync' of the connection manager, which connects once for all",
        """
        public class Button
        {
            public event EventHandler? Click;

            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Form(Button start, Button retry)
            {
                start.Click += async (_, _) => await {|#1:_hub.StartAsync()|};
                retry.Click += async (_, _) => await {|#0:_hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task In_a_component_that_is_rendered_again() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override async Task OnAfterRenderAsync(bool firstRender)
            {
                Console.WriteLine(firstRender);
                await {|SWB3007:Hub.StartAsync()|};
            }
        }

        public class Sheet : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override Task OnParametersSetAsync() => {|SWB3007:Hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task On_every_frame_of_a_game() => Rule.VerifyAsync(
        """
        using StreamChat.Core;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            private IStreamChatClient _client = StreamChatClient.CreateDefaultClient();

            private void Update()
            {
                {|SWB3007:_client.ConnectUserAsync("key", "user", "token")|};
            }
        }
        """);

    [Fact]
    public Task From_two_handlers() => Rule.VerifyAsync(
        """
        public class Button
        {
            public event EventHandler? Click;

            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Form
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Button _start = new();
            private readonly Button _retry = new();

            public Form()
            {
                _start.Click += async (_, _) => await _hub.StartAsync();
                _retry.Click += OnRetry;
            }

            private async void OnRetry(object? sender, EventArgs e) => await {|SWB3007:_hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task Over_the_parts_of_a_partial_type_and_in_a_record() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public partial class Worker(HubConnection hub) : BackgroundService
        {
            public override async Task StartAsync(CancellationToken cancellationToken)
            {
                await hub.StartAsync(cancellationToken);
                await base.StartAsync(cancellationToken);
            }
        }

        public partial class Worker
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await {|SWB3007:hub.StartAsync(stoppingToken)|};
            }
        }

        public record Chat(HubConnection Hub)
        {
            public async IAsyncEnumerable<int> OpenAsync()
            {
                await Hub.StartAsync();
                yield return 1;
                await {|SWB3007:Hub.StartAsync()|};
            }
        }
        """);

    private static Task AloneAsync(string message, string source)
    {
        var test = new Rule { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3007", DiagnosticSeverity.Warning).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }

    private static Task MessageAsync(string message, string source)
    {
        var test = new Rule { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB3007", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(message));
        return test.RunAsync();
    }
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ForgottenConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3004 where it reports.</summary>
public class ForgottenConnectionTests
{
    [Fact]
    public Task A_task_that_is_stored_twice_and_never_read() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Task connect;
                _ = connect = {|SWB3004:hub.StartAsync()|};
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_dropped_call() => Rule.VerifyMessageAsync(
        "SWB3004",
        "'StartAsync' of 'hub' is not awaited, so nobody learns when it is done or that it failed; await it, or keep its task and await it later",
        """
        public class Chat(HubConnection hub)
        {
            public void Open() => _ = {|#0:hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task The_message_in_an_async_void_method() => Rule.VerifyMessageAsync(
        "SWB3004",
        "'StopAsync' of '_hub' is awaited in 'Close', which is 'async void', so nobody learns when it is done or that it failed; return a Task from it",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async void Close() => await {|#0:_hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task The_message_in_a_dropped_run() => Rule.VerifyMessageAsync(
        "SWB3004",
        "'ConnectAsync' of 'socket' is awaited in a 'Task.Run' that is not, so nobody learns when it is done or that it failed; handle its failure there, or await the 'Task.Run'",
        """
        public class Chat(SocketIOClient.SocketIO socket)
        {
            public void Open()
            {
                Task.Run(async () =>
                {
                    await {|#0:socket.ConnectAsync()|};
                    await socket.EmitAsync("hello");
                });
            }
        }
        """);

    [Fact]
    public Task The_message_in_a_dropped_run_that_returns_something() => Rule.VerifyMessageAsync(
        "SWB3004",
        "'StartAsync' of 'hub' is awaited in a 'Task.Run' that is not, so nobody learns when it is done or that it failed; handle its failure there, or await the 'Task.Run'",
        """
        public class Chat(HubConnection hub)
        {
            public void Open()
            {
                _ = Task.Run(async () =>
                {
                    await {|#0:hub.StartAsync()|};
                    return 1;
                });
            }
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "{|SWB3004:client.StartAsync()|}")]
    [InlineData("HubConnection client", "{|SWB3004:client.StopAsync()|}")]
    [InlineData("HubConnection? client", "{|SWB3004:client?.StopAsync()|}")]
    [InlineData("HubConnection client", "{|SWB3004:client.StartAsync()|}.ConfigureAwait(false)")]
    [InlineData("HubConnection? client", "{|SWB3004:client?.StartAsync().ConfigureAwait(false)|}")]
    [InlineData("HubConnection client", "{|SWB3004:client.StartAsync()|}.WaitAsync(TimeSpan.FromSeconds(5))")]
    [InlineData("System.Net.WebSockets.ClientWebSocket client", "{|SWB3004:client.ConnectAsync(new Uri(\"wss://x.example.com\"), default)|}")]
    [InlineData("System.Net.WebSockets.WebSocket client", "{|SWB3004:client.CloseAsync(default, null, default)|}")]
    [InlineData("SocketIOClient.SocketIO client", "{|SWB3004:client.DisconnectAsync()|}")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "{|SWB3004:client.ConnectUserAsync(\"key\", \"user\", \"token\")|}")]
    [InlineData("MQTTnet.IMqttClient client", "{|SWB3004:client.ConnectAsync(null!)|}")]
    [InlineData("NATS.Client.Core.INatsConnection client", "{|SWB3004:client.ConnectAsync()|}")]
    [InlineData("PusherClient.Pusher client", "{|SWB3004:client.DisconnectAsync()|}")]
    public Task Each_sdk_as_a_statement_and_a_discard(string parameter, string call) => Rule.VerifyAsync(
        $$"""
        public class Chat({{parameter}})
        {
            public void Open()
            {
                {{call}};
            }

            public async Task OpenAsync()
            {
                _ = {{call}};
                await Task.Yield();
            }

            public Task SendAsync()
            {
                _ = {{call}};
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_constructor_a_lambda_a_local_function_and_an_event_handler() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat() => {|SWB3004:_hub.StartAsync()|};

            public event EventHandler? Asked;

            public void Wire()
            {
                Asked += (sender, e) => {|SWB3004:_hub.StartAsync()|};
                Asked += OnAsked;
                Open();
                new List<HubConnection> { _hub }.ForEach(hub => {|SWB3004:hub.StopAsync()|});

                void Open() => _ = {|SWB3004:_hub.StartAsync()|};
            }

            private void OnAsked(object? sender, EventArgs e)
            {
                {|SWB3004:_hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_local_that_nobody_reads_and_one_that_is_discarded() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Open()
            {
                var start = {|SWB3004:hub.StartAsync()|};
            }

            public void Reopen()
            {
                var start = {|SWB3004:hub.StartAsync()|};
                _ = start;
            }
        }
        """);

    [Fact]
    public Task A_dropped_Task_Run() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Open()
            {
                Task.Run(() => {|SWB3004:hub.StartAsync()|});
                _ = Task.Run(async () => await {|SWB3004:hub.StartAsync()|});
                _ = Task.Run(async () =>
                {
                    await {|SWB3004:hub.StartAsync()|};
                    while (true)
                        await hub.SendAsync("Ping");
                });
            }
        }
        """);

    [Fact]
    public Task Several_at_once_are_one_mistake() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection first, HubConnection second)
        {
            public void Close()
            {
                _ = Task.WhenAll({|SWB3004:first.StopAsync()|}, second.StopAsync());
            }
        }
        """);

    [Fact]
    public Task Async_void_methods_that_are_no_event_handlers() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat() => Connect();

            private async void Connect()
            {
                await {|SWB3004:_hub.StartAsync()|}.ConfigureAwait(false);
                await _hub.SendAsync("Hello");
            }

            public async void CloseAsync(string reason)
            {
                try
                {
                    await {|SWB3004:_hub.StopAsync()|};
                }
                finally
                {
                    Console.WriteLine(reason);
                }
            }

            public void Run()
            {
                Local();

                async void Local() => await {|SWB3004:_hub.StartAsync()|};
            }
        }
        """);

    // Nobody else runs it, whatever else the type implements.
    [Fact]
    public Task In_an_async_void_method_of_a_type_with_interfaces() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub) : IDisposable, IProgress<string>
        {
            public void Open() => Connect();

            public void Dispose() => Console.WriteLine();

            public async void Report(string value) => await hub.StartAsync();

            private async void Connect() => await {|SWB3004:hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task Components_hosted_services_records_nested_types_and_statics() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;
        using Microsoft.Extensions.Hosting;

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized() => {|SWB3004:Hub.StartAsync()|};
        }

        public class Starter(HubConnection hub) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken)
            {
                _ = {|SWB3004:hub.StartAsync(cancellationToken)|};
                return Task.CompletedTask;
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                {|SWB3004:hub.StopAsync(cancellationToken)|};
                return Task.CompletedTask;
            }
        }

        public record Sync(HubConnection Hub)
        {
            public void Open() => {|SWB3004:Hub.StartAsync()|};

            private sealed class Feed(HubConnection hub)
            {
                public async IAsyncEnumerable<int> CountAsync()
                {
                    _ = {|SWB3004:hub.StartAsync()|};
                    yield return await Task.FromResult(1);
                }
            }
        }

        public static class Hubs
        {
            public static void Restart(this HubConnection hub) => _ = {|SWB3004:hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task The_teardown_that_could_await() => Rule.VerifyAsync(
        """
        public sealed class Chat : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public ValueTask DisposeAsync()
            {
                _ = {|SWB3004:_hub.StopAsync()|};
                return default;
            }
        }
        """);

    [Fact]
    public Task Top_level_statements() => Rule.VerifyProgramAsync(
        """
        var hub = new HubConnectionBuilder().Build();
        _ = {|SWB3004:hub.StartAsync()|};
        await hub.SendAsync("Hello");
        """);

    // Two parameters alone make no event handler.
    [Fact]
    public Task A_method_without_a_task_that_takes_no_event_args() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private async void Open(object sender, int seat) => await {|SWB3004:hub.StartAsync()|};

            private async void OnOpened(object sender, EventArgs args) => await hub.StartAsync();

            private async void OnChosen(object sender, ChosenEventArgs args) => await hub.StartAsync();

            public void Run()
            {
                Open(this, 1);
                OnOpened(this, EventArgs.Empty);
                OnChosen(this, new ChosenEventArgs());
            }
        }

        public class ChosenEventArgs : EventArgs;
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotConnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3002 where it reports.</summary>
public class DoNotConnectTests
{
    [Fact]
    public Task The_message_for_a_shared_client() => Rule.VerifyMessageAsync(
        "SWB3002",
        "'StartAsync' connects 'hub', which others use too; use 'ConnectAsync' of the connection manager, which connects once for all",
        """
        public class Sync(HubConnection hub)
        {
            public Task OpenAsync() => {|#0:hub.StartAsync()|};
        }
        """);

    [Fact]
    public Task The_message_for_a_managed_client() => Rule.VerifyMessageAsync(
        "SWB3002",
        "'StartAsync' connects '_hub', which the connection manager drives; use 'ConnectAsync' of the connection manager, which connects once for all",
        """
        public class Sync(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public Task OpenAsync() => {|#0:_hub.StartAsync()|};
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "await {|SWB3002:client.StartAsync()|};")]
    [InlineData("HubConnection? client", "await {|SWB3002:client?.StartAsync()|}!;")]
    [InlineData("HubConnection client", "_ = {|SWB3002:client.StartAsync()|}.ContinueWith(_ => { });")]
    [InlineData("SocketIOClient.SocketIO client", "await {|SWB3002:client.ConnectAsync()|};")]
    [InlineData("System.Net.WebSockets.ClientWebSocket client", "await {|SWB3002:client.ConnectAsync(new Uri(\"wss://x.example.com\"), default)|};")]
    [InlineData("StreamChat.Core.IStreamChatClient client", "await {|SWB3002:client.ConnectUserAsync(\"key\", \"user\", \"token\")|};")]
    [InlineData("PusherClient.Pusher client", "await {|SWB3002:client.ConnectAsync()|};")]
    [InlineData("IO.Ably.AblyRealtime client", "{|SWB3002:client.Connect()|};")]
    [InlineData("IO.Ably.AblyRealtime client", "{|SWB3002:client.Connection.Connect()|};")]
    [InlineData("MQTTnet.IMqttClient client", "await {|SWB3002:client.ConnectAsync(null!)|};")]
    [InlineData("Supabase.Client client", "await {|SWB3002:client.InitializeAsync()|};")]
    [InlineData("Websocket.Client.IWebsocketClient client", "await {|SWB3002:client.Start()|};")]
    [InlineData("NATS.Client.Core.INatsConnection client", "await {|SWB3002:client.ConnectAsync()|};")]
    public Task A_connect_call_on_a_shared_client(string parameter, string statement) => Rule.VerifyAsync(
        $$"""
        public class Sync({{parameter}})
        {
            public async Task OpenAsync()
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Wherever_the_shared_client_came_from() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public static class Hubs
        {
            public static readonly HubConnection Shared = new HubConnectionBuilder().Build();
        }

        public class Board : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            [CascadingParameter] public HubConnection? Outer { get; set; }

            [Inject] public IServiceProvider Services { get; set; } = default!;

            protected override async Task OnInitializedAsync()
            {
                if (Hub.State == HubConnectionState.Disconnected)
                    await {|SWB3002:Hub.StartAsync()|};
                await {|SWB3002:Outer!.StartAsync()|};
                await {|SWB3002:Hubs.Shared.StartAsync()|};
                await {|SWB3002:Services.GetRequiredService<HubConnection>().StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task The_client_of_a_lease() => Rule.VerifyAsync(
        """
        public class Sync(IConnectionManager connections)
        {
            public async Task SendAsync()
            {
                await using var lease = await connections.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                await {|SWB3002:lease.Client.StartAsync()|};
                var hub = lease.Client;
                await {|SWB3002:hub.StartAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_view_model_a_record_and_a_nested_type() => Rule.VerifyAsync(
        """
        public record Sync(HubConnection Hub)
        {
            public Task OpenAsync() => {|SWB3002:Hub.StartAsync()|};
        }

        public class Outer
        {
            private class Inner(HubConnection hub)
            {
                public async IAsyncEnumerable<int> CountAsync()
                {
                    await {|SWB3002:hub.StartAsync()|};
                    yield return 1;
                }
            }
        }

        public partial class ViewModel
        {
            private readonly HubConnection _hub;

            public ViewModel(HubConnection hub)
            {
                _hub = hub;
                _ = Task.Run(() => {|SWB3002:_hub.StartAsync()|});
            }
        }
        """);

    [Fact]
    public Task A_managed_client_in_hosting_code() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Worker(IConnectionManager connections) : BackgroundService
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => {|SWB3002:_hub.StartAsync(stoppingToken)|};
        }
        """);

    [Fact]
    public Task A_request_handler_of_the_program() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create(args);
        app.MapPost("/start", (HubConnection hub) => {|SWB3002:hub.StartAsync()|});
        app.Run();
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotConnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3002.</summary>
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

    [Fact]
    public Task An_owned_unmanaged_client() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private readonly Lazy<HubConnection> _lazy = new(() => new HubConnectionBuilder().Build());
            private IStreamChatClient? _chat;

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                await _lazy.Value.StartAsync();
                _chat ??= StreamChatClient.CreateDefaultClient();
                await _chat.ConnectUserAsync("key", "user", "token");
                var local = Make();
                await local.StartAsync();
                await StartAsync(local);
            }

            private static HubConnection Make() => new HubConnectionBuilder().Build();

            private static Task StartAsync(HubConnection hub) => hub.StartAsync();
        }
        """);

    [Fact]
    public Task Inside_a_connector() => Rule.VerifyAsync(
        """
        public abstract class HubConnector : IConnector<HubConnection>
        {
            public abstract bool CanRestart { get; }

            public abstract ClientState GetState(HubConnection client);

            public abstract Task DisconnectAsync(HubConnection client, CancellationToken cancellationToken);

            public abstract IDisposable Subscribe<TMessage>(HubConnection client, string channel, Func<TMessage, Task> receive);

            public Task ConnectAsync(HubConnection client, ConnectionKey? key, CancellationToken cancellationToken) => client.StartAsync(cancellationToken);
        }
        """);

    [Fact]
    public Task The_connect_handed_to_the_manager() => Rule.VerifyAsync(
        """
        public class Sync(IConnectionManager connections, HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await connections.ConnectAsync(hub, token => hub.StartAsync(token), cancellationToken);
                await using var lease = await connections.AcquireAsync("a", () => new HubConnectionBuilder().Build(), (client, token) => client.StartAsync(token), cancellationToken);
            }
        }
        """);

    [Fact]
    public Task The_factory_of_a_registration_that_connects() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(provider =>
                {
                    var hub = provider.GetRequiredKeyedService<HubConnection>("raw");
                    _ = hub.StartAsync();
                    return new object();
                });
            }
        }
        """);

    [Fact]
    public Task Hosting_code() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;
        using MQTTnet;

        public class Worker(IMqttClient mqtt, MqttClientOptions options) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await mqtt.ConnectAsync(options, stoppingToken);
        }
        """);

    [Fact]
    public Task Entry_point_code_that_builds_the_host() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create(args);
        var hub = app.Services.GetRequiredService<HubConnection>();
        await StartAsync(hub);
        await hub.StartAsync();
        app.Run();

        static Task StartAsync(HubConnection hub) => hub.StartAsync();
        """);

    [Fact]
    public Task Where_the_runtime_library_is_not_referenced() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class Sync(HubConnection hub)
        {
            public Task OpenAsync() => hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_private_static_client_created_by_its_own_type() => Rule.VerifyAsync(
        """
        public static class Feed
        {
            private static readonly HubConnection Hub = new HubConnectionBuilder().Build();

            public static Task OpenAsync() => Hub.StartAsync();
        }
        """);

    [Fact]
    public Task Inside_the_client_type_itself() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url, SocketIO fallback) : SocketIO(url)
        {
            public Task FailAsync() => fallback.ConnectAsync();
        }
        """);

    [Fact]
    public Task What_a_factory_of_the_users_own_gives_is_unknown() => Rule.VerifyAsync(
        """
        public interface IHubs
        {
            HubConnection Create(string name);
        }

        public class Sync(IHubs hubs, Func<Task<HubConnection>> factory)
        {
            public async Task SendAsync()
            {
                var hub = hubs.Create("a");
                await hub.StartAsync();
                await (await factory()).StartAsync();
            }
        }
        """);

    [Fact]
    public Task A_state_query_and_a_send() => Rule.VerifyAsync(
        """
        public class Sync(HubConnection hub)
        {
            public bool IsOpen => hub.State == HubConnectionState.Connected;

            public Task SendAsync() => hub.SendAsync("Text");
        }
        """);

    [Fact]
    public Task A_method_of_the_same_name_on_a_wrapper() => Rule.VerifyAsync(
        """
        public class Wrapper
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Task StartAsync() => _hub.StartAsync();

            public Task ConnectAsync() => StartAsync();
        }

        public class Sync(Wrapper wrapper)
        {
            public async Task OpenAsync()
            {
                await wrapper.StartAsync();
                await wrapper.ConnectAsync();
            }
        }
        """);

    [Fact]
    public Task The_application_object_and_code_that_is_given_the_host() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        public class App(IHost host) : System.Windows.Application
        {
            protected override async void OnStartup(EventArgs e) => await host.Services.GetRequiredService<HubConnection>().StartAsync();
        }

        public static class Chat
        {
            public static async Task StartChatAsync(this IHost host) => await host.Services.GetRequiredService<HubConnection>().StartAsync();
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotConnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3002 is quiet where nobody else drives the connection, or where nothing is proven.</summary>
public class DoNotConnectQuietTests
{
    [Fact]
    public Task A_reconnect_by_hand_is_another_rule() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Wire() => hub.Closed += _ => hub.StartAsync();

            public async Task OpenAsync()
            {
                while (hub.State != HubConnectionState.Connected)
                {
                    await hub.StartAsync();
                    await Task.Delay(1000);
                }
            }
        }
        """);

    [Fact]
    public Task A_static_helper_acts_for_its_callers() => Rule.VerifyAsync(
        """
        public static class Hubs
        {
            public static async Task<HubConnection> StartedAsync(this HubConnection hub, CancellationToken cancellationToken)
            {
                await hub.StartAsync(cancellationToken);
                return hub;
            }
        }

        public class Room
        {
            public Task OpenAsync(HubConnection hub) => {|SWB3002:hub.StartAsync()|};
        }
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
        public abstract class HubConnector : Connector<HubConnection>
        {
            public override Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken) => client.StartAsync(cancellationToken);
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

    [Fact]
    public Task Given_in_the_constructor_and_released_in_teardown() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class HubEndpoint : IAsyncDisposable
        {
            public readonly HubConnection Connection;

            public HubEndpoint(HubConnection connection) => Connection = connection;

            public Task OpenAsync(CancellationToken cancellationToken) => Connection.StartAsync(cancellationToken);

            public async ValueTask DisposeAsync() => await Connection.DisposeAsync();
        }

        public sealed class NewsSocket(ClientWebSocket socket, Uri address) : IDisposable
        {
            public Task OpenAsync() => socket.ConnectAsync(address, default);

            public void Dispose() => socket.Dispose();
        }

        public sealed class ChangeFeed(Supabase.Client client) : IAsyncDisposable
        {
            public async Task OpenAsync() => await client.Realtime.ConnectAsync();

            public ValueTask DisposeAsync()
            {
                client.Realtime.Disconnect();
                return default;
            }
        }
        """);

    [Fact]
    public Task A_static_elsewhere_that_this_type_fills() => Rule.VerifyAsync(
        """
        public static class Connections
        {
            public static HubConnection? Chat;
        }

        public class Login
        {
            public async Task OpenAsync()
            {
                if (Connections.Chat is null)
                {
                    Connections.Chat = new HubConnectionBuilder().Build();
                    await Connections.Chat.StartAsync();
                }
            }
        }
        """);
}

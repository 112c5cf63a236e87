using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotDisconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 where it reports.</summary>
public class DoNotDisconnectTests
{
    [Fact]
    public Task The_message_for_a_shared_client() => Rule.VerifyMessageAsync(
        "SWB3001",
        "'StopAsync' disconnects 'hub', which others use too; release it through the connection manager instead",
        """
        public class Sync(HubConnection hub)
        {
            public Task CloseAsync() => {|#0:hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task The_message_for_a_managed_client() => Rule.VerifyMessageAsync(
        "SWB3001",
        "'DisposeAsync' disconnects '_hub', which the connection manager owns; release it through the connection manager instead",
        """
        public class Sync(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public ValueTask CloseAsync() => {|#0:_hub.DisposeAsync()|};
        }
        """);

    [Fact]
    public Task The_message_for_user_scope() => Rule.VerifyMessageAsync(
        "SWB3001",
        "'DisconnectUserAsync' disconnects 'chat', for every part of the application; release it through the connection manager instead",
        """
        using StreamChat.Core;

        public class Session(IStreamChatClient chat)
        {
            public Task LeaveAsync() => {|#0:chat.DisconnectUserAsync()|};
        }
        """);

    [Fact]
    public Task The_message_for_a_using() => Rule.VerifyMessageAsync(
        "SWB3001",
        "'using' disconnects 'redis', which others use too; release it through the connection manager instead",
        """
        using StackExchange.Redis;

        public class Scores(IConnectionMultiplexer redis)
        {
            public void Count()
            {
                using var mine = {|#0:redis|};
            }
        }
        """);

    [Fact]
    public Task Any_disconnect_call_with_user_scope() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Owner : IAsyncDisposable
        {
            private readonly IStreamChatClient _chat = StreamChatClient.CreateDefaultClient();

            public Task LeaveAsync() => {|SWB3001:_chat.DisconnectUserAsync()|};

            public async Task SwitchAsync(IStreamChatClient other, Func<IStreamChatClient> unknown)
            {
                await {|SWB3001:other.DisconnectUserAsync()|};
                await {|SWB3001:unknown().DisconnectUserAsync()|};
            }

            public ValueTask DisposeAsync() => new(_chat.DisconnectUserAsync());
        }
        """);

    [Theory]
    [InlineData("HubConnection client", "await {|SWB3001:client.StopAsync()|};")]
    [InlineData("HubConnection client", "await {|SWB3001:client.DisposeAsync()|};")]
    [InlineData("HubConnection client", "await {|SWB3001:client.DisposeAsync()|}.ConfigureAwait(false);")]
    [InlineData("HubConnection? client", "await ({|SWB3001:client?.StopAsync()|} ?? Task.CompletedTask);")]
    [InlineData("HubConnection client", "{|SWB3001:client.StopAsync()|}.Wait();")]
    [InlineData("SocketIOClient.SocketIO client", "await {|SWB3001:client.DisconnectAsync()|};")]
    [InlineData("SocketIOClient.SocketIO client", "{|SWB3001:client.Dispose()|};")]
    [InlineData("StackExchange.Redis.IConnectionMultiplexer client", "{|SWB3001:client.Close()|};")]
    [InlineData("StackExchange.Redis.IConnectionMultiplexer client", "await {|SWB3001:client.CloseAsync()|};")]
    [InlineData("MQTTnet.IMqttClient client", "await {|SWB3001:MQTTnet.MqttClientExtensions.DisconnectAsync(client)|};")]
    [InlineData("PusherClient.Pusher client", "await {|SWB3001:client.DisconnectAsync()|};")]
    [InlineData("IO.Ably.AblyRealtime client", "{|SWB3001:client.Close()|};")]
    [InlineData("IO.Ably.AblyRealtime client", "{|SWB3001:client.Connection.Close()|};")]
    [InlineData("NATS.Client.Core.INatsConnection client", "await {|SWB3001:client.DisposeAsync()|};")]
    [InlineData("RabbitMQ.Client.IConnection client", "await {|SWB3001:RabbitMQ.Client.IConnectionExtensions.CloseAsync(client)|};")]
    [InlineData("Websocket.Client.IWebsocketClient client", "{|SWB3001:client.Dispose()|};")]
    [InlineData("System.Net.WebSockets.ClientWebSocket client", "{|SWB3001:client.Abort()|};")]
    public Task Any_disconnect_or_dispose_of_a_shared_client(string parameter, string statement) => Rule.VerifyAsync(
        $$"""
        public class Sync({{parameter}})
        {
            public async Task CloseAsync()
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task An_extension_in_its_short_form() => Rule.VerifyAsync(
        """
        using MQTTnet;

        public class Sync(IMqttClient client)
        {
            public async Task CloseAsync()
            {
                await {|SWB3001:client.DisconnectAsync()|};
                await {|SWB3001:client.TryDisconnectAsync()|};
            }
        }
        """);

    [Fact]
    public Task Wherever_the_shared_client_came_from() => Rule.VerifyAsync(
        """
        public static class Hubs
        {
            public static HubConnection Shared { get; set; } = null!;
        }

        public class Room
        {
            public required HubConnection Hub { get; init; }
        }

        public class Sync
        {
            private readonly HubConnection _given;

            public Sync(HubConnection hub) => _given = hub ?? throw new ArgumentNullException(nameof(hub));

            public HubConnection? Injected { get; set; }

            public async Task CloseAsync(HubConnection parameter, Room room, IServiceProvider services)
            {
                await {|SWB3001:_given.StopAsync()|};
                await {|SWB3001:Injected!.StopAsync()|};
                await {|SWB3001:parameter.StopAsync()|};
                await {|SWB3001:room.Hub.StopAsync()|};
                await {|SWB3001:Hubs.Shared.StopAsync()|};
                await {|SWB3001:services.GetRequiredService<HubConnection>().StopAsync()|};
                if (services.GetService<HubConnection>() is { } found)
                    await {|SWB3001:found.StopAsync()|};
            }
        }
        """);

    [Fact]
    public Task A_component_that_stops_what_was_injected_is_always_reported() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Components;

        public class Board : ComponentBase, IAsyncDisposable
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            public async ValueTask DisposeAsync()
            {
                await {|SWB3001:Hub.StopAsync()|};
                await {|SWB3001:Hub.DisposeAsync()|};
            }
        }

        public class Tile(HubConnection hub) : ComponentBase, IAsyncDisposable
        {
            public ValueTask DisposeAsync() => {|SWB3001:hub.DisposeAsync()|};
        }

        public class Child : ComponentBase, IAsyncDisposable
        {
            [CascadingParameter] public HubConnection? Hub { get; set; }

            [Parameter] public HubConnection? Other { get; set; }

            public async ValueTask DisposeAsync()
            {
                if (Hub is not null)
                    await {|SWB3001:Hub.DisposeAsync()|};
                await {|SWB3001:Other!.DisposeAsync()|};
            }
        }
        """);

    [Fact]
    public Task Await_using_over_a_shared_or_managed_client_is_a_dispose() => Rule.VerifyAsync(
        """
        public class Sync(HubConnection hub, IConnectionManager connections)
        {
            public async Task SendAsync()
            {
                await using var shared = {|SWB3001:hub|};
                await using (var managed = {|SWB3001:connections.GetOrCreate("a", () => new HubConnectionBuilder().Build())|})
                {
                }

                await using (hub.ConfigureAwait(false))
                {
                }

                await using ({|SWB3001:hub|})
                {
                }
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
                var hub = lease.Client;
                await {|SWB3001:hub.StopAsync()|};
                await {|SWB3001:lease.Client.DisposeAsync()|};
            }
        }
        """);

    [Fact]
    public Task Given_in_the_constructor_and_released_outside_teardown() => Rule.VerifyAsync(
        """
        public class Sync(HubConnection hub)
        {
            public Task DisconnectAsync() => {|SWB3001:hub.StopAsync()|};

            public async Task SignOutAsync() => await {|SWB3001:hub.DisposeAsync()|};
        }
        """);

    [Fact]
    public Task A_dispose_that_nothing_calls_is_no_teardown() => Rule.VerifyAsync(
        """
        public class Sync(HubConnection hub)
        {
            public async ValueTask DisposeAsync() => await {|SWB3001:hub.DisposeAsync()|};
        }
        """);

    [Theory]
    [InlineData("AddScoped")]
    [InlineData("AddTransient")]
    public Task Made_by_the_container_and_the_client_registered_too(string method) => Rule.VerifyAsync(
        $$"""
        using StackExchange.Redis;

        public sealed class Scores(IConnectionMultiplexer redis) : IDisposable
        {
            public void Dispose() => {|SWB3001:redis.Dispose()|};
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache"));
                services.{{method}}<Scores>();
            }
        }
        """);

    [Fact]
    public Task In_lambdas_local_functions_and_event_handlers() => Rule.VerifyAsync(
        """
        using System.Windows;

        public class Shell : Window
        {
            private readonly HubConnection _hub;

            public Shell(HubConnection hub)
            {
                _hub = hub;
                Loaded += async (_, _) => await {|SWB3001:_hub.StopAsync()|};
            }

            public Task CloseAsync()
            {
                return Stop();

                Task Stop() => {|SWB3001:_hub.StopAsync()|};
            }

            private async void OnSignOut(object sender, RoutedEventArgs e) => await {|SWB3001:_hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task A_controller_and_a_hub() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR;
        using RabbitMQ.Client;

        public class JobsController(IConnection rabbit) : ControllerBase
        {
            public async Task<IActionResult> Stop()
            {
                await {|SWB3001:rabbit.CloseAsync()|};
                return Ok();
            }
        }

        public class ChatHub(HubConnection upstream) : Hub
        {
            public override async Task OnDisconnectedAsync(Exception? exception)
            {
                await upstream.SendAsync("Left");
                await base.OnDisconnectedAsync(exception);
            }

            public Task Leave() => {|SWB3001:upstream.StopAsync()|};
        }
        """);

    [Fact]
    public Task In_test_code_too() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests(HubConnection hub)
        {
            [Xunit.Fact]
            public Task Stops() => {|SWB3001:hub.StopAsync()|};
        }
        """);

    [Fact]
    public Task Without_the_runtime_library_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class Sync(HubConnection hub)
        {
            public Task CloseAsync() => {|SWB3001:hub.StopAsync()|};
        }
        """);
}

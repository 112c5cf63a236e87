using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DoNotDisconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3001 is quiet where the connection is this code's to end, or where nothing is proven.</summary>
public class DoNotDisconnectQuietTests
{
    [Fact]
    public Task Inside_a_connector() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public abstract class ChatConnector : Connector<IStreamChatClient>
        {
            public override async Task DisconnectAsync(IStreamChatClient client, CancellationToken cancellationToken)
            {
                await client.DisconnectUserAsync();
                client.Dispose();
            }
        }
        """);

    [Fact]
    public Task Inside_the_client_type_itself() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url, SocketIO fallback) : SocketIO(url)
        {
            public Task FailAsync() => fallback.DisconnectAsync();
        }
        """);

    [Fact]
    public Task Sign_out_code_that_calls_the_manager() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Session(IStreamChatClient chat, HubConnection hub, IConnectionManager connections)
        {
            public async Task LogoutAsync(string user)
            {
                await connections.SignOutAsync(user);
                await chat.DisconnectUserAsync();
                await hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task Hosting_code_drives_what_it_was_given() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class Starter(HubConnection hub) : IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => hub.StartAsync(cancellationToken);

            public Task StopAsync(CancellationToken cancellationToken) => hub.StopAsync(cancellationToken);
        }

        public class Worker(HubConnection hub) : BackgroundService
        {
            protected override Task ExecuteAsync(CancellationToken stoppingToken) => hub.StartAsync(stoppingToken);

            public override async Task StopAsync(CancellationToken cancellationToken) => await hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task Entry_point_code_that_builds_the_host() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;

        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        var hub = app.Services.GetRequiredService<HubConnection>();
        app.Lifetime.ApplicationStopping.Register(() => hub.StopAsync().Wait());
        await hub.StartAsync();
        await app.RunAsync();
        await hub.StopAsync();
        await hub.DisposeAsync();
        """);

    [Fact]
    public Task A_request_handler_of_the_program_is_no_hosting_code() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;

        var app = WebApplication.Create(args);
        var hub = app.Services.GetRequiredService<HubConnection>();
        app.MapPost("/stop", () => {|SWB3001:hub.StopAsync()|});
        app.MapPost("/leave", (HubConnection given) => {|SWB3001:given.StopAsync()|});
        app.Run();
        """);

    [Fact]
    public Task Server_side_sockets() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http;

        public class Sockets(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                if (!context.WebSockets.IsWebSocketRequest)
                {
                    await next(context);
                    return;
                }

                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await ServeAsync(socket);
            }

            public async Task ServeAsync(WebSocket socket) => await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        """);

    [Fact]
    public Task Answering_a_close_frame_is_protocol() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Reader(ClientWebSocket socket)
        {
            public async Task ReadAsync(CancellationToken cancellationToken)
            {
                var buffer = new byte[1024];
                while (true)
                {
                    var frame = await socket.ReceiveAsync(buffer, cancellationToken);
                    if (frame.MessageType == WebSocketMessageType.Close)
                    {
                        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                        return;
                    }
                }
            }

            public Task GoodbyeAsync() => socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, default);
        }
        """);

    [Fact]
    public Task The_lease_and_the_managers_own_calls() => Rule.VerifyAsync(
        """
        public class Sync(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public async Task SendAsync()
            {
                var lease = await connections.AcquireAsync("b", () => new HubConnectionBuilder().Build());
                await lease.DisposeAsync();
                await connections.ReleaseAsync(_hub);
            }

            public HubConnection Closing() =>
                connections.GetOrCreate("c", () => new HubConnectionBuilder().Build(), client => client.StopAsync());
        }
        """);

    [Fact]
    public Task What_a_factory_of_the_users_own_gives_is_unknown() => Rule.VerifyAsync(
        """
        public interface IHubs
        {
            HubConnection Create(string name);

            bool TryTake(out HubConnection hub);
        }

        public class Sync(IHubs hubs)
        {
            private HubConnection? _hub;

            public async Task SendAsync(List<HubConnection> many)
            {
                await using var hub = hubs.Create("a");
                _hub = hubs.Create("b");
                await _hub.StopAsync();
                if (hubs.TryTake(out var taken))
                    await taken.DisposeAsync();
                foreach (var each in many)
                    await each.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task The_argument_of_an_event_or_a_callback() => Rule.VerifyAsync(
        """
        public class Sync
        {
            public event Action<HubConnection>? Opened;

            public Sync(Action<Func<HubConnection, Task>> each)
            {
                Opened += async hub => await hub.DisposeAsync();
                each(async hub => await hub.StopAsync());
            }
        }
        """);

    [Fact]
    public Task Names_that_only_look_like_disconnects() => Rule.VerifyAsync(
        """
        public class Player;

        public class Game(HubConnection hub)
        {
            public Task DisconnectAsync(Player player) => hub.SendAsync("Disconnect", player);

            public void Close() => Dispose();

            public void Dispose()
            {
            }
        }

        public class ViewModel(Game game)
        {
            public async Task Leave(Player player)
            {
                await game.DisconnectAsync(player);
                game.Close();
                game.Dispose();
            }
        }
        """);

    [Fact]
    public Task Disposing_a_subscription_of_a_shared_connection() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;

        public sealed class Sync(HubConnection hub, IConnectionMultiplexer redis) : IDisposable
        {
            private readonly IDisposable _texts = hub.On<string>("Text", _ => { });

            public Task IgnoreAsync() => redis.GetSubscriber().UnsubscribeAsync("texts");

            public void Dispose() => _texts.Dispose();
        }
        """);

    [Fact]
    public Task The_application_object_drives_what_it_holds() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Hosting;

        public class App : System.Windows.Application
        {
            private readonly IHost _host = Host.CreateApplicationBuilder().Build();

            protected override void OnExit(EventArgs e) => _host.Services.GetRequiredService<HubConnection>().StopAsync().Wait();

            public Task RestartAsync(HubConnection hub) => hub.StopAsync();
        }
        """);

    [Fact]
    public Task Code_that_is_given_the_host() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.Hosting;
        using RabbitMQ.Client;

        public class Startup
        {
            public void Configure(IApplicationBuilder app, IHostApplicationLifetime lifetime, IConnection rabbit) =>
                lifetime.ApplicationStopping.Register(() => rabbit.CloseAsync().Wait());
        }

        public static class Chat
        {
            public static void UseChat(this WebApplication app)
            {
                var hub = app.Services.GetRequiredService<HubConnection>();
                app.Lifetime.ApplicationStopped.Register(() => hub.StopAsync());
                app.MapPost("/stop", () => {|SWB3001:hub.StopAsync()|});
            }
        }
        """);
}

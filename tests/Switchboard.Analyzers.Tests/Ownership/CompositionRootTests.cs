using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001 and SWB1002 are quiet where it is the code's job to create clients.</summary>
public class CompositionRootTests
{
    [Theory]
    [InlineData("services.AddSingleton(_ => new HubConnectionBuilder().Build());")]
    [InlineData("services.AddSingleton<HubConnection>(provider => { var builder = new HubConnectionBuilder(); return builder.Build(); });")]
    [InlineData("services.AddKeyedSingleton<HubConnection>(\"news\", (_, _) => new HubConnectionBuilder().Build());")]
    [InlineData("services.TryAddSingleton<HubConnection>(_ => new HubConnectionBuilder().Build());")]
    [InlineData("services.Add(ServiceDescriptor.Singleton(_ => new HubConnectionBuilder().Build()));")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(HubConnection), _ => new HubConnectionBuilder().Build(), ServiceLifetime.Singleton));")]
    [InlineData("services.AddSingleton<Func<HubConnection>>(_ => () => new HubConnectionBuilder().Build());")]
    [InlineData("services.AddSingleton<Lazy<HubConnection>>(_ => new Lazy<HubConnection>(() => new HubConnectionBuilder().Build()));")]
    [InlineData("Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, _ => new HubConnectionBuilder().Build());")]
    public Task A_lambda_handed_to_a_registration(string registration) => Rule.VerifyAsync(
        $$"""
        using Microsoft.Extensions.DependencyInjection.Extensions;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """);

    [Theory]
    [InlineData("var hub = new Lazy<HubConnection>(() => new HubConnectionBuilder().Build()); services.AddSingleton(_ => hub.Value);")]
    [InlineData("var hub = new Lazy<HubConnection>(() => new HubConnectionBuilder().Build()); services.AddSingleton(hub);")]
    [InlineData("Lazy<Task<HubConnection>> hub = new(async () => { await Task.Yield(); return new HubConnectionBuilder().Build(); }); services.AddSingleton(_ => hub);")]
    [InlineData("var hub = new Lazy<HubConnection>(() => {|SWB1001:new HubConnectionBuilder().Build()|}); Console.WriteLine(hub.Value);")]
    public Task A_lazy_value_that_a_registration_hands_out(string registration) => Rule.VerifyAsync(
        $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """);

    [Fact]
    public Task A_method_group_handed_to_a_registration() => Rule.VerifyAsync(
        """
        public class Setup
        {
            public void Add(IServiceCollection services)
            {
                services.AddSingleton<HubConnection>(Create);
                services.AddSingleton<HubConnection>(CreatePublicly);
            }

            public static HubConnection CreatePublicly(IServiceProvider provider) => new HubConnectionBuilder().Build();

            private HubConnection Create(IServiceProvider provider) => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task A_method_group_of_another_type_handed_to_a_registration()
    {
        var test = new Rule();
        test.TestState.Sources.Add("""
            public static class Feeds
            {
                public static HubConnection Create(IServiceProvider provider) => new HubConnectionBuilder().Build();
            }
            """);
        return test.CheckAsync(
            """
            public static class Setup
            {
                public static void Add(IServiceCollection services) => services.AddSingleton(Feeds.Create);
            }
            """);
    }

    [Fact]
    public Task Any_registration_call_whose_delegate_receives_a_service_provider() => Rule.VerifyAsync(
        """
        public interface IModule
        {
            void Provide<T>(Func<IServiceProvider, T> factory);
        }

        public static class Setup
        {
            public static void Add(IModule module) => module.Provide(provider => new HubConnectionBuilder().Build());
        }
        """);

    [Fact]
    public Task A_registration_lambda_of_the_program() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect("cache"));
        builder.Build().Run();
        """);

    [Fact]
    public Task An_instance_handed_to_a_registration() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSingleton<IConnectionMultiplexer>(ConnectionMultiplexer.Connect("cache"));
        builder.Services.AddSingleton(await ConnectionMultiplexer.ConnectAsync("other"));
        var redis = await ConnectionMultiplexer.ConnectAsync("third");
        builder.Services.AddSingleton<IConnectionMultiplexer>(redis);
        builder.Build().Run();
        """);

    [Fact]
    public Task An_instance_handed_to_the_builder_of_a_feature() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.DataProtection;
        using Microsoft.AspNetCore.SignalR;
        using StackExchange.Redis;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddSignalR().AddRedis(options => options.Connect = () => ConnectionMultiplexer.Connect("backplane"));
        builder.Services.AddDataProtection().PersistKeysToRedis(ConnectionMultiplexer.Connect("keys"));
        var redis = ConnectionMultiplexer.Connect("more-keys");
        builder.Services.AddDataProtection().PersistKeysToRedis(redis);
        builder.Build().Run();

        public class RedisOptions
        {
            public Func<IConnectionMultiplexer>? Connect { get; set; }
        }

        public static class RedisBuilders
        {
            public static ISignalRServerBuilder AddRedis(this ISignalRServerBuilder builder, Action<RedisOptions> configure) => builder;

            public static IDataProtectionBuilder PersistKeysToRedis(this IDataProtectionBuilder builder, IConnectionMultiplexer redis) => builder;
        }
        """);

    [Fact]
    public Task Options_configured_on_the_services() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;

        public class CacheOptions
        {
            public Func<Task<IConnectionMultiplexer>>? Connect { get; set; }
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.Configure<CacheOptions>(options => options.Connect = async () => await ConnectionMultiplexer.ConnectAsync("cache"));
        }
        """);

    [Fact]
    public Task The_factory_handed_to_the_connection_manager() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());

            public async Task SendAsync()
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build());
            }
        }
        """);

    [Fact]
    public Task The_factory_handed_to_the_manager_as_a_method_group() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("chat", Create);

            private static HubConnection Create() => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task The_factory_handed_to_the_manager_through_a_local_function() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            public async Task SendAsync(string room)
            {
                await using var lease = await connections.AcquireAsync(room, Create);

                HubConnection Create()
                {
                    var builder = new HubConnectionBuilder().WithUrl("https://x.example.com/" + room);
                    return builder.Build();
                }
            }
        }
        """);

    [Fact]
    public Task A_private_factory_method_used_only_by_registrations_or_by_the_manager() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(_ => Build("a"));
                services.AddKeyedSingleton<HubConnection>("b", (_, _) => Build("b"));
            }

            public static HubConnection Get(IConnectionManager connections) => connections.GetOrCreate("c", () => Build("c"));

            private static HubConnection Build(string path) => Configure(path);

            private static HubConnection Configure(string path) => new HubConnectionBuilder().WithUrl("https://x.example.com/" + path).Build();
        }
        """);

    [Fact]
    public Task A_connector() => Rule.VerifyAsync(
        """
        public abstract class Reviver : Connector<HubConnection>
        {
            public override async Task ConnectAsync(HubConnection client, ConnectRequest request, CancellationToken cancellationToken)
            {
                await using var probe = new HubConnectionBuilder().Build();
                await probe.StartAsync(cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_type_or_method_marked_as_connection_factory() => Rule.VerifyAsync(
        """
        [ConnectionFactory]
        public class Feeds
        {
            public HubConnection Create() => new HubConnectionBuilder().Build();

            public static class Nested
            {
                public static HubConnection Create() => new HubConnectionBuilder().Build();
            }
        }

        public class Lobby
        {
            [ConnectionFactory]
            public HubConnection Create()
            {
                using var probe = new HubConnectionBuilder().Build() as IDisposable;
                return new HubConnectionBuilder().Build();
            }
        }
        """);

    [Fact]
    public Task Inside_the_client_type_itself_or_a_type_deriving_from_it() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url) : SocketIO(url)
        {
            private SocketIO? _fallback;

            public static ScoreSocket Local() => new("http://localhost");

            public void Fail() => _fallback = new SocketIO("https://fallback.example.com");
        }
        """);

    [Fact]
    public Task A_servers_accepted_socket() => Rule.VerifyAsync(
        """
        using System.Net;
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http;

        public class Sockets
        {
            public async Task ServeAsync(HttpContext context)
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
            }

            public async Task ListenAsync(HttpListener listener)
            {
                while (true)
                {
                    var context = await listener.GetContextAsync();
                    var accepted = await context.AcceptWebSocketAsync(subProtocol: null);
                    using var socket = accepted.WebSocket;
                }
            }

            public WebSocket Wrap(Stream stream) => WebSocket.CreateFromStream(stream, isServer: true, subProtocol: null, TimeSpan.FromSeconds(30));
        }
        """);

    [Fact]
    public Task What_a_factory_of_the_users_own_gives_is_unknown() => Rule.VerifyAsync(
        """
        public interface IHubs
        {
            HubConnection Get(string name);

            Task<HubConnection> CreateAsync(string name);
        }

        public class Reports(IHubs hubs, Func<HubConnection> factory)
        {
            public async Task SendAsync()
            {
                await using var hub = hubs.Get("reports");
                await using var other = await hubs.CreateAsync("reports");
                var third = factory();
            }
        }
        """);

    [Fact]
    public Task A_builder_that_is_not_built_yet() => Rule.VerifyAsync(
        """
        public static class Builders
        {
            public static IHubConnectionBuilder For(string path) => new HubConnectionBuilder().WithUrl("https://x.example.com/" + path);
        }
        """);

    [Fact]
    public Task An_instance_that_a_registration_captures() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using NATS.Client.Core;

        var builder = WebApplication.CreateBuilder(args);
        var hub = new HubConnectionBuilder().Build();
        hub.On<string>("Text", Console.WriteLine);
        builder.Services.AddSingleton(_ => hub);
        Func<IServiceProvider, NatsConnection> factory = _ => new NatsConnection();
        builder.Services.AddSingleton(factory);
        builder.Build().Run();
        """);

    [Fact]
    public Task A_field_that_is_registered_and_one_that_is_only_connected() => Rule.VerifyAsync(
        """
        public class Startup
        {
            private readonly HubConnection _registered = new HubConnectionBuilder().Build();
            private readonly HubConnection _connected = {|SWB1001:new HubConnectionBuilder().Build()|};

            public void Configure(IServiceCollection services) => services.AddSingleton(_registered);

            public Task OpenAsync(IConnectionManager connections) => connections.ConnectAsync(_connected);
        }
        """);
}

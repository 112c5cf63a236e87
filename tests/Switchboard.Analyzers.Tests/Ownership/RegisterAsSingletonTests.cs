using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.RegisterAsSingletonAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1004.</summary>
public class RegisterAsSingletonTests
{
    [Fact]
    public Task The_message_for_transient() => Rule.VerifyMessageAsync(
        "SWB1004",
        "'HubConnection' is registered as transient, so every resolution opens another connection; register it as a singleton",
        In("{|#0:services.AddTransient(_ => new HubConnectionBuilder().Build())|};"));

    [Fact]
    public Task The_message_for_scoped() => Rule.VerifyMessageAsync(
        "SWB1004",
        "'ConnectionMultiplexer' is registered as scoped, so every resolution opens another connection; register it as a singleton",
        In("{|#0:services.AddScoped<IConnectionMultiplexer>(_ => ConnectionMultiplexer.Connect(\"cache\"))|};"));

    [Theory]
    [InlineData("{|SWB1004:services.AddTransient<NatsConnection>()|};")]
    [InlineData("{|SWB1004:services.AddScoped<NatsConnection>()|};")]
    [InlineData("{|SWB1004:services.AddScoped<INatsConnection, NatsConnection>()|};")]
    [InlineData("{|SWB1004:services.AddTransient(typeof(NatsConnection))|};")]
    [InlineData("{|SWB1004:services.AddScoped(typeof(INatsConnection), typeof(NatsConnection))|};")]
    [InlineData("{|SWB1004:services.AddScoped(typeof(NatsConnection), _ => new NatsConnection())|};")]
    [InlineData("{|SWB1004:services.AddKeyedTransient<NatsConnection>(\"a\")|};")]
    [InlineData("{|SWB1004:services.AddKeyedScoped<INatsConnection, NatsConnection>(\"a\")|};")]
    [InlineData("{|SWB1004:services.AddKeyedScoped<INatsConnection>(\"a\", (_, _) => new NatsConnection())|};")]
    public Task Registrations_of_a_client_type(string registration) => Rule.VerifyAsync(In(registration));

    [Fact]
    public Task Each_registration_of_a_chain() => Rule.VerifyAsync(
        In("{|SWB1004:{|SWB1004:services.AddTransient<NatsConnection>()|}.AddLogging().AddScoped(_ => new SocketIO(\"https://x.example.com\"))|};"));

    [Fact]
    public Task The_try_forms() => Rule.VerifyAsync(In(
        """
        {|SWB1004:services.TryAddTransient<NatsConnection>()|};
                {|SWB1004:services.TryAddScoped<INatsConnection, NatsConnection>()|};
                {|SWB1004:services.TryAddScoped(_ => new NatsConnection())|};
                {|SWB1004:services.TryAddKeyedTransient<NatsConnection>("a")|};
        """));

    [Fact]
    public Task Service_descriptors() => Rule.VerifyAsync(In(
        """
        services.Add({|SWB1004:ServiceDescriptor.Transient<INatsConnection, NatsConnection>()|});
                services.TryAdd({|SWB1004:ServiceDescriptor.Scoped(_ => new NatsConnection())|});
                services.Replace({|SWB1004:ServiceDescriptor.KeyedScoped<INatsConnection>("a", (_, _) => new NatsConnection())|});
                services.Add({|SWB1004:ServiceDescriptor.KeyedTransient<INatsConnection, NatsConnection>("a")|});
        """));

    [Fact]
    public Task A_factory_returning_a_client() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {|SWB1004:services.AddScoped<HubConnection>(Create)|};
                {|SWB1004:services.AddTransient(_ => Build("a"))|};
                {|SWB1004:services.AddTransient(provider =>
                {
                    var hub = new HubConnectionBuilder().Build();
                    hub.On<string>("Text", Console.WriteLine);
                    return hub;
                })|};
                {|SWB1004:services.AddScoped<HubConnection>(Local)|};

                static HubConnection Local(IServiceProvider provider) => Build("b");
            }

            private static HubConnection Create(IServiceProvider provider) => Build("c");

            private static HubConnection Build(string path) => new HubConnectionBuilder().WithUrl("https://x.example.com/" + path).Build();
        }
        """);

    [Fact]
    public Task A_client_behind_an_interface_of_the_users_own() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public interface IScores;

        public class ScoreSocket(string url) : SocketIO(url), IScores;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {|SWB1004:services.AddScoped<IScores, ScoreSocket>()|};
                {|SWB1004:services.AddTransient<IScores>(_ => new ScoreSocket("https://x.example.com"))|};
            }
        }
        """);

    [Fact]
    public Task In_the_program() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using StreamChat.Core;

        var builder = WebApplication.CreateBuilder(args);
        {|SWB1004:builder.Services.AddScoped<IStreamChatClient>(_ => StreamChatClient.CreateDefaultClient())|};
        builder.Build().Run();
        """);

    [Theory]
    [InlineData("services.AddSingleton<NatsConnection>();")]
    [InlineData("services.AddSingleton<INatsConnection>(_ => new NatsConnection());")]
    [InlineData("services.TryAddSingleton<INatsConnection, NatsConnection>();")]
    [InlineData("services.AddKeyedSingleton<NatsConnection>(\"a\");")]
    [InlineData("services.Add(ServiceDescriptor.Singleton(_ => new NatsConnection()));")]
    public Task A_singleton(string registration) => Rule.VerifyAsync(In(registration));

    [Fact]
    public Task A_type_deriving_from_the_client_that_is_documented_as_per_scope_with_ConnectionFactory() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        [ConnectionFactory]
        public class TenantSocket(string url) : SocketIO(url);

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped<TenantSocket>();
                services.AddScoped(_ => new TenantSocket("https://x.example.com"));
                services.AddScoped<SocketIO, TenantSocket>();
            }
        }
        """);

    [Fact]
    public Task A_wrapper_type() => Rule.VerifyAsync(
        """
        public class CircuitHub(HubConnection hub)
        {
            public Task StartAsync() => hub.StartAsync();
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddScoped<CircuitHub>();
                services.AddTransient(_ => new CircuitHub(new HubConnectionBuilder().Build()));
            }
        }
        """);

    [Fact]
    public Task Clients_that_the_catalog_marks_as_one_shot() => Rule.VerifyAsync(In(
        """
        services.AddTransient<ClientWebSocket>();
                services.AddScoped(_ => new ClientWebSocket());
                services.AddTransient<WebSocket, ClientWebSocket>();
        """));

    [Fact]
    public Task A_registered_func_is_a_factory() => Rule.VerifyAsync(In(
        """
        services.AddTransient<Func<NatsConnection>>(_ => () => new NatsConnection());
                services.AddScoped<Func<string, HubConnection>>(_ => url => new HubConnectionBuilder().WithUrl(url).Build());
                services.AddScoped(_ => new Lazy<NatsConnection>(() => new NatsConnection()));
        """));

    [Fact]
    public Task A_registration_that_hands_out_the_singleton() => Rule.VerifyAsync(In(
        """
        services.AddSingleton<NatsConnection>();
                services.AddTransient<INatsConnection>(provider => provider.GetRequiredService<NatsConnection>());
                services.AddScoped(provider => provider.GetRequiredKeyedService<HubConnection>("a"));
                services.AddScoped<INatsConnection>(provider =>
                {
                    var client = provider.GetRequiredService<NatsConnection>();
                    return client;
                });
        """));

    [Fact]
    public Task A_registration_that_hands_out_a_managed_client() => Rule.VerifyAsync(In(
        """
        services.AddScoped(provider => provider.GetRequiredService<IConnectionManager>().GetOrCreate("a", () => new NatsConnection()));
        """));

    [Fact]
    public Task A_registration_that_hands_out_what_stands_somewhere_else() => Rule.VerifyAsync(
        """
        public class Hubs
        {
            public static HubConnection Shared { get; } = new HubConnectionBuilder().Build();

            public HubConnection Get(string name) => Shared;
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services, HubConnection given)
            {
                services.AddTransient(_ => Hubs.Shared);
                services.AddTransient(_ => given);
                services.AddScoped(provider => provider.GetRequiredService<Hubs>().Get("a"));
            }
        }
        """);

    [Fact]
    public Task A_part_of_a_client_is_no_client() => Rule.VerifyAsync(In(
        """
        services.AddScoped(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetDatabase());
                services.AddTransient(provider => provider.GetRequiredService<IConnectionMultiplexer>().GetSubscriber());
        """));

    [Fact]
    public Task Methods_of_the_same_name_elsewhere() => Rule.VerifyAsync(
        """
        using NATS.Client.Core;

        public class Pipeline
        {
            public Pipeline AddTransient<T>() => this;

            public Pipeline AddScoped<T>(Func<T> factory) => this;
        }

        public static class PipelineExtensions
        {
            public static IServiceCollection AddScoped<T>(this IServiceCollection services, string name) => services;

            public static void Use(IServiceCollection services)
            {
                new Pipeline().AddTransient<NatsConnection>().AddScoped(() => new NatsConnection());
                services.AddScoped<NatsConnection>("kept by name");
            }
        }
        """);

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(In("services.AddTransient<NatsConnection>();"));

    [Fact]
    public Task Without_the_runtime_library_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(In("{|SWB1004:services.AddTransient<NatsConnection>()|};"));

    [Fact]
    public Task In_the_browser_scoped_is_once() => Rule.VerifyAsync(
        """
        namespace Microsoft.AspNetCore.Components.WebAssembly.Hosting
        {
            public class WebAssemblyHostBuilder
            {
                public IServiceCollection Services { get; } = new ServiceCollection();
            }
        }

        namespace App
        {
            public static class Setup
            {
                public static void Add(Microsoft.AspNetCore.Components.WebAssembly.Hosting.WebAssemblyHostBuilder builder)
                {
                    builder.Services.AddScoped(_ => new HubConnectionBuilder().Build());
                    {|SWB1004:builder.Services.AddTransient(_ => new HubConnectionBuilder().Build())|};
                }
            }
        }
        """);

    private static string In(string statements) =>
        $$"""
        using System.Net.WebSockets;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using NATS.Client.Core;
        using SocketIOClient;
        using StackExchange.Redis;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{statements}}
            }
        }
        """;

    // What the factory hands out stands somewhere else, where it may be one for all.
    [Fact]
    public Task A_factory_that_makes_nothing_itself() => Rule.VerifyAsync(
        """
        public static class Hubs
        {
            private static readonly HubConnection s_hub = new HubConnectionBuilder().Build();

            public static HubConnection Get(IServiceProvider services) => s_hub;
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services, Func<IServiceProvider, HubConnection> factory, HubConnection given)
            {
                var own = new HubConnectionBuilder().Build();
                services.AddTransient(factory);
                services.AddTransient(Hubs.Get);
                services.AddTransient(provider => Hubs.Get(provider));
                services.AddTransient(_ => given);
                services.AddTransient(_ => own);
            }
        }
        """);
}

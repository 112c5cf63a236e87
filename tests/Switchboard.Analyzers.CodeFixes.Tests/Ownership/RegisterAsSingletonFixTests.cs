using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1004: the lifetime of a registration.</summary>
public sealed class RegisterAsSingletonFixTests
{
    [Fact]
    public Task Transient_and_scoped_become_singleton() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                // The hub.
                {|SWB1004:services.AddTransient(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|}; // shared
                {|SWB1004:services.AddScoped<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                // The hub.
                services.AddSingleton(_ => new HubConnectionBuilder().WithUrl("https://chat").Build()); // shared
                services.AddSingleton<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://chat").Build());
            }
        }

        """);

    [Fact]
    public Task TryAdd_becomes_singleton() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {|SWB1004:services.TryAddTransient(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|};
                {|SWB1004:services.TryAddScoped(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.TryAddSingleton(_ => new HubConnectionBuilder().WithUrl("https://chat").Build());
                services.TryAddSingleton(_ => new HubConnectionBuilder().WithUrl("https://chat").Build());
            }
        }

        """);

    [Fact]
    public Task Keyed_registrations() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {|SWB1004:services.AddKeyedTransient<HubConnection>("a", (_, _) => new HubConnectionBuilder().WithUrl("https://a").Build())|};
                {|SWB1004:services.AddKeyedScoped<HubConnection>("b", (_, _) => new HubConnectionBuilder().WithUrl("https://b").Build())|};
                {|SWB1004:services.TryAddKeyedScoped<HubConnection>("c", (_, _) => new HubConnectionBuilder().WithUrl("https://c").Build())|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddKeyedSingleton<HubConnection>("a", (_, _) => new HubConnectionBuilder().WithUrl("https://a").Build());
                services.AddKeyedSingleton<HubConnection>("b", (_, _) => new HubConnectionBuilder().WithUrl("https://b").Build());
                services.TryAddKeyedSingleton<HubConnection>("c", (_, _) => new HubConnectionBuilder().WithUrl("https://c").Build());
            }
        }

        """);

    [Fact]
    public Task A_chain_of_registrations() => VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using PusherClient;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static IServiceCollection Add(IServiceCollection services) => {|SWB1004:{|SWB1004:services
                .AddTransient(_ => new SocketIO("https://board"))|} // the board
                .AddScoped(_ => new Pusher("key"))|};
        }

        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using PusherClient;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static IServiceCollection Add(IServiceCollection services) => services
                .AddSingleton(_ => new SocketIO("https://board")) // the board
                .AddSingleton(_ => new Pusher("key"));
        }

        """);

    [Fact]
    public Task A_service_descriptor() => VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.Add({|SWB1004:ServiceDescriptor.Transient(_ => new SocketIO("https://board"))|});
                services.Add({|SWB1004:ServiceDescriptor.Scoped<SocketIO>(_ => new SocketIO("https://board"))|});
            }
        }

        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.Add(ServiceDescriptor.Singleton(_ => new SocketIO("https://board")));
                services.Add(ServiceDescriptor.Singleton<SocketIO>(_ => new SocketIO("https://board")));
            }
        }

        """);

    [Fact]
    public Task A_factory_that_is_a_method() => VerifyAsync(
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using StackExchange.Redis;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => {|SWB1004:services.AddScoped<IConnectionMultiplexer>(Open)|};

            private static IConnectionMultiplexer Open(IServiceProvider provider) => ConnectionMultiplexer.Connect("localhost");
        }

        """,
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using StackExchange.Redis;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton<IConnectionMultiplexer>(Open);

            private static IConnectionMultiplexer Open(IServiceProvider provider) => ConnectionMultiplexer.Connect("localhost");
        }

        """);

    [Fact]
    public Task Types_given_as_arguments() => VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => {|SWB1004:services.AddTransient(typeof(SocketIO), typeof(SocketIO))|};
        }

        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton(typeof(SocketIO), typeof(SocketIO));
        }

        """);

    [Fact]
    public Task An_interface_of_its_own() => VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public interface IBoard;

        public sealed class Board() : SocketIO("https://board"), IBoard;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => {|SWB1004:services.AddScoped<IBoard, Board>()|};
        }

        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public interface IBoard;

        public sealed class Board() : SocketIO("https://board"), IBoard;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton<IBoard, Board>();
        }

        """);

    [Fact]
    public Task A_conditional_receiver() => VerifyAsync(
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection? services) => services?{|SWB1004:.AddScoped(_ => new SocketIO("https://board"))|};
        }

        """,
        """
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection? services) => services?.AddSingleton(_ => new SocketIO("https://board"));
        }

        """);

    [Fact]
    public Task A_method_group() => VerifyAsync(
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {|SWB1004:ServiceCollectionServiceExtensions.AddScoped(services, _ => new SocketIO("https://board"))|};
            }
        }

        """,
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                ServiceCollectionServiceExtensions.AddSingleton(services, _ => new SocketIO("https://board"));
            }
        }

        """);

    [Fact]
    public Task A_registration_without_its_class_before_it() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using static Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.Add({|SWB1004:Transient<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|});
                services.Add({|SWB1004:Scoped(_ => new HubConnectionBuilder().WithUrl("https://chat").Build())|});
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using static Microsoft.Extensions.DependencyInjection.ServiceDescriptor;

        namespace App;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.Add(Singleton<HubConnection>(_ => new HubConnectionBuilder().WithUrl("https://chat").Build()));
                services.Add(Singleton(_ => new HubConnectionBuilder().WithUrl("https://chat").Build()));
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<RegisterAsSingletonAnalyzer, RegisterAsSingletonFix>(source, fixedSource);
}

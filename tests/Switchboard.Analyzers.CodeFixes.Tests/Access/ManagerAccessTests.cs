using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>The manager that is in scope, and the ambient one where none can be given.</summary>
public sealed class ManagerAccessTests
{
    [Fact]
    public Task A_field_initialiser_uses_the_ambient_manager() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat/hub").Build()|};

            public HubConnection Hub => _hub;
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub = ConnectionManager.Default.GetOrCreate("https://chat/hub", () => new HubConnectionBuilder().WithUrl("https://chat/hub").Build());

            public HubConnection Hub => _hub;
        }

        """);

    [Fact]
    public Task A_manager_in_scope_is_used() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager manager;

            public ChatService(IConnectionManager manager) => this.manager = manager;

            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};

            public HubConnection OpenWith(ConnectionManager other, string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};

            public static HubConnection OpenStatic() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat").Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager manager;

            public ChatService(IConnectionManager manager) => this.manager = manager;

            public HubConnection Open(string url) => manager.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());

            public HubConnection OpenWith(ConnectionManager other, string url) => other.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());

            public static HubConnection OpenStatic() => ConnectionManager.Default.GetOrCreate("https://chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
        }

        """);

    [Fact]
    public Task A_window_uses_the_ambient_manager() => VerifyAsync(
        """
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public partial class MainWindow : Window
        {
            private readonly HubConnection _hub;

            public MainWindow()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat").Build()|};
            }
        }

        """,
        """
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public partial class MainWindow : Window
        {
            private readonly HubConnection _hub;

            public MainWindow()
            {
                _hub = ConnectionManager.Default.GetOrCreate("https://chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
            }
        }

        """);

    [Fact]
    public Task A_unity_behaviour_uses_the_ambient_manager() => VerifyAsync(
        """
        using SocketIOClient;
        using UnityEngine;

        public class Lobby : MonoBehaviour
        {
            private SocketIO _socket;

            void Start()
            {
                _socket = {|SWB1001:new SocketIO("https://lobby")|};
            }
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;
        using UnityEngine;

        public class Lobby : MonoBehaviour
        {
            private SocketIO _socket;

            void Start()
            {
                _socket = ConnectionManager.Default.GetOrCreate("https://lobby", () => new SocketIO("https://lobby"));
            }
        }

        """);

    [Fact]
    public Task A_record_and_a_struct_use_the_ambient_manager() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public record Room(string Url)
        {
            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(Url).Build()|};
        }

        public struct Peer
        {
            public static HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public record Room(string Url)
        {
            public HubConnection Open() => ConnectionManager.Default.GetOrCreate(Url, () => new HubConnectionBuilder().WithUrl(Url).Build());
        }

        public struct Peer
        {
            public static HubConnection Open(string url) => ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task A_type_that_is_made_elsewhere_uses_the_ambient_manager() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class ChatService
        {
            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        public class Made
        {
            public ChatService Service { get; } = new();
        }

        public class BaseService
        {
            public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        public class DerivedService : BaseService;

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class ChatService
        {
            public HubConnection Open(string url) => ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        public class Made
        {
            public ChatService Service { get; } = new();
        }

        public class BaseService
        {
            public HubConnection Open(string url) => ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        public class DerivedService : BaseService;

        """);

    [Theory]
    [InlineData("AddSingleton")]
    [InlineData("AddScoped")]
    [InlineData("AddTransient")]
    [InlineData("AddHostedService")]
    [InlineData("AddKeyedSingleton")]
    [InlineData("AddKeyedScoped")]
    [InlineData("AddKeyedTransient")]
    [InlineData("TryAddSingleton")]
    [InlineData("TryAddScoped")]
    [InlineData("TryAddTransient")]
    [InlineData("AddRazorComponents")]
    [InlineData("AddServerSideBlazor")]
    [InlineData("AddRazorPages")]
    [InlineData("AddControllers")]
    [InlineData("AddControllersWithViews")]
    [InlineData("AddMvc")]
    [InlineData("AddMvcCore")]
    [InlineData("AddSignalR")]
    [InlineData("AddGrpc")]
    [InlineData("AddMauiBlazorWebView")]
    public Task A_container_without_the_manager_means_the_ambient_one(string registration)
    {
        string Source(string import, string client) =>
            $$"""
            using Microsoft.AspNetCore.SignalR.Client;
            {{import}}
            namespace App;

            public class ChatService
            {
                public HubConnection Open(string url) => {{client}};
            }

            public class Services
            {
                public void {{registration}}() { }
            }

            public static class Setup
            {
                public static void Add(Services services) => services.{{registration}}();
            }

            """;
        return VerifyAsync(
            Source("", "{|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|}"),
            Source("using Switchboard;\n", "ConnectionManager.Default.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build())"));
    }

    [Fact]
    public Task A_nested_type_a_local_function_and_a_static_lambda() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Outer
        {
            private readonly IConnectionManager _connections;

            public Outer(IConnectionManager connections)
            {
                _connections = connections;
            }

            public Func<HubConnection> Make()
            {
                HubConnection Local() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                Func<HubConnection> lambda = static () => {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
                return lambda ?? Local;
            }

            private class Inner
            {
                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://c").Build()|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Outer
        {
            private readonly IConnectionManager _connections;

            public Outer(IConnectionManager connections)
            {
                _connections = connections;
            }

            public Func<HubConnection> Make()
            {
                HubConnection Local() => _connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                Func<HubConnection> lambda = static () => ConnectionManager.Default.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
                return lambda ?? Local;
            }

            private class Inner
            {
                private readonly IConnectionManager _connectionManager;

                public Inner(IConnectionManager connections)
                {
                    _connectionManager = connections;
                }

                public HubConnection Open() => _connectionManager.GetOrCreate("https://c", () => new HubConnectionBuilder().WithUrl("https://c").Build());
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

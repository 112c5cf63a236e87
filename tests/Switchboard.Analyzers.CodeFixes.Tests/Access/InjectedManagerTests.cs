using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>A type that is given the manager, in its own style.</summary>
public sealed class InjectedManagerTests
{
    [Fact]
    public Task A_primary_constructor_gets_a_parameter() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class Feed(
            string url,
            string name)
        {
            private HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://feed/hub").Build()|};

            public string Name => name;

            public void Reset() => _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(
            string url,
            string name,
            IConnectionManager connections)
        {
            private HubConnection _hub = connections.GetOrCreate("https://feed/hub", () => new HubConnectionBuilder().WithUrl("https://feed/hub").Build());

            public string Name => name;

            public void Reset() => _hub = connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task Every_constructor_passes_the_manager_on() => VerifyAsync(
        """
        using PusherClient;

        namespace App;

        public class Notifier
        {
            private readonly string m_name;
            private Pusher m_pusher;

            public Notifier()
                : this("default")
            {
            }

            public Notifier(string name, bool verbose = false) => m_name = name;

            public void Open() => m_pusher = {|SWB1001:new Pusher("key")|};

            public string Name => m_name;
        }

        """,
        """
        using PusherClient;
        using Switchboard;

        namespace App;

        public class Notifier
        {
            private readonly string m_name;
            private Pusher m_pusher;
            private readonly IConnectionManager m_connections;

            public Notifier(IConnectionManager connections)
                : this("default", connections: connections)
            {
            }

            public Notifier(string name, IConnectionManager connections, bool verbose = false)
            {
                m_name = name;
                m_connections = connections;
            }

            public void Open() => m_pusher = m_connections.GetOrCreate("Notifier.pusher", () => new Pusher("key"), pusher => pusher.DisconnectAsync());

            public string Name => m_name;
        }

        """);

    [Fact]
    public Task A_component_gets_an_injected_property() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            private HubConnection? _hub;

            [Inject]
            protected NavigationManager Navigation { get; set; } = default!;

            protected override void OnInitialized()
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            private HubConnection? _hub;

            [Inject]
            protected NavigationManager Navigation { get; set; } = default!;

            [Inject]
            protected IConnectionManager Connections { get; set; } = default!;

            protected override void OnInitialized()
            {
                _hub = Connections.GetOrCreate("Chat.hub", () => new HubConnectionBuilder().WithUrl(Navigation.ToAbsoluteUri("/chat")).Build());
            }
        }

        """);

    [Fact]
    public Task A_hosted_service_is_given_the_manager() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        namespace App;

        public sealed class Worker : BackgroundService
        {
            private readonly ILogger<Worker> _logger;

            public Worker(ILogger<Worker> logger)
            {
                _logger = logger;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://chat").Build()|};
                hub.Closed += error => Task.Run(() => _logger.LogInformation("closed"));
                await hub.StartAsync(stoppingToken);
            }
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard();
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;
        using Switchboard;

        namespace App;

        public sealed class Worker : BackgroundService
        {
            private readonly ILogger<Worker> _logger;
            private readonly IConnectionManager _connections;

            public Worker(ILogger<Worker> logger, IConnectionManager connections)
            {
                _logger = logger;
                _connections = connections;
            }

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                var hub = _connections.GetOrCreate("https://chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
                hub.Closed += error => Task.Run(() => _logger.LogInformation("closed"));
                await _connections.ConnectAsync(hub, hub.StartAsync, stoppingToken);
            }
        }

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard();
        }

        """);

    [Fact]
    public Task Names_that_are_taken_are_left_alone() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App
        {
            public interface IConnectionManager
            {
            }

            public class ChatService
            {
                private readonly int _connections;

                public ChatService(int connections)
                {
                    _connections = connections;
                }

                public HubConnection Open(string url) => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};

                public int Count => _connections;
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App
        {
            public interface IConnectionManager
            {
            }

            public class ChatService
            {
                private readonly int _connections;
                private readonly global::Switchboard.IConnectionManager _connectionManager;

                public ChatService(int connections, global::Switchboard.IConnectionManager connectionManager)
                {
                    _connections = connections;
                    _connectionManager = connectionManager;
                }

                public HubConnection Open(string url) => _connectionManager.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());

                public int Count => _connections;
            }
        }

        """);

    [Fact]
    public Task Braces_at_the_end_of_a_line_stay_there() => VerifyAsync(
        """
        namespace App {
          using System;
          using SocketIOClient;

          public class Board {
            private SocketIO _io;

            public void Open() {
              _io = {|SWB1001:new SocketIO("https://board")|};
            }
          }
        }

        """,
        """
        namespace App {
          using System;
          using SocketIOClient;
          using Switchboard;

          public class Board {
            private SocketIO _io;
            private readonly IConnectionManager _connections;

            public Board(IConnectionManager connections) {
              _connections = connections;
            }

            public void Open() {
              _io = _connections.GetOrCreate("https://board", () => new SocketIO("https://board"));
            }
          }
        }

        """);

    [Fact]
    public Task A_file_with_a_header_and_no_usings() => VerifyAsync(
        """
        // Licence of the file.

        namespace App;

        // The board.
        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => {|SWB1001:new SocketIOClient.SocketIO("https://board")|};
        }

        """,
        """
        // Licence of the file.

        using Switchboard;

        namespace App;

        // The board.
        public static class Board
        {
            public static SocketIOClient.SocketIO Open() => ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIOClient.SocketIO("https://board"));
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

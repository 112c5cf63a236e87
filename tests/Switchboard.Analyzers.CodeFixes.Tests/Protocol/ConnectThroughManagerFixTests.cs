using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3002: what takes the place of a connect.</summary>
public sealed class ConnectThroughManagerFixTests
{
    [Fact]
    public Task A_hub_is_connected_with_its_method_group() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                // Open it.
                await {|SWB3002:hub.StartAsync(cancellationToken)|}.ConfigureAwait(false); // now
            }

            public Task Open() => {|SWB3002:hub.StartAsync()|};

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                // Open it.
                await Connections.ConnectAsync(hub, hub.StartAsync, cancellationToken).ConfigureAwait(false); // now
            }

            public Task Open() => Connections.ConnectAsync(hub, hub.StartAsync);

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_socket_is_connected_by_a_lambda() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Ticker
        {
            private readonly IConnectionManager m_connections;

            public Ticker(IConnectionManager connections)
            {
                m_connections = connections;
            }

            public async Task OpenAsync(Uri uri, CancellationToken cancellationToken)
            {
                var socket = m_connections.GetOrCreate(uri, () => new ClientWebSocket());
                await {|SWB3002:socket.ConnectAsync(uri, cancellationToken)|};
            }

            public async Task OpenAgainAsync(Uri uri)
            {
                var socket = m_connections.GetOrCreate(uri, () => new ClientWebSocket());
                await {|SWB3002:socket.ConnectAsync(uri, CancellationToken.None)|};
            }
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Ticker
        {
            private readonly IConnectionManager m_connections;

            public Ticker(IConnectionManager connections)
            {
                m_connections = connections;
            }

            public async Task OpenAsync(Uri uri, CancellationToken cancellationToken)
            {
                var socket = m_connections.GetOrCreate(uri, () => new ClientWebSocket());
                await m_connections.ConnectAsync(socket, token => socket.ConnectAsync(uri, token), cancellationToken);
            }

            public async Task OpenAgainAsync(Uri uri)
            {
                var socket = m_connections.GetOrCreate(uri, () => new ClientWebSocket());
                await m_connections.ConnectAsync(socket, token => socket.ConnectAsync(uri, token));
            }
        }

        """);

    [Fact]
    public Task A_connect_without_a_token() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO io, Pusher pusher, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await {|SWB3002:io.ConnectAsync()|};
                await {|SWB3002:pusher.ConnectAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using PusherClient;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO io, Pusher pusher, IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                await Connections.ConnectAsync(io, _ => io.ConnectAsync());
                await Connections.ConnectAsync(pusher, _ => pusher.ConnectAsync());
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_component_gets_the_manager() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            [Inject]
            public HubConnection Hub { get; set; } = default!;

            protected override async Task OnInitializedAsync()
            {
                await {|SWB3002:Hub.StartAsync()|};
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
            [Inject]
            public HubConnection Hub { get; set; } = default!;

            [Inject]
            public IConnectionManager Connections { get; set; } = default!;

            protected override async Task OnInitializedAsync()
            {
                await Connections.ConnectAsync(Hub, Hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task A_view_model_is_given_the_manager() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App.ViewModels
        {
            public class ChatViewModel
            {
                private readonly HubConnection _hub;

                public ChatViewModel(HubConnection hub) => _hub = hub;

                public Task OpenAsync()
                {
                    return {|SWB3002:_hub.StartAsync()|};
                }
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App.ViewModels
        {
            public class ChatViewModel
            {
                private readonly HubConnection _hub;
                private readonly IConnectionManager _connections;

                public ChatViewModel(HubConnection hub, IConnectionManager connections)
                {
                    _hub = hub;
                    _connections = connections;
                }

                public Task OpenAsync()
                {
                    return _connections.ConnectAsync(_hub, _hub.StartAsync);
                }
            }
        }

        """);

    [Fact]
    public Task A_receiver_that_does_something_is_evaluated_once() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Starter(IServiceProvider services, IConnectionManager connections)
        {
            public async Task StartAsync()
            {
                // From the container.
                await {|SWB3002:services.GetRequiredService<HubConnection>().StartAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        namespace App;

        public sealed class Starter(IServiceProvider services, IConnectionManager connections)
        {
            public async Task StartAsync()
            {
                // From the container.
                var hubConnection = services.GetRequiredService<HubConnection>();
                await Connections.ConnectAsync(hubConnection, hubConnection.StartAsync);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_managed_hub_in_a_program() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Starter
        {
            public static void Start()
            {
                var hub = ConnectionManager.Default.GetOrCreate("chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
                {|SWB3002:hub.StartAsync()|}.Wait();
                _ = {|SWB3002:hub.StartAsync()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Starter
        {
            public static void Start()
            {
                var hub = ConnectionManager.Default.GetOrCreate("chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
                ConnectionManager.Default.ConnectAsync(hub, hub.StartAsync).Wait();
                _ = ConnectionManager.Default.ConnectAsync(hub, hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task A_user_connects() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using StreamChat.Core;
        using Switchboard;

        namespace App;

        public sealed class Login(IStreamChatClient chat, IConnectionManager connections)
        {
            public async Task EnterAsync(string token, CancellationToken cancellationToken)
            {
                await {|SWB3002:chat.ConnectUserAsync("key", "anna", token, cancellationToken)|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using StreamChat.Core;
        using Switchboard;

        namespace App;

        public sealed class Login(IStreamChatClient chat, IConnectionManager connections)
        {
            public async Task EnterAsync(string token, CancellationToken cancellationToken)
            {
                await Connections.ConnectAsync(chat, cancellation => chat.ConnectUserAsync("key", "anna", token, cancellation), cancellationToken);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(source, fixedSource);
}

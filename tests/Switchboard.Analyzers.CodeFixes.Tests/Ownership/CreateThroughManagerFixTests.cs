using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: what is written around a creation.</summary>
public sealed class CreateThroughManagerFixTests
{
    [Fact]
    public Task A_field_set_in_a_constructor_takes_the_manager_as_a_parameter() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class ChatService
        {
            // The hub.
            private readonly HubConnection _hub;

            public ChatService(string url)
            {
                // Built once.
                _hub = {|SWB1001:new HubConnectionBuilder()
                    .WithUrl(url) // the address
                    .Build()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            // The hub.
            private readonly HubConnection _hub;

            public ChatService(string url, IConnectionManager connections)
            {
                // Built once.
                _hub = connections.GetOrCreate(url, () => new HubConnectionBuilder()
                    .WithUrl(url) // the address
                    .Build());
            }
        }

        """);

    [Fact]
    public Task A_client_that_cannot_be_disposed_gets_its_close() => VerifyAsync(
        """
        using PusherClient;

        namespace App;

        public static class Notifications
        {
            private static readonly Pusher s_pusher = {|SWB1001:new("key", new PusherOptions())|};

            public static Pusher Instance => s_pusher;
        }

        """,
        """
        using PusherClient;
        using Switchboard;

        namespace App;

        public static class Notifications
        {
            private static readonly Pusher s_pusher = ConnectionManager.Default.GetOrCreate("Notifications.pusher", () => new Pusher("key", new PusherOptions()), pusher => pusher.DisconnectAsync());

            public static Pusher Instance => s_pusher;
        }

        """);

    [Fact]
    public Task A_client_that_only_a_part_of_it_closes_gets_none() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Supabase;

        public static class Storage
        {
            private static readonly Client s_client = {|SWB1001:new("https://db.example.com", "anon")|};

            public static Task OpenAsync() => s_client.Realtime.ConnectAsync();
        }

        """,
        """
        using System.Threading.Tasks;
        using Supabase;
        using Switchboard;

        public static class Storage
        {
            private static readonly Client s_client = ConnectionManager.Default.GetOrCreate("https://db.example.com", () => new Client("https://db.example.com", "anon"));

            public static Task OpenAsync() => ConnectionManager.Default.ConnectAsync(s_client, _ => s_client.Realtime.ConnectAsync());
        }

        """);

    [Fact]
    public Task A_socket_is_named_by_the_address_it_connects_to() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Ticker
        {
            private ClientWebSocket? _socket;

            public async Task OpenAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                _socket = {|SWB1001:new ClientWebSocket()|};
                await _socket.ConnectAsync(endpoint, cancellationToken);
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
            private ClientWebSocket? _socket;
            private readonly IConnectionManager _connections;

            public Ticker(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task OpenAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                _socket = _connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                await _connections.ConnectAsync(_socket, token => _socket.ConnectAsync(endpoint, token), cancellationToken);
            }
        }

        """);

    [Fact]
    public Task A_creation_that_is_awaited_stays_awaited() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;

        namespace App;

        public sealed class Scores
        {
            private IConnectionMultiplexer? _redis;

            public async Task OpenAsync(string configuration)
            {
                _redis = await {|SWB1001:ConnectionMultiplexer.ConnectAsync(configuration)|}.ConfigureAwait(false);
            }

            public Task<ConnectionMultiplexer> Fresh() => {|SWB1001:ConnectionMultiplexer.ConnectAsync("localhost")|};
        }

        """,
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private IConnectionMultiplexer? _redis;
            private readonly IConnectionManager _connections;

            public Scores(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task OpenAsync(string configuration)
            {
                _redis = await _connections.GetOrCreateAsync("Scores.redis", _ => ConnectionMultiplexer.ConnectAsync(configuration)).ConfigureAwait(false);
            }

            public Task<ConnectionMultiplexer> Fresh() => _connections.GetOrCreateAsync("localhost", _ => ConnectionMultiplexer.ConnectAsync("localhost")).AsTask();
        }

        """);

    [Fact]
    public Task An_address_with_a_password_is_no_key() => VerifyAsync(
        """
        using StackExchange.Redis;

        namespace App;

        public sealed class Scores
        {
            public IConnectionMultiplexer Open() => {|SWB1001:ConnectionMultiplexer.Connect("localhost,password=secret")|};
        }

        """,
        """
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private readonly IConnectionManager _connections;

            public Scores(IConnectionManager connections)
            {
                _connections = connections;
            }

            public IConnectionMultiplexer Open() => _connections.GetOrCreate("Scores.Open", () => ConnectionMultiplexer.Connect("localhost,password=secret"));
        }

        """);

    [Fact]
    public Task A_socket_io_client_with_target_typed_new() => VerifyAsync(
        """
        using SocketIOClient;

        namespace App
        {
            public class Board
            {
                SocketIO io;

                public void Open(string address)
                {
                    io = {|SWB1001:new(address, new SocketIOOptions())|};
                }
            }
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App
        {
            public class Board
            {
                SocketIO io;
                readonly IConnectionManager connections;

                public Board(IConnectionManager connections)
                {
                    this.connections = connections;
                }

                public void Open(string address)
                {
                    io = connections.GetOrCreate(address, () => new SocketIO(address, new SocketIOOptions()));
                }
            }
        }

        """);

    [Fact]
    public Task A_creation_with_an_await_or_a_ref_in_it_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using SocketIOClient;

        namespace App;

        public class Board
        {
            public async Task<SocketIO> OpenAsync(Task<string> address) => {|SWB1001:new SocketIO(await address)|};

            public SocketIO Open(in string address) => {|SWB1001:new SocketIO(address)|};
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);
}

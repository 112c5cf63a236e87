using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001 and SWB1002, the first fix of a local in an async body: a lease.</summary>
public sealed class AcquireLeaseFixTests
{
    [Fact]
    public Task A_lease_takes_over_connect_and_dispose() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class Announcer
        {
            public async Task SendAsync(string text)
            {
                // One hub.
                var hub = {|SWB1001:new HubConnectionBuilder()
                    .WithUrl("https://chat")
                    .Build()|};

                // Listen first.
                hub.On<string>("Done", Console.WriteLine);

                // Then open.
                await hub.StartAsync();
                await hub.SendAsync("Send", text);
                await hub.StopAsync();

                await hub.DisposeAsync(); // and close
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Announcer
        {
            private readonly IConnectionManager _connections;

            public Announcer(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task SendAsync(string text)
            {
                // One hub.
                await using var lease = await _connections.AcquireAsync("https://chat", () => new HubConnectionBuilder()
                    .WithUrl("https://chat")
                    .Build(), (client, token) => client.StartAsync(token));
                var hub = lease.Client;

                // Listen first.
                hub.On<string>("Done", Console.WriteLine);

                // Then open.
                await hub.SendAsync("Send", text);

                // and close
            }
        }

        """);

    [Fact]
    public Task A_lease_on_a_socket_passes_the_token() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                await socket.ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
                await socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, cancellationToken);
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
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

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                await using var lease = await ConnectionManager.Default.AcquireAsync(endpoint, () => new ClientWebSocket(), (client, token) => client.ConnectAsync(endpoint, token), cancellationToken);
                var socket = lease.Client;
                await socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, cancellationToken);
            }
        }

        """);

    [Fact]
    public Task A_lease_where_the_token_is_a_parameter() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            public async Task SendAsync(string lease, CancellationToken cancellationToken)
            {
                SocketIO io = {|SWB1001:new("https://board")|};
                await io.ConnectAsync();
                await io.EmitAsync(lease, cancellationToken);
                io.Dispose();
            }
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            public async Task SendAsync(string lease, CancellationToken cancellationToken)
            {
                await using var ioLease = await connections.AcquireAsync("https://board", () => new SocketIO("https://board"), (client, _) => client.ConnectAsync(), cancellationToken);
                SocketIO io = ioLease.Client;
                await io.EmitAsync(lease, cancellationToken);
            }
        }

        """);

    [Fact]
    public Task What_is_asked_before_the_connect_stays_before_it() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                Console.WriteLine(socket.State);
                await socket.ConnectAsync(endpoint, cancellationToken);
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

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                var socket = ConnectionManager.Default.GetOrCreate(endpoint, () => new ClientWebSocket());
                Console.WriteLine(socket.State);
                await ConnectionManager.Default.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
            }
        }

        """);

    [Fact]
    public Task An_address_that_changes_before_the_connect_is_read_where_it_was_and_is_no_key() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                var socket = {|SWB1001:new ClientWebSocket()|};
                endpoint = new Uri(endpoint, "feed");
                await socket.ConnectAsync(endpoint, cancellationToken);
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

        public static class Ticker
        {
            public static async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                var socket = ConnectionManager.Default.GetOrCreate("Ticker.socket", () => new ClientWebSocket());
                endpoint = new Uri(endpoint, "feed");
                await ConnectionManager.Default.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
            }
        }

        """);

    [Fact]
    public Task Fix_all_gives_a_field_and_a_local_what_is_best_for_each() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            private readonly SocketIO _own = {|SWB1001:new("https://own")|};

            public async Task SendAsync(string text)
            {
                using var io = {|SWB1002:new SocketIO("https://board")|};
                await io.ConnectAsync();
                await io.EmitAsync(text);
                await _own.EmitAsync(text);
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            private readonly SocketIO _own = connections.GetOrCreate("https://own", () => new SocketIO("https://own"));

            public async Task SendAsync(string text)
            {
                await using var lease = await connections.AcquireAsync("https://board", () => new SocketIO("https://board"), (client, _) => client.ConnectAsync());
                var io = lease.Client;
                await io.EmitAsync(text);
                await _own.EmitAsync(text);
            }
        }

        """);

    [Fact]
    public Task Creating_through_the_manager_stays_the_second_choice() => ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                var io = {|SWB1001:new SocketIO("https://board")|};
                await io.ConnectAsync();
                await io.EmitAsync(text);
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                var io = connections.GetOrCreate("https://board", () => new SocketIO("https://board"));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await io.EmitAsync(text);
            }
        }

        """,
        codeActionIndex: 1);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

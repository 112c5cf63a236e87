using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1002: a client per call, loop or request.</summary>
public sealed class ConnectionPerCallFixTests
{
    [Fact]
    public Task A_using_local_loses_its_using() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Ticker
        {
            public async Task<string?> ReadAsync(CancellationToken cancellationToken)
            {
                // One per call.
                using var socket = {|SWB1002:new ClientWebSocket()|};
                await socket.ConnectAsync(new Uri("wss://ticker/feed"), cancellationToken);
                return socket.SubProtocol;
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
            private readonly IConnectionManager _connections;

            public Ticker(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task<string?> ReadAsync(CancellationToken cancellationToken)
            {
                // One per call.
                var socket = _connections.GetOrCreate(new Uri("wss://ticker/feed"), () => new ClientWebSocket());
                await _connections.ConnectAsync(socket, token => socket.ConnectAsync(new Uri("wss://ticker/feed"), token), cancellationToken);
                return socket.SubProtocol;
            }
        }

        """,
        codeActionIndex: 1);

    [Fact]
    public Task A_using_block_keeps_the_scope_of_its_variable() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Ticker
        {
            public async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                // One per call.
                using (ClientWebSocket socket = {|SWB1002:new()|})
                {
                    // Open it.
                    await socket.ConnectAsync(endpoint, cancellationToken);
                }

                using (var other = {|SWB1002:new ClientWebSocket()|}) // again
                {
                    await other.ConnectAsync(endpoint, cancellationToken);
                }
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
            private readonly IConnectionManager _connections;

            public Ticker(IConnectionManager connections)
            {
                _connections = connections;
            }

            public async Task ReadAsync(Uri endpoint, CancellationToken cancellationToken)
            {
                // One per call.
                {
                    ClientWebSocket socket = _connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                    // Open it.
                    await _connections.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
                }

                // again
                {
                    var other = _connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                    await _connections.ConnectAsync(other, token => other.ConnectAsync(endpoint, token), cancellationToken);
                }
            }
        }

        """);

    [Fact]
    public Task A_controller_gets_the_manager() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class MessagesController : ControllerBase
        {
            [HttpPost]
            public async Task Post(string text)
            {
                var hub = {|SWB1002:new HubConnectionBuilder()
                    .WithUrl("https://chat/hub")
                    .Build()|};
                await hub.StartAsync();
                await hub.SendAsync("Send", text);
                await hub.DisposeAsync();
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class MessagesController : ControllerBase
        {
            private readonly IConnectionManager _connections;

            public MessagesController(IConnectionManager connections)
            {
                _connections = connections;
            }

            [HttpPost]
            public async Task Post(string text)
            {
                var hub = _connections.GetOrCreate("https://chat/hub", () => new HubConnectionBuilder()
                    .WithUrl("https://chat/hub")
                    .Build());
                await _connections.ConnectAsync(hub, hub.StartAsync);
                await hub.SendAsync("Send", text);
                await _connections.ReleaseAsync(hub);
            }
        }

        """,
        codeActionIndex: 1);

    [Fact]
    public Task A_loop() => VerifyAsync(
        """
        using System.Collections.Generic;
        using SocketIOClient;

        namespace App;

        public sealed class Boards
        {
            private readonly List<SocketIO> _all = new();

            public void Open(IEnumerable<string> addresses)
            {
                foreach (var address in addresses)
                    _all.Add({|SWB1002:new SocketIO(address)|});
            }
        }

        """,
        """
        using System.Collections.Generic;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Boards
        {
            private readonly List<SocketIO> _all = new();
            private readonly IConnectionManager _connections;

            public Boards(IConnectionManager connections)
            {
                _connections = connections;
            }

            public void Open(IEnumerable<string> addresses)
            {
                foreach (var address in addresses)
                    _all.Add(_connections.GetOrCreate(address, () => new SocketIO(address)));
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource, int codeActionIndex = 0) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource, codeActionIndex);
}

using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: what the manager made it also connects and releases, in the same fix.</summary>
public sealed class FollowThroughTests
{
    [Fact]
    public Task Connects_and_releases_of_the_client_go_to_the_manager_too() => VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public Feed(string url)
            {
                _hub = {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
            }

            // Opens it.
            public Task OpenAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

            public async ValueTask DisposeAsync()
            {
                await _hub.StopAsync(); // politely
                await _hub.DisposeAsync();
            }
        }

        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Feed(string url, IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
            }

            // Opens it.
            public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_hub, _hub.StartAsync, cancellationToken);

            public async ValueTask DisposeAsync()
            {
                await _connections.ReleaseAsync(_hub); // politely
            }
        }

        """);

    [Fact]
    public Task What_was_reported_before_is_left_to_its_own_fix() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = {|SWB1001:new HubConnectionBuilder().WithUrl("https://made").Build()|};

            public async Task OpenAsync()
            {
                await given.StartAsync();
                await _made.StartAsync();
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = connections.GetOrCreate("https://made", () => new HubConnectionBuilder().WithUrl("https://made").Build());

            public async Task OpenAsync()
            {
                await given.StartAsync();
                await connections.ConnectAsync(_made, _made.StartAsync);
            }
        }

        """);

    [Fact]
    public Task Code_that_cannot_wait_releases_without_waiting() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Ticker(Uri endpoint, IConnectionManager connections) : IDisposable
        {
            private readonly ClientWebSocket _socket = {|SWB1001:new()|};

            public Task OpenAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(endpoint, cancellationToken);

            public void Dispose() => _socket.Dispose();
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Ticker(Uri endpoint, IConnectionManager connections) : IDisposable
        {
            private readonly ClientWebSocket _socket = connections.GetOrCreate(endpoint, () => new ClientWebSocket());

            public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(_socket, token => _socket.ConnectAsync(endpoint, token), cancellationToken);

            public void Dispose() => connections.Release(_socket);
        }

        """);

    [Fact]
    public Task The_same_call_of_another_method_is_left_to_its_own_fix() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = {|SWB1001:new HubConnectionBuilder().WithUrl("https://made").Build()|};

            public async Task OpenMadeAsync()
            {
                var hub = _made;
                await hub.StartAsync();
            }

            public async Task OpenGivenAsync()
            {
                var hub = given;
                await hub.StartAsync();
            }

            public async Task OpenGivenTwiceAsync()
            {
                await given.StartAsync();
                await given.StartAsync();
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = connections.GetOrCreate("https://made", () => new HubConnectionBuilder().WithUrl("https://made").Build());

            public async Task OpenMadeAsync()
            {
                var hub = _made;
                await connections.ConnectAsync(hub, hub.StartAsync);
            }

            public async Task OpenGivenAsync()
            {
                var hub = given;
                await hub.StartAsync();
            }

            public async Task OpenGivenTwiceAsync()
            {
                await given.StartAsync();
                await given.StartAsync();
            }
        }

        """);

    [Fact]
    public Task The_same_call_of_another_type_is_left_to_its_own_fix() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Made(IConnectionManager connections)
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://made").Build()|};

            public Task OpenAsync() => _hub.StartAsync();
        }

        public sealed class Given
        {
            private readonly HubConnection _hub;

            public Given(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                Connections = connections;
            }

            public IConnectionManager Connections { get; }

            public Task OpenAsync() => _hub.StartAsync();
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Made(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("https://made", () => new HubConnectionBuilder().WithUrl("https://made").Build());

            public Task OpenAsync() => connections.ConnectAsync(_hub, _hub.StartAsync);
        }

        public sealed class Given
        {
            private readonly HubConnection _hub;

            public Given(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                Connections = connections;
            }

            public IConnectionManager Connections { get; }

            public Task OpenAsync() => _hub.StartAsync();
        }

        """);

    [Fact]
    public Task What_is_suppressed_stays_as_it_is() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private readonly HubConnection _hub = {|SWB1001:new HubConnectionBuilder().WithUrl("https://made").Build()|};

        #pragma warning disable SWB3002
            public Task OpenAsync() => _hub.StartAsync();
        #pragma warning restore SWB3002

            public Task OpenAgainAsync() => _hub.StartAsync();
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("https://made", () => new HubConnectionBuilder().WithUrl("https://made").Build());

        #pragma warning disable SWB3002
            public Task OpenAsync() => _hub.StartAsync();
        #pragma warning restore SWB3002

            public Task OpenAgainAsync() => connections.ConnectAsync(_hub, _hub.StartAsync);
        }

        """);

    [Fact]
    public Task What_was_said_before_is_counted() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = {|SWB1001:new HubConnectionBuilder().WithUrl("https://made").Build()|};

            public async Task OpenAsync(bool first)
            {
                if (first)
                {
                    var hub = given;
                    await hub.StartAsync();
                }
                else
                {
                    var hub = _made;
                    await hub.StartAsync();
                }
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Bridge(HubConnection given, IConnectionManager connections)
        {
            private readonly HubConnection _made = connections.GetOrCreate("https://made", () => new HubConnectionBuilder().WithUrl("https://made").Build());

            public async Task OpenAsync(bool first)
            {
                if (first)
                {
                    var hub = given;
                    await hub.StartAsync();
                }
                else
                {
                    var hub = _made;
                    await connections.ConnectAsync(hub, hub.StartAsync);
                }
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001 and SWB1002: what stands between the creation of a client and its connect, and after its close.</summary>
public sealed class LeaseOrderFixTests
{
    [Fact]
    public Task A_client_that_somebody_still_listens_to_is_created_through_the_manager_first() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                hub.Closed += _ => Task.CompletedTask;
                await hub.StartAsync(cancellationToken);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = connections.GetOrCreate(address, () => new HubConnectionBuilder().WithUrl(address).Build());
                hub.Closed += _ => Task.CompletedTask;
                await connections.ConnectAsync(hub, hub.StartAsync, cancellationToken);
            }
        """);

    [Fact]
    public Task A_connect_that_gives_a_ValueTask_is_made_one_of_a_Task() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                await using var client = {|SWB1002:new NatsConnection(new())|};
                await client.ConnectAsync();
                await client.PublishAsync("here");
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync("Feed.client", () => new NatsConnection(new()), (connection, _) => connection.ConnectAsync().AsTask(), cancellationToken);
                var client = lease.Client;
                await client.PublishAsync("here");
            }
        """);

    [Fact]
    public Task A_creation_keeps_its_initializer() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                SocketIO io = {|SWB1001:new(address) { HttpClient = null!, }|};
                await io.ConnectAsync();
                await io.EmitAsync("here");
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync(address, () => new SocketIO(address) { HttpClient = null!, }, (client, _) => client.ConnectAsync(), cancellationToken);
                SocketIO io = lease.Client;
                await io.EmitAsync("here");
            }
        """);

    [Fact]
    public Task A_field_that_is_set_before_the_connect_is_read_where_it_was_and_is_no_key() => VerifyAsync(
        """
            private Uri _endpoint = new("wss://feed");

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var socket = {|SWB1001:new ClientWebSocket()|};
                _endpoint = endpoint;
                await socket.ConnectAsync(_endpoint, cancellationToken);
            }
        """,
        """
            private Uri _endpoint = new("wss://feed");

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                _endpoint = endpoint;
                await connections.ConnectAsync(socket, token => socket.ConnectAsync(_endpoint, token), cancellationToken);
            }
        """);

    [Fact]
    public Task A_property_that_a_method_may_set_before_the_connect_is_read_where_it_was_and_is_no_key() => VerifyAsync(
        """
            private Uri Endpoint { get; set; } = new("wss://feed");

            private void Load() => Endpoint = new("wss://other");

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var socket = {|SWB1001:new ClientWebSocket()|};
                Load();
                await socket.ConnectAsync(Endpoint, cancellationToken);
            }
        """,
        """
            private Uri Endpoint { get; set; } = new("wss://feed");

            private void Load() => Endpoint = new("wss://other");

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                Load();
                await connections.ConnectAsync(socket, token => socket.ConnectAsync(Endpoint, token), cancellationToken);
            }
        """);

    [Fact]
    public Task A_property_that_is_read_after_the_close_needs_the_close_where_it_is() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                await hub.StartAsync(cancellationToken);
                await hub.StopAsync(cancellationToken);
                Console.WriteLine(hub.State);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = connections.GetOrCreate(address, () => new HubConnectionBuilder().WithUrl(address).Build());
                await connections.ConnectAsync(hub, hub.StartAsync, cancellationToken);
                await connections.ReleaseAsync(hub, cancellationToken);
                Console.WriteLine(hub.State);
            }
        """);

    [Fact]
    public Task What_has_nothing_to_do_with_the_connect_may_stand_before_it() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                endpoint = new Uri(endpoint, "feed");
                using var socket = {|SWB1002:new ClientWebSocket()|};
                Console.WriteLine(address);
                address += "/feed";
                await socket.ConnectAsync(endpoint, cancellationToken);
                Console.WriteLine(address);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                endpoint = new Uri(endpoint, "feed");
                await using var lease = await connections.AcquireAsync(endpoint, () => new ClientWebSocket(), (client, token) => client.ConnectAsync(endpoint, token), cancellationToken);
                var socket = lease.Client;
                Console.WriteLine(address);
                address += "/feed";
                Console.WriteLine(address);
            }
        """);

    [Fact]
    public Task What_cannot_be_set_again_may_be_read_before_a_method_runs() => VerifyAsync(
        """
            private const string Address = "wss://feed";
            private readonly Uri _endpoint = new(Address);
            private int _loads;

            private void Load() => _loads++;

            public async Task RunAsync(CancellationToken cancellationToken)
            {
                using var first = {|SWB1002:new ClientWebSocket()|};
                Load();
                await first.ConnectAsync(_endpoint, cancellationToken);
                using var second = {|SWB1002:new ClientWebSocket()|};
                Load();
                await second.ConnectAsync(new Uri(Address), cancellationToken);
            }
        """,
        """
            private const string Address = "wss://feed";
            private readonly Uri _endpoint = new(Address);
            private int _loads;

            private void Load() => _loads++;

            public async Task RunAsync(CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync(_endpoint, () => new ClientWebSocket(), (client, token) => client.ConnectAsync(_endpoint, token), cancellationToken);
                var first = lease.Client;
                Load();
                await using var secondLease = await connections.AcquireAsync(new Uri(Address), () => new ClientWebSocket(), (client, token) => client.ConnectAsync(new Uri(Address), token), cancellationToken);
                var second = secondLease.Client;
                Load();
            }
        """);

    [Fact]
    public Task What_is_read_after_the_close_needs_the_close_where_it_is() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                await socket.ConnectAsync(endpoint, cancellationToken);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                await socket.ReceiveAsync(new byte[8], cancellationToken);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                await connections.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                await socket.ReceiveAsync(new byte[8], cancellationToken);
            }
        """);

    [Fact]
    public Task A_program_leases_its_client() => SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>.VerifyAsync(
        """
        using SocketIOClient;
        using Switchboard;

        var client = {|SWB1001:new SocketIO("https://board")|};
        await client.ConnectAsync();
        await client.EmitAsync("here");
        await client.DisconnectAsync();
        client.Dispose();

        """,
        """
        using SocketIOClient;
        using Switchboard;

        await using var lease = await ConnectionManager.Default.AcquireAsync("https://board", () => new SocketIO("https://board"), (connection, _) => connection.ConnectAsync());
        var client = lease.Client;
        await client.EmitAsync("here");

        """,
        isProgram: true);

    [Fact]
    public Task A_switch_section_and_a_method_without_await_take_no_lease() => ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using SocketIOClient;

        namespace App;

        public static class Feed
        {
            public static async Task RunAsync(int kind)
            {
                switch (kind)
                {
                    case 1:
                        var io = {|SWB1001:new SocketIO("https://board")|};
                        await io.ConnectAsync();
                        await io.EmitAsync("here");
                        break;
                }
            }

            public static void Open()
            {
                var io = {|SWB1001:new SocketIO("https://board")|};
                io.ConnectAsync();
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public static class Feed
        {
            public static async Task RunAsync(int kind)
            {
                switch (kind)
                {
                    case 1:
                        var io = ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
                        await ConnectionManager.Default.ConnectAsync(io, _ => io.ConnectAsync());
                        await io.EmitAsync("here");
                        break;
                }
            }

            public static void Open()
            {
                var io = ConnectionManager.Default.GetOrCreate("https://board", () => new SocketIO("https://board"));
                ConnectionManager.Default.ConnectAsync(io, _ => io.ConnectAsync());
            }
        }

        """);

    [Fact]
    public Task A_client_that_somebody_listens_to_can_be_leased_second() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                hub.Closed += _ => Task.CompletedTask;
                hub.On("said", () => { });
                await hub.StartAsync(cancellationToken);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync(address, () => new HubConnectionBuilder().WithUrl(address).Build(), (client, token) => client.StartAsync(token), cancellationToken);
                var hub = lease.Client;
                hub.Closed += _ => Task.CompletedTask;
                hub.On("said", () => { });
            }
        """,
        codeActionIndex: 1);

    [Fact]
    public Task A_client_that_is_set_up_before_the_connect_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                hub.ServerTimeout = TimeSpan.FromMinutes(1);
                await hub.StartAsync(cancellationToken);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = connections.GetOrCreate(address, () => new HubConnectionBuilder().WithUrl(address).Build());
                hub.ServerTimeout = TimeSpan.FromMinutes(1);
                await connections.ConnectAsync(hub, hub.StartAsync, cancellationToken);
            }
        """);

    [Fact]
    public Task Names_that_are_taken_are_not_taken_again() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, CancellationToken token)
            {
                var client = {|SWB1001:new ClientWebSocket()|};
                await client.ConnectAsync(endpoint, token);
                await client.SendAsync(new byte[1], WebSocketMessageType.Text, true, token);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, CancellationToken token)
            {
                await using var lease = await connections.AcquireAsync(endpoint, () => new ClientWebSocket(), (connection, cancellation) => connection.ConnectAsync(endpoint, cancellation), token);
                var client = lease.Client;
                await client.SendAsync(new byte[1], WebSocketMessageType.Text, true, token);
            }
        """);

    private static Task VerifyAsync(string members, string fixedMembers, int codeActionIndex = 0) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFeed(members), InFeed(fixedMembers), codeActionIndex);

    private static string InFeed(string members) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
        {{members}}
        }

        """;
}

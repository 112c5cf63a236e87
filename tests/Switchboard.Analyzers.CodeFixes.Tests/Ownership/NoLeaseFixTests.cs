using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001 and SWB1002: a client whose life no lease can take over is only created through the manager.</summary>
public sealed class NoLeaseFixTests
{
    [Fact]
    public Task A_client_that_a_lambda_uses_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                await Task.Run(() => io.EmitAsync("here"));
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await Task.Run(() => io.EmitAsync("here"));
            }
        """);

    [Fact]
    public Task A_client_that_a_local_function_uses_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                await SendAsync();

                Task SendAsync() => io.EmitAsync("here");
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await SendAsync();

                Task SendAsync() => io.EmitAsync("here");
            }
        """);

    [Fact]
    public Task A_client_that_is_connected_sometimes_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                if (address.Length > 0)
                    await io.ConnectAsync();
                await io.EmitAsync("here");
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                if (address.Length > 0)
                    await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await io.EmitAsync("here");
            }
        """);

    [Fact]
    public Task A_client_that_is_connected_twice_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                await io.EmitAsync("here");
                await io.ConnectAsync();
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await io.EmitAsync("here");
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
            }
        """);

    [Fact]
    public Task A_client_that_is_given_away_gets_no_lease() => VerifyAsync(
        """
            private static void Use(SocketIO io) => Console.WriteLine(io);

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                Use(io);
            }
        """,
        """
            private static void Use(SocketIO io) => Console.WriteLine(io);

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                Use(io);
            }
        """);

    [Fact]
    public Task A_client_that_is_never_connected_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                hub.Closed += _ => Task.CompletedTask;
                await hub.DisposeAsync();
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = connections.GetOrCreate(address, () => new HubConnectionBuilder().WithUrl(address).Build());
                hub.Closed += _ => Task.CompletedTask;
                await connections.ReleaseAsync(hub);
            }
        """);

    [Fact]
    public Task A_client_that_is_opened_again_after_its_close_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.DisconnectAsync();
                await io.ConnectAsync();
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await io.DisconnectAsync();
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
            }
        """);

    [Fact]
    public Task A_connect_that_nobody_waits_for_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                _ = hub.StartAsync(cancellationToken);
                await hub.SendAsync("Here");
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var hub = connections.GetOrCreate(address, () => new HubConnectionBuilder().WithUrl(address).Build());
                _ = connections.ConnectAsync(hub, hub.StartAsync, cancellationToken);
                await hub.SendAsync("Here");
            }
        """);

    [Fact]
    public Task A_connect_without_a_task_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                using var client = {|SWB1002:new CentrifugeClient(address)|};
                client.Connect();
                await client.RpcAsync("here", new byte[1]);
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var client = connections.GetOrCreate(address, () => new CentrifugeClient(address));
                await connections.ConnectAsync(client, _ => { client.Connect(); return Task.CompletedTask; });
                await client.RpcAsync("here", new byte[1]);
            }
        """);

    [Fact]
    public Task Two_clients_in_one_declaration_get_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                SocketIO first = {|SWB1001:new(address)|}, second = {|SWB1001:new("https://second")|};
                await first.ConnectAsync();
                await second.ConnectAsync();
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                SocketIO first = connections.GetOrCreate(address, () => new SocketIO(address)), second = connections.GetOrCreate("https://second", () => new SocketIO("https://second"));
                await connections.ConnectAsync(first, _ => first.ConnectAsync());
                await connections.ConnectAsync(second, _ => second.ConnectAsync());
            }
        """);

    [Fact]
    public Task A_client_that_is_released_sometimes_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                try
                {
                    await io.EmitAsync("here");
                }
                finally
                {
                    io.Dispose();
                }
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                try
                {
                    await io.EmitAsync("here");
                }
                finally
                {
                    await connections.ReleaseAsync(io);
                }
            }
        """);

    [Fact]
    public Task A_method_of_the_client_that_is_kept_needs_it() => VerifyAsync(
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                io.Dispose();
                Action again = io.Dispose;
                again();
            }
        """,
        """
            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await connections.ReleaseAsync(io);
                Action again = io.Dispose;
                again();
            }
        """);

    [Fact]
    public Task Another_client_of_the_same_name_decides_nothing() => VerifyAsync(
        """
            private static void Use(SocketIO io) => Console.WriteLine(io);

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                if (address.Length > 0)
                {
                    var io = {|SWB1001:new SocketIO(address)|};
                    await io.ConnectAsync();
                    await io.EmitAsync("here");
                }
                else
                {
                    var io = {|SWB1001:new SocketIO("https://board")|};
                    await io.ConnectAsync();
                    Use(io);
                }
            }
        """,
        """
            private static void Use(SocketIO io) => Console.WriteLine(io);

            public async Task RunAsync(Uri endpoint, string address, CancellationToken cancellationToken)
            {
                if (address.Length > 0)
                {
                    await using var lease = await connections.AcquireAsync(address, () => new SocketIO(address), (client, _) => client.ConnectAsync(), cancellationToken);
                    var io = lease.Client;
                    await io.EmitAsync("here");
                }
                else
                {
                    var io = connections.GetOrCreate("https://board", () => new SocketIO("https://board"));
                    await connections.ConnectAsync(io, _ => io.ConnectAsync());
                    Use(io);
                }
            }
        """);

    [Fact]
    public Task A_token_that_cannot_be_captured_is_not_passed() => VerifyAsync(
        """
            public Task RunAsync(in CancellationToken cancellationToken)
            {
                return SendAsync();

                static async Task SendAsync()
                {
                    var io = {|SWB1001:new SocketIO("https://board")|};
                    await io.ConnectAsync();
                    await io.EmitAsync("here");
                }
            }
        """,
        """
            public Task RunAsync(in CancellationToken cancellationToken)
            {
                return SendAsync();

                static async Task SendAsync()
                {
                    await using var lease = await ConnectionManager.Default.AcquireAsync("https://board", () => new SocketIO("https://board"), (client, _) => client.ConnectAsync());
                    var io = lease.Client;
                    await io.EmitAsync("here");
                }
            }
        """);

    private static Task VerifyAsync(string members, string fixedMembers) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFeed(members), InFeed(fixedMembers));

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

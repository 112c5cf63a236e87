using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001 and SWB1002: what a lease makes of the members of its type, of a second connect, and of the adapter of hubs.</summary>
public sealed class LeaseMemberFixTests
{
    [Fact]
    public Task A_client_that_is_connected_again_after_a_while_gets_no_lease() => VerifyAsync(
        """
            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                await Task.Delay(1000, cancellationToken);
                await io.ConnectAsync();
                await io.EmitAsync("here");
            }
        """,
        """
            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                var io = connections.GetOrCreate(address, () => new SocketIO(address));
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await Task.Delay(1000, cancellationToken);
                await connections.ConnectAsync(io, _ => io.ConnectAsync());
                await io.EmitAsync("here");
            }
        """);

    [Fact]
    public Task A_lease_may_be_called_as_one_of_another_method() => VerifyAsync(
        """
            public async Task WatchAsync()
            {
                await using var lease = await connections.AcquireAsync("https://watch", () => new SocketIO("https://watch"), (client, _) => client.ConnectAsync());
                await lease.Client.EmitAsync("here");
            }

            public async Task RunAsync(string address)
            {
                var io = {|SWB1001:new SocketIO(address)|};
                await io.ConnectAsync();
                await io.EmitAsync("here");
            }
        """,
        """
            public async Task WatchAsync()
            {
                await using var lease = await connections.AcquireAsync("https://watch", () => new SocketIO("https://watch"), (client, _) => client.ConnectAsync());
                await lease.Client.EmitAsync("here");
            }

            public async Task RunAsync(string address)
            {
                await using var lease = await connections.AcquireAsync(address, () => new SocketIO(address), (client, _) => client.ConnectAsync());
                var io = lease.Client;
                await io.EmitAsync("here");
            }
        """);

    [Fact]
    public Task A_field_that_nothing_sets_before_the_connect_is_read_earlier() => VerifyAsync(
        """
            private Uri _endpoint = new("wss://feed");

            public void Move(Uri endpoint) => _endpoint = endpoint;

            public async Task RunAsync(CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                Console.WriteLine("Connecting.");
                await socket.ConnectAsync(_endpoint, cancellationToken);
            }
        """,
        """
            private Uri _endpoint = new("wss://feed");

            public void Move(Uri endpoint) => _endpoint = endpoint;

            public async Task RunAsync(CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync(_endpoint, () => new ClientWebSocket(), (client, token) => client.ConnectAsync(_endpoint, token), cancellationToken);
                var socket = lease.Client;
                Console.WriteLine("Connecting.");
            }
        """);

    [Theory]
    [InlineData("Uri.TryCreate(address, UriKind.Absolute, out _endpoint);")]
    [InlineData("(_endpoint, _address) = (new Uri(address), address);")]
    public Task A_field_that_is_set_by_other_means_before_the_connect_is_read_where_it_was(string setting) => VerifyAsync(
        $$"""
            private Uri? _endpoint;
            private string _address = "";

            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                using var socket = {|SWB1002:new ClientWebSocket()|};
                {{setting}}
                await socket.ConnectAsync(_endpoint!, cancellationToken);
                _address = address;
            }
        """,
        $$"""
            private Uri? _endpoint;
            private string _address = "";

            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                {{setting}}
                await connections.ConnectAsync(socket, token => socket.ConnectAsync(_endpoint!, token), cancellationToken);
                _address = address;
            }
        """);

    [Fact]
    public Task The_adapter_of_hubs_connects_the_lease() => VerifyAsync(
        """
            public static void Add(IServiceCollection services) => services.AddSwitchboard().AddSignalR();

            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                var hub = {|SWB1001:new HubConnectionBuilder().WithUrl(address).Build()|};
                await hub.StartAsync(cancellationToken);
                await hub.SendAsync("Here", cancellationToken);
            }
        """,
        """
            public static void Add(IServiceCollection services) => services.AddSwitchboard().AddSignalR();

            public async Task RunAsync(string address, CancellationToken cancellationToken)
            {
                await using var lease = await connections.AcquireAsync(address, () => new HubConnectionBuilder().WithUrl(address).Build(), cancellationToken);
                var hub = lease.Client;
                await hub.SendAsync("Here", cancellationToken);
            }
        """);

    private static Task VerifyAsync(string members, string fixedMembers) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFeed(members), InFeed(fixedMembers));

    private static string InFeed(string members) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
        {{members}}
        }

        """;
}

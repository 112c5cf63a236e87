using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: a socket is named by the address that it is connected to, where that can be read when the socket is made.</summary>
public sealed class SocketKeyFixTests
{
    [Fact]
    public Task A_local_of_an_inner_block_is_no_key() => VerifyAsync(
        """
            private ClientWebSocket? _socket;

            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    var endpoint = find();
                    await _socket!.ConnectAsync(endpoint, cancellationToken);
                }

                _socket = {|SWB1001:new ClientWebSocket()|};
            }
        """,
        """
            private ClientWebSocket? _socket;

            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                while (!cancellationToken.IsCancellationRequested)
                {
                    var endpoint = find();
                    await connections.ConnectAsync(_socket!, token => _socket!.ConnectAsync(endpoint, token), cancellationToken);
                }

                _socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
            }
        """);

    [Fact]
    public Task A_local_that_is_declared_after_the_socket_is_no_key() => VerifyAsync(
        """
            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                var socket = {|SWB1001:new ClientWebSocket()|};
                var endpoint = find();
                await socket.ConnectAsync(endpoint, cancellationToken);
            }
        """,
        """
            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                var endpoint = find();
                await connections.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
            }
        """);

    [Fact]
    public Task A_local_that_is_set_before_the_socket_is_its_key_and_one_that_is_set_later_is_not() => VerifyAsync(
        """
            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                var before = find();
                Uri later;
                var first = {|SWB1001:new ClientWebSocket()|};
                var second = {|SWB1001:new ClientWebSocket()|};
                later = find();
                var last = find();
                var third = {|SWB1001:new ClientWebSocket()|};
                first.Options.AddSubProtocol("json");
                second.Options.AddSubProtocol("json");
                third.Options.AddSubProtocol("json");
                await first.ConnectAsync(before, cancellationToken);
                await second.ConnectAsync(later, cancellationToken);
                await third.ConnectAsync(last, cancellationToken);
            }
        """,
        """
            public async Task OpenAsync(Func<Uri> find, CancellationToken cancellationToken)
            {
                var before = find();
                Uri later;
                var first = connections.GetOrCreate(before, () => new ClientWebSocket());
                var second = connections.GetOrCreate("Feed.second", () => new ClientWebSocket());
                later = find();
                var last = find();
                var third = connections.GetOrCreate(last, () => new ClientWebSocket());
                first.Options.AddSubProtocol("json");
                second.Options.AddSubProtocol("json");
                third.Options.AddSubProtocol("json");
                await connections.ConnectAsync(first, token => first.ConnectAsync(before, token), cancellationToken);
                await connections.ConnectAsync(second, token => second.ConnectAsync(later, token), cancellationToken);
                await connections.ConnectAsync(third, token => third.ConnectAsync(last, token), cancellationToken);
            }
        """);

    [Fact]
    public Task A_method_reads_a_field_for_the_key() => VerifyAsync(
        """
            private readonly Uri _endpoint = new("wss://feed");
            private ClientWebSocket? _socket;

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                this._socket = {|SWB1001:new ClientWebSocket()|};
                await _socket.ConnectAsync(this._endpoint, cancellationToken);
            }
        """,
        """
            private readonly Uri _endpoint = new("wss://feed");
            private ClientWebSocket? _socket;

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                this._socket = connections.GetOrCreate(this._endpoint, () => new ClientWebSocket());
                await connections.ConnectAsync(_socket, token => _socket.ConnectAsync(this._endpoint, token), cancellationToken);
            }
        """);

    [Fact]
    public Task A_parameter_of_another_method_is_no_key() => VerifyAsync(
        """
            private ClientWebSocket? _socket;
            private ClientWebSocket? _other;
            private readonly Uri _endpoint = new("wss://feed");

            public void Make(Uri endpoint) => _socket = {|SWB1001:new ClientWebSocket()|};

            public void MakeOther() => _other = {|SWB1001:new ClientWebSocket()|};

            public Task OpenAsync(Uri endpoint, CancellationToken cancellationToken) => _socket!.ConnectAsync(endpoint, cancellationToken);

            public Task OpenOtherAsync(Uri _endpoint, CancellationToken cancellationToken) => _other!.ConnectAsync(_endpoint, cancellationToken);
        """,
        """
            private ClientWebSocket? _socket;
            private ClientWebSocket? _other;
            private readonly Uri _endpoint = new("wss://feed");

            public void Make(Uri endpoint) => _socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());

            public void MakeOther() => _other = connections.GetOrCreate("Feed.other", () => new ClientWebSocket());

            public Task OpenAsync(Uri endpoint, CancellationToken cancellationToken) => connections.ConnectAsync(_socket!, token => _socket!.ConnectAsync(endpoint, token), cancellationToken);

            public Task OpenOtherAsync(Uri _endpoint, CancellationToken cancellationToken) => connections.ConnectAsync(_other!, token => _other!.ConnectAsync(_endpoint, token), cancellationToken);
        """);

    [Fact]
    public Task An_initialiser_reads_no_member_of_its_object_for_the_key() => VerifyAsync(
        """
            private readonly ClientWebSocket _first = {|SWB1001:new()|};
            private readonly ClientWebSocket _second = {|SWB1001:new()|};
            private readonly ClientWebSocket _third = {|SWB1001:new()|};
            private readonly Uri _endpoint = new("wss://feed");
            private static readonly Uri s_endpoint = new("wss://feed");

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await _first.ConnectAsync(_endpoint, cancellationToken);
                await _second.ConnectAsync(this._endpoint, cancellationToken);
                await _third.ConnectAsync(s_endpoint, cancellationToken);
            }
        """,
        """
            private readonly ClientWebSocket _first = connections.GetOrCreate("Feed.first", () => new ClientWebSocket());
            private readonly ClientWebSocket _second = connections.GetOrCreate("Feed.second", () => new ClientWebSocket());
            private readonly ClientWebSocket _third = connections.GetOrCreate(s_endpoint, () => new ClientWebSocket());
            private readonly Uri _endpoint = new("wss://feed");
            private static readonly Uri s_endpoint = new("wss://feed");

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await connections.ConnectAsync(_first, token => _first.ConnectAsync(_endpoint, token), cancellationToken);
                await connections.ConnectAsync(_second, token => _second.ConnectAsync(this._endpoint, token), cancellationToken);
                await connections.ConnectAsync(_third, token => _third.ConnectAsync(s_endpoint, token), cancellationToken);
            }
        """);

    [Fact]
    public Task Each_of_two_sockets_has_the_address_of_its_own_connect() => VerifyAsync(
        """
            private ClientWebSocket First { get; } = {|SWB1001:new()|};

            private ClientWebSocket Second { get; } = {|SWB1001:new()|};

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await First.ConnectAsync(new Uri("wss://first"), cancellationToken);
                await Second.ConnectAsync(new Uri("wss://second"), cancellationToken);
            }

            public async Task OpenAsync(ClientWebSocket given, Uri endpoint, CancellationToken cancellationToken)
            {
                given = {|SWB1001:new ClientWebSocket()|};
                await given.ConnectAsync(endpoint, cancellationToken);
            }
        """,
        """
            private ClientWebSocket First { get; } = connections.GetOrCreate(new Uri("wss://first"), () => new ClientWebSocket());

            private ClientWebSocket Second { get; } = connections.GetOrCreate(new Uri("wss://second"), () => new ClientWebSocket());

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await connections.ConnectAsync(First, token => First.ConnectAsync(new Uri("wss://first"), token), cancellationToken);
                await connections.ConnectAsync(Second, token => Second.ConnectAsync(new Uri("wss://second"), token), cancellationToken);
            }

            public async Task OpenAsync(ClientWebSocket given, Uri endpoint, CancellationToken cancellationToken)
            {
                given = connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                await given.ConnectAsync(endpoint, cancellationToken);
            }
        """);

    [Fact]
    public Task Each_socket_of_a_loop_has_the_address_of_its_turn() => VerifyAsync(
        """
            public async Task OpenAsync(IEnumerable<Uri> endpoints, CancellationToken cancellationToken)
            {
                foreach (var endpoint in endpoints)
                {
                    var socket = {|SWB1002:new ClientWebSocket()|};
                    if (endpoint.IsAbsoluteUri)
                        await socket.ConnectAsync(endpoint, cancellationToken);
                }
            }
        """,
        """
            public async Task OpenAsync(IEnumerable<Uri> endpoints, CancellationToken cancellationToken)
            {
                foreach (var endpoint in endpoints)
                {
                    var socket = connections.GetOrCreate(endpoint, () => new ClientWebSocket());
                    if (endpoint.IsAbsoluteUri)
                        await connections.ConnectAsync(socket, token => socket.ConnectAsync(endpoint, token), cancellationToken);
                }
            }
        """);

    private static Task VerifyAsync(string members, string fixedMembers) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFeed(members), InFeed(fixedMembers));

    private static string InFeed(string members) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
        {{members}}
        }

        """;
}

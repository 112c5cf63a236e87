using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: the members that say where a socket connects to, of this type and of others.</summary>
public sealed class SocketKeyMemberFixTests
{
    [Fact]
    public Task Static_code_reads_a_member_of_what_a_static_field_holds() => VerifyAsync(
        """
        public sealed class FeedOptions
        {
            public Uri Url { get; set; } = new("wss://feed");
        }

        public static class Feed
        {
            private static readonly FeedOptions s_options = new();
            private static ClientWebSocket? s_socket;

            public static void Make() => s_socket = {|SWB1001:new ClientWebSocket()|};

            public static Task OpenAsync(CancellationToken cancellationToken) => s_socket!.ConnectAsync(s_options.Url, cancellationToken);
        }
        """,
        """
        public sealed class FeedOptions
        {
            public Uri Url { get; set; } = new("wss://feed");
        }

        public static class Feed
        {
            private static readonly FeedOptions s_options = new();
            private static ClientWebSocket? s_socket;

            public static void Make() => s_socket = ConnectionManager.Default.GetOrCreate(s_options.Url, () => new ClientWebSocket());

            public static Task OpenAsync(CancellationToken cancellationToken) => ConnectionManager.Default.ConnectAsync(s_socket!, token => s_socket!.ConnectAsync(s_options.Url, token), cancellationToken);
        }
        """);

    [Fact]
    public Task An_address_that_is_checked_after_the_creation_is_no_key() => VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public Uri? Endpoint { get; set; }

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                var socket = {|SWB1001:new ClientWebSocket()|};
                socket.Options.AddSubProtocol("json");
                if (Endpoint is null)
                    return;

                await socket.ConnectAsync(Endpoint, cancellationToken);
            }
        }
        """,
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public Uri? Endpoint { get; set; }

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                var socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                socket.Options.AddSubProtocol("json");
                if (Endpoint is null)
                    return;

                await connections.ConnectAsync(socket, token => socket.ConnectAsync(Endpoint, token), cancellationToken);
            }
        }
        """);

    [Fact]
    public Task An_address_of_another_type_is_no_key() => VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public ClientWebSocket? Socket { get; private set; }

            public void Make() => Socket = {|SWB1001:new ClientWebSocket()|};
        }

        public sealed class Reader(Feed feed, IConnectionManager connections)
        {
            private readonly Uri _endpoint = new("wss://feed");

            public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(feed.Socket!, token => feed.Socket!.ConnectAsync(_endpoint, token), cancellationToken);
        }
        """,
        """
        public sealed class Feed(IConnectionManager connections)
        {
            public ClientWebSocket? Socket { get; private set; }

            public void Make() => Socket = connections.GetOrCreate("Feed.Socket", () => new ClientWebSocket());
        }

        public sealed class Reader(Feed feed, IConnectionManager connections)
        {
            private readonly Uri _endpoint = new("wss://feed");

            public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(feed.Socket!, token => feed.Socket!.ConnectAsync(_endpoint, token), cancellationToken);
        }
        """);

    [Fact]
    public Task A_property_that_makes_a_socket_each_time_is_named() => VerifyAsync(
        """
        public sealed class Feed(IConnectionManager connections)
        {
            private readonly Uri _endpoint = new("wss://feed");

            private ClientWebSocket Fresh => {|SWB1001:new ClientWebSocket()|};

            public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(Fresh, token => Fresh.ConnectAsync(_endpoint, token), cancellationToken);
        }
        """,
        """
        public sealed class Feed(IConnectionManager connections)
        {
            private readonly Uri _endpoint = new("wss://feed");

            private ClientWebSocket Fresh => connections.GetOrCreate("Feed.Fresh", () => new ClientWebSocket());

            public Task OpenAsync(CancellationToken cancellationToken) => connections.ConnectAsync(Fresh, token => Fresh.ConnectAsync(_endpoint, token), cancellationToken);
        }
        """);

    private static Task VerifyAsync(string types, string fixedTypes) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFile(types), InFile(fixedTypes));

    private static string InFile(string types) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        {{types}}

        """;
}

using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: code that cannot read the address of a socket yet names it.</summary>
public sealed class SocketKeyOutOfReachFixTests
{
    [Fact]
    public Task A_static_initialiser_reads_no_field_below_it_for_the_key() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Feed
        {
            private static readonly Uri s_first = new("wss://first");
            private static readonly ClientWebSocket s_one = {|SWB1001:new()|};
            private static readonly ClientWebSocket s_two = {|SWB1001:new()|};
            private static readonly ClientWebSocket s_three = {|SWB1001:new()|};
            private static readonly Uri s_second = new("wss://second");
            private static readonly string s_path = "feed";
            private const string Third = "wss://third";

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await s_one.ConnectAsync(s_first, cancellationToken);
                await s_two.ConnectAsync(s_second, cancellationToken);
                await s_three.ConnectAsync(new Uri(Third), cancellationToken);
            }

            public override string ToString() => s_path;
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Feed
        {
            private static readonly Uri s_first = new("wss://first");
            private static readonly ClientWebSocket s_one = ConnectionManager.Default.GetOrCreate(s_first, () => new ClientWebSocket());
            private static readonly ClientWebSocket s_two = ConnectionManager.Default.GetOrCreate("Feed.two", () => new ClientWebSocket());
            private static readonly ClientWebSocket s_three = ConnectionManager.Default.GetOrCreate(new Uri(Third), () => new ClientWebSocket());
            private static readonly Uri s_second = new("wss://second");
            private static readonly string s_path = "feed";
            private const string Third = "wss://third";

            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await ConnectionManager.Default.ConnectAsync(s_one, token => s_one.ConnectAsync(s_first, token), cancellationToken);
                await ConnectionManager.Default.ConnectAsync(s_two, token => s_two.ConnectAsync(s_second, token), cancellationToken);
                await ConnectionManager.Default.ConnectAsync(s_three, token => s_three.ConnectAsync(new Uri(Third), token), cancellationToken);
            }

            public override string ToString() => s_path;
        }

        """);

    [Fact]
    public Task Static_code_reads_no_field_for_the_key() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        namespace App;

        public sealed class Feed
        {
            private readonly Uri _endpoint = new("wss://feed");
            private static ClientWebSocket? s_socket;

            public static void Make() => s_socket = {|SWB1001:new ClientWebSocket()|};

            public Task OpenAsync(CancellationToken cancellationToken) => s_socket!.ConnectAsync(_endpoint, cancellationToken);
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Feed
        {
            private readonly Uri _endpoint = new("wss://feed");
            private static ClientWebSocket? s_socket;

            public static void Make() => s_socket = ConnectionManager.Default.GetOrCreate("Feed.socket", () => new ClientWebSocket());

            public Task OpenAsync(CancellationToken cancellationToken) => ConnectionManager.Default.ConnectAsync(s_socket!, token => s_socket!.ConnectAsync(_endpoint, token), cancellationToken);
        }

        """);

    [Fact]
    public Task What_a_constructor_has_not_set_yet_is_no_key() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Options
        {
            public Uri Endpoint { get; set; } = new("wss://feed");
        }

        public sealed class Feed
        {
            private readonly ClientWebSocket _socket;
            private readonly Options _options;
            private readonly IConnectionManager _connections;

            public Feed(Options options, IConnectionManager connections)
            {
                _connections = connections;
                _socket = {|SWB1001:new ClientWebSocket()|};
                _options = options;
            }

            public Task OpenAsync(CancellationToken cancellationToken) => _socket.ConnectAsync(_options.Endpoint, cancellationToken);
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Options
        {
            public Uri Endpoint { get; set; } = new("wss://feed");
        }

        public sealed class Feed
        {
            private readonly ClientWebSocket _socket;
            private readonly Options _options;
            private readonly IConnectionManager _connections;

            public Feed(Options options, IConnectionManager connections)
            {
                _connections = connections;
                _socket = connections.GetOrCreate("Feed.socket", () => new ClientWebSocket());
                _options = options;
            }

            public Task OpenAsync(CancellationToken cancellationToken) => _connections.ConnectAsync(_socket, token => _socket.ConnectAsync(_options.Endpoint, token), cancellationToken);
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

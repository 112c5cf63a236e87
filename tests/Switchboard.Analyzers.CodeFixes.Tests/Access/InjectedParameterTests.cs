using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>The names and places of the parameters that are written.</summary>
public sealed class InjectedParameterTests
{
    [Fact]
    public Task The_body_that_an_arrow_becomes_has_its_brace_where_the_others_are() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Chat {
            public Chat(string url) => Console.WriteLine(url);

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Chat {
            private readonly IConnectionManager _connections;

            public Chat(string url, IConnectionManager connections) {
                _connections = connections;
                Console.WriteLine(url);
            }

            public HubConnection Open() => _connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
        }

        """);

    [Fact]
    public Task A_parameter_stands_before_the_first_optional_one() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class First
        {
            private readonly bool _verbose;

            public First(bool verbose = false)
            {
                _verbose = verbose;
            }

            public bool Verbose => _verbose;

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
        }

        public class Third
        {
            private readonly string _url;

            public Third(string host, int port, bool verbose = false, bool quiet = true)
            {
                _url = host + port + verbose + quiet;
            }

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(_url).Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class First
        {
            private readonly bool _verbose;
            private readonly IConnectionManager _connections;

            public First(IConnectionManager connections, bool verbose = false)
            {
                _verbose = verbose;
                _connections = connections;
            }

            public bool Verbose => _verbose;

            public HubConnection Open() => _connections.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
        }

        public class Third
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Third(string host, int port, IConnectionManager connections, bool verbose = false, bool quiet = true)
            {
                _connections = connections;
                _url = host + port + verbose + quiet;
            }

            public HubConnection Open() => _connections.GetOrCreate(_url, () => new HubConnectionBuilder().WithUrl(_url).Build());
        }

        """);

    [Fact]
    public Task A_parameter_has_a_name_that_no_other_has() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Counted(string url, int connections)
        {
            public int Count => connections;

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        public class Named(string url, int connections, string connectionManager, int connections2)
        {
            public object All => (connections, connectionManager, connections2);

            public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl(url).Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Counted(string url, int connections, IConnectionManager connectionManager)
        {
            public int Count => connections;

            public HubConnection Open() => connectionManager.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        public class Named(string url, int connections, string connectionManager, int connections2, IConnectionManager connections3)
        {
            public object All => (connections, connectionManager, connections2);

            public HubConnection Open() => connections3.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        }

        """);

    [Fact]
    public Task The_parameter_of_a_lambda_is_named_after_the_type_of_the_client() => VerifyAsync(
        """
        using PusherClient;

        namespace App;

        public class Inbox(string key) : Pusher(key);

        public class VRPusher(string key) : Pusher(key);

        public class IPusher(string key) : Pusher(key);

        public class I(string key) : Pusher(key);

        public static class Feeds
        {
            public static object A() => {|SWB1001:new Inbox("a")|};

            public static object B() => {|SWB1001:new VRPusher("b")|};

            public static object C() => {|SWB1001:new IPusher("c")|};

            public static object D() => {|SWB1001:new I("d")|};
        }

        """,
        """
        using PusherClient;
        using Switchboard;

        namespace App;

        public class Inbox(string key) : Pusher(key);

        public class VRPusher(string key) : Pusher(key);

        public class IPusher(string key) : Pusher(key);

        public class I(string key) : Pusher(key);

        public static class Feeds
        {
            public static object A() => ConnectionManager.Default.GetOrCreate("Feeds.A", () => new Inbox("a"), inbox => inbox.DisconnectAsync());

            public static object B() => ConnectionManager.Default.GetOrCreate("Feeds.B", () => new VRPusher("b"), vRPusher => vRPusher.DisconnectAsync());

            public static object C() => ConnectionManager.Default.GetOrCreate("Feeds.C", () => new IPusher("c"), pusher => pusher.DisconnectAsync());

            public static object D() => ConnectionManager.Default.GetOrCreate("Feeds.D", () => new I("d"), i => i.DisconnectAsync());
        }

        """);

    [Fact]
    public Task A_file_whose_only_line_end_closes_a_directive_keeps_its_kind() => VerifyAsync(
        "#nullable disable\r\npublic class Chat { public object Open() => {|SWB1001:new PusherClient.Pusher(\"key\")|}; }",
        "using Switchboard;\r\n\r\n#nullable disable\r\npublic class Chat { private readonly IConnectionManager _connections; public Chat(IConnectionManager connections) { _connections = connections; } "
            + "public object Open() => _connections.GetOrCreate(\"Chat.Open\", () => new PusherClient.Pusher(\"key\"), pusher => pusher.DisconnectAsync()); }");

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

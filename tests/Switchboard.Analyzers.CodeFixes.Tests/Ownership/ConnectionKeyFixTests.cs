using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: the address or the name that becomes the key of a client.</summary>
public sealed class ConnectionKeyFixTests
{
    [Theory]
    [InlineData("new SocketIO($\"https://{host}/board\")", "$\"https://{host}/board\"")]
    [InlineData("new SocketIO(\"https://me:secret@board\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://board?Token=secret\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://board?room=lobby\")", "\"https://board?room=lobby\"")]
    [InlineData("new SocketIO(\"https://board?password=hunter2\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://board?client_secret=abc\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://board?apiKey=abc\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://board?api_key=abc\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO($\"https://board?key={_login.ApiKey}\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\" \")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(host)", "host")]
    [InlineData("new SocketIO(Address)", "Address")]
    [InlineData("new SocketIO(given!)", "given!")]
    [InlineData("new SocketIO(new Uri(host))", "new Uri(host)")]
    [InlineData("new SocketIO(new Uri(given!))", "new Uri(given!)")]
    [InlineData("new SocketIO(new Uri(endpoint, \"board\"))", "new Uri(endpoint, \"board\")")]
    [InlineData("new SocketIO(\"https://\" + host)", "\"https://\" + host")]
    [InlineData("new SocketIO(new Uri(\"https://board\"))", "new Uri(\"https://board\")")]
    [InlineData("new SocketIO(new Uri(\"https://board?token=secret\"))", "\"Feed.Open\"")]
    [InlineData("new SocketIO(new Uri(\"board\", UriKind.Relative))", "\"Feed.Open\"")]
    [InlineData("new SocketIO(new Uri(\"board\"))", "\"Feed.Open\"")]
    [InlineData("new SocketIO(\"https://\" +\n        \"board\")", "\"Feed.Open\"")]
    [InlineData("new SocketIO(uri: endpoint)", "endpoint")]
    [InlineData("new WebsocketClient(new(\"wss://feed\"))", "\"Feed.Open\"")]
    [InlineData("new WebsocketClient(endpoint)", "endpoint")]
    [InlineData("new WebsocketClient(new Uri(host))", "new Uri(host)")]
    [InlineData("ConnectionMultiplexer.Connect(\"localhost:6379\")", "\"localhost:6379\"")]
    [InlineData("new SocketIO(options.Address)", "options.Address")]
    [InlineData("new SocketIO(((string)host))", "host")]
    [InlineData("new CentrifugeClient(host, null)", "host")]
    [InlineData("new SocketIO(new Uri(Secret))", "\"Feed.Open\"")]
    [InlineData("new NatsClient()", "\"Feed.Open\"")]
    [InlineData("new NatsClient(name: \"feed\", url: \"nats://feed\")", "\"nats://feed\"")]
    public Task An_address_that_is_safe_to_read_twice_and_to_log_is_the_key(string creation, string key) => VerifyAsync(
        WithCreation($"{{|SWB1001:{creation}|}}"),
        WithCreation($"connections.GetOrCreate({key}, () => {creation})"));

    [Theory]
    [InlineData("\"https://chat\"", "\"https://chat\"")]
    [InlineData("new Uri(\"https://chat\")", "new Uri(\"https://chat\")")]
    public Task A_builder_says_the_address_that_cannot_have_changed_since(string address, string key) => VerifyAsync(
        WithBuilder(address, "{|SWB1001:builder.Build()|}"),
        WithBuilder(address, $"connections.GetOrCreate({key}, () => builder.Build())"));

    [Theory]
    [InlineData("new SocketIO($\"https://{host.Trim()}/board\")")]
    [InlineData("new SocketIO($\"https://board?access_token={host}\")")]
    [InlineData("new SocketIO($\"https://board/{token}\")")]
    [InlineData("new SocketIO(new Uri($\"https://board/{token}\"))")]
    [InlineData("new SocketIO(host.Trim())")]
    [InlineData("new SocketIO(given)")]
    [InlineData("new SocketIO(new Uri(host.Trim()))")]
    [InlineData("new SocketIO(new Uri(endpoint, host.Trim()))")]
    [InlineData("new SocketIO(\"https://\" + host + \"/\" + token)")]
    [InlineData("ConnectionMultiplexer.Connect(host)")]
    [InlineData("new SocketIO(endpoint ?? new Uri(\"https://board\"))")]
    [InlineData("new OwnIO(host)")]
    public Task What_only_the_caller_knows_and_a_key_must_not_or_cannot_say_is_not_shared(string creation) => VerifyNotOfferedAsync(WithCreation($"{{|SWB1001:{creation}|}}"));

    [Theory]
    [InlineData("url")]
    [InlineData("endpoint")]
    [InlineData("new Uri(url)")]
    public Task Nor_is_what_a_builder_was_told_by_the_caller(string address) => VerifyNotOfferedAsync(WithBuilder(address, "{|SWB1001:builder.Build()|}"));

    [Fact]
    public Task A_builder_that_is_made_once_says_the_address() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public HubConnection Open()
            {
                var builder = new HubConnectionBuilder().WithUrl("https://chat");
                return {|SWB1001:builder.Build()|};
            }

            public HubConnection OpenOne(bool test)
            {
                var builder = new HubConnectionBuilder().WithUrl("https://chat");
                if (test)
                    builder = new HubConnectionBuilder().WithUrl("https://test");
                return {|SWB1001:builder.Build()|};
            }

            public HubConnection OpenFrom(IHubConnectionBuilder builder) => {|SWB1001:builder.Build()|};
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public HubConnection Open()
            {
                var builder = new HubConnectionBuilder().WithUrl("https://chat");
                return connections.GetOrCreate("https://chat", () => builder.Build());
            }

            public HubConnection OpenOne(bool test)
            {
                var builder = new HubConnectionBuilder().WithUrl("https://chat");
                if (test)
                    builder = new HubConnectionBuilder().WithUrl("https://test");
                return connections.GetOrCreate("Feed.OpenOne", () => builder.Build());
            }

            public HubConnection OpenFrom(IHubConnectionBuilder builder) => connections.GetOrCreate("Feed.OpenFrom", () => builder.Build());
        }

        """);

    [Fact]
    public Task The_name_is_that_of_what_the_client_goes_to() => VerifyAsync(
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board
        {
            private readonly SocketIO m_io = {|SWB1001:new SocketIO(Find())|};
            private readonly SocketIO _ = {|SWB1001:new SocketIO(Find())|};
            private static readonly SocketIO s_io = {|SWB1001:new SocketIO(Find())|};

            public Board(IConnectionManager connections) => Use({|SWB1001:new SocketIO(Find())|});

            public SocketIO Made { get; } = {|SWB1001:new SocketIO(Find())|};

            public SocketIO Fresh => {|SWB1001:new SocketIO(Find())|};

            public SocketIO? Set { get; private set; }

            public void Open()
            {
                Use(Make());

                static SocketIO Make() => {|SWB1001:new SocketIO(Find())|};
            }

            public static void Give(Board board) => board.Set = {|SWB1001:new SocketIO(Find())|};

            private static string Find() => "https://board";

            private void Use(SocketIO io) => Set = io;

            public override string ToString() => $"{m_io}{s_io}";
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board
        {
            private readonly SocketIO m_io = ConnectionManager.Default.GetOrCreate("Board.m_io", () => new SocketIO(Find()));
            private readonly SocketIO _ = ConnectionManager.Default.GetOrCreate("Board._", () => new SocketIO(Find()));
            private static readonly SocketIO s_io = ConnectionManager.Default.GetOrCreate("Board.s_io", () => new SocketIO(Find()));
            private readonly IConnectionManager m_connections;

            public Board(IConnectionManager connections)
            {
                m_connections = connections;
                Use(connections.GetOrCreate("Board.socketIO", () => new SocketIO(Find())));
            }

            public SocketIO Made { get; } = ConnectionManager.Default.GetOrCreate("Board.Made", () => new SocketIO(Find()));

            public SocketIO Fresh => m_connections.GetOrCreate("Board.Fresh", () => new SocketIO(Find()));

            public SocketIO? Set { get; private set; }

            public void Open()
            {
                Use(Make());

                static SocketIO Make() => ConnectionManager.Default.GetOrCreate("Board.Make", () => new SocketIO(Find()));
            }

            public static void Give(Board board) => board.Set = ConnectionManager.Default.GetOrCreate("Board.Set", () => new SocketIO(Find()));

            private static string Find() => "https://board";

            private void Use(SocketIO io) => Set = io;

            public override string ToString() => $"{m_io}{s_io}";
        }

        """);

    [Fact]
    public Task Other_types_keep_the_name_of_what_they_hold() => VerifyAsync(
        """
        using SocketIOClient;

        namespace App;

        public sealed class Holder
        {
            public SocketIO? Io { get; set; }
        }

        public static class Maker
        {
            public static Holder Make() => new() { Io = {|SWB1001:new SocketIO("https://board ".Trim())|} };
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Holder
        {
            public SocketIO? Io { get; set; }
        }

        public static class Maker
        {
            public static Holder Make() => new() { Io = ConnectionManager.Default.GetOrCreate("Maker.Io", () => new SocketIO("https://board ".Trim())) };
        }

        """);

    [Fact]
    public Task A_program_names_its_client() => SdkFix<CreateThroughManagerAnalyzer, CreateThroughManagerFix>.VerifyAsync(
        """
        using System;
        using SocketIOClient;

        Use({|SWB1001:new SocketIO(args[0].Trim())|});

        static void Use(SocketIO io) => System.Console.WriteLine(io);

        """,
        """
        using System;
        using SocketIOClient;
        using Switchboard;

        Use(ConnectionManager.Default.GetOrCreate("Program.socketIO", () => new SocketIO(args[0].Trim())));

        static void Use(SocketIO io) => System.Console.WriteLine(io);

        """,
        isProgram: true);

    private static string WithCreation(string creation) => $$"""
        using System;
        using Centrifugal.Centrifuge;
        using NATS.Net;
        using SocketIOClient;
        using StackExchange.Redis;
        using Switchboard;
        using Websocket.Client;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            private const string Address = "https://board";
            private const string Secret = "https://board?token=secret";

            private readonly (string User, string ApiKey) _login = ("me", "abc");

            public object Open(string host, string token, string? given, Uri endpoint, (string Address, int Port) options) => {{creation}};

            public override string ToString() => Address + Secret + _login;
        }

        public class OwnIO(string address) : SocketIO(address);

        """;

    private static string WithBuilder(string address, string creation) => $$"""
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections)
        {
            public HubConnection Open(string url, Uri endpoint)
            {
                var builder = new HubConnectionBuilder().WithUrl({{address}});
                return {{creation}};
            }
        }

        """;

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

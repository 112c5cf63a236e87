using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1001: two clients that are held side by side are not given one key.</summary>
public sealed class KeyNameFixTests
{
    [Fact]
    public Task Two_members_that_differ_in_their_prefix_keep_it() => VerifyAsync(
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private readonly SocketIO _io = {|SWB1001:new SocketIO(find())|};
            private readonly SocketIO io = {|SWB1001:new SocketIO(find())|};
            private readonly SocketIO _chat = {|SWB1001:new SocketIO(find())|};
            private readonly string chat = "";

            public override string ToString() => $"{_io}{io}{_chat}{chat}";
        }
        """,
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private readonly SocketIO _io = connections.GetOrCreate("Board._io", () => new SocketIO(find()));
            private readonly SocketIO io = connections.GetOrCreate("Board.io", () => new SocketIO(find()));
            private readonly SocketIO _chat = connections.GetOrCreate("Board.chat", () => new SocketIO(find()));
            private readonly string chat = "";

            public override string ToString() => $"{_io}{io}{_chat}{chat}";
        }
        """);

    [Fact]
    public Task The_locals_of_two_methods_are_named_after_their_methods_too() => VerifyAsync(
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private readonly SocketIO _io = {|SWB1001:new SocketIO(find())|};

            public SocketIO Open()
            {
                var io = {|SWB1001:new SocketIO(find())|};
                return io;
            }

            public SocketIO OpenNews()
            {
                var news = {|SWB1001:new SocketIO(find())|};
                return news;
            }

            public SocketIO OpenOther()
            {
                var news = {|SWB1001:new SocketIO(find())|};
                return news ?? _io;
            }
        }
        """,
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private readonly SocketIO _io = connections.GetOrCreate("Board.io", () => new SocketIO(find()));

            public SocketIO Open()
            {
                var io = connections.GetOrCreate("Board.Open.io", () => new SocketIO(find()));
                return io;
            }

            public SocketIO OpenNews()
            {
                var news = connections.GetOrCreate("Board.OpenNews.news", () => new SocketIO(find()));
                return news;
            }

            public SocketIO OpenOther()
            {
                var news = connections.GetOrCreate("Board.OpenOther.news", () => new SocketIO(find()));
                return news ?? _io;
            }
        }
        """);

    [Fact]
    public Task A_local_that_goes_into_a_field_or_comes_from_one_is_that_client() => VerifyAsync(
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private SocketIO? _io;

            public void Open()
            {
                var io = {|SWB1001:new SocketIO(find())|};
                _io = io;
            }

            public string Say()
            {
                var io = _io;
                return $"{io}";
            }
        }
        """,
        """
        public sealed class Board(IConnectionManager connections, Func<string> find)
        {
            private SocketIO? _io;

            public void Open()
            {
                var io = connections.GetOrCreate("Board.io", () => new SocketIO(find()));
                _io = io;
            }

            public string Say()
            {
                var io = _io;
                return $"{io}";
            }
        }
        """);

    private static Task VerifyAsync(string type, string fixedType) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(InFile(type), InFile(fixedType));

    private static string InFile(string type) => $$"""
        using System;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        {{type}}

        """;
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SecondManagerAnalyzer, Switchboard.Analyzers.CodeFixes.Ownership.ShareManagerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>SWB1003 in types whose other members hold or give a manager.</summary>
public sealed class ShareManagerMemberFixTests
{
    [Fact]
    public Task A_field_and_a_property_are_set_to_one_parameter() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly ConnectionManager _first = {|SWB1003:new()|};

            private ConnectionManager Second { get; } = {|SWB1003:new()|};

            public override string ToString() => $"{_first}{Second}";
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _first;

            public ChatService(IConnectionManager connections)
            {
                _first = connections;
                Second = connections;
            }

            private IConnectionManager Second { get; }

            public override string ToString() => $"{_first}{Second}";
        }

        """);

    [Fact]
    public Task A_type_that_was_named_in_full_is_imported() => Fix.VerifyAsync(
        """
        namespace App;

        public sealed class ChatService(Switchboard.IConnectionManager connections)
        {
            private readonly Switchboard.ConnectionManager _own = {|SWB1003:new()|};

            public override string ToString() => $"{_own}";
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(Switchboard.IConnectionManager connections)
        {
            private readonly IConnectionManager _own = connections;

            public override string ToString() => $"{_own}";
        }

        """);

    [Theory]
    [InlineData("null")]
    [InlineData("options: null, logger: null")]
    public Task A_manager_without_options_has_none_to_lose(string arguments) => Fix.VerifyAsync(
        $$"""
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private readonly IConnectionManager _own = {|SWB1003:new ConnectionManager({{arguments}})|};

            public override string ToString() => $"{_own}";
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private readonly IConnectionManager _own = connections;

            public override string ToString() => $"{_own}";
        }

        """);

    [Fact]
    public Task A_property_is_not_read_to_give_itself_its_value() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private IConnectionManager? _connections;

            public IConnectionManager Connections => _connections ??= {|SWB1003:new ConnectionManager()|};
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private IConnectionManager? _connections;
            private readonly IConnectionManager _connectionManager;

            public ChatService(IConnectionManager connections)
            {
                _connectionManager = connections;
            }

            public IConnectionManager Connections => _connections ??= _connectionManager;
        }

        """);

    [Fact]
    public Task A_property_that_gives_what_is_made_here_is_not_used_to_make_it() => Fix.VerifyAsync(
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private IConnectionManager? _started;

            public IConnectionManager Started => _started ?? throw new InvalidOperationException();

            public void Start() => _started = {|SWB1003:new ConnectionManager()|};

            public override string ToString() => $"{connections}";
        }

        """,
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private IConnectionManager? _started;

            public IConnectionManager Started => _started ?? throw new InvalidOperationException();

            public void Start() => _started = connections;

            public override string ToString() => $"{connections}";
        }

        """);

    [Fact]
    public Task What_stands_in_for_a_missing_manager_is_the_ambient_one() => Fix.VerifyAsync(
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(IConnectionManager? connections = null) => _connections = connections ?? {|SWB1003:new ConnectionManager()|};

            public override string ToString() => $"{_connections}";
        }

        """,
        """
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly IConnectionManager _connections;

            public ChatService(IConnectionManager? connections = null) => _connections = connections ?? ConnectionManager.Default;

            public override string ToString() => $"{_connections}";
        }

        """);

    [Fact]
    public Task A_parameter_that_sets_the_field_is_not_read_beside_it() => Fix.VerifyAsync(
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private readonly ConnectionManager _own = {|SWB1003:new()|};
            private readonly string _name = connections.ToString() ?? "";

            public string Name => $"{_name}{connections}{_own}";

            public bool IsOwn(object _own) => _own == (object)connections;

            public Func<IConnectionManager> Get() => () => connections;
        }

        """,
        """
        using System;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private readonly IConnectionManager _own = connections;
            private readonly string _name = connections.ToString() ?? "";

            public string Name => $"{_name}{_own}{_own}";

            public bool IsOwn(object _own) => _own == (object)this._own;

            public Func<IConnectionManager> Get() => () => _own;
        }

        """);

    [Theory]
    [InlineData("public void Set(IConnectionManager other) => connections = other;")]
    [InlineData("public void Reset() => _own = ConnectionManager.Default; public string Name => $\"{connections}\";")]
    public Task Not_where_the_parameter_and_the_field_may_differ(string member) => Fix.VerifyNotOfferedAsync(
        $$"""
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            private IConnectionManager _own = {|SWB1003:new ConnectionManager()|};

            {{member}}

            public override string ToString() => $"{_own}";
        }

        """);
}

using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>The field of the manager and its assignment stand in every build, whatever stands under an <c>#if</c> beside them.</summary>
public sealed class ConditionalMemberFixTests
{
    [Fact]
    public Task A_field_and_an_assignment_under_a_condition_are_not_the_place() => ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        """
        using SocketIOClient;
        #if !QUIET
        using System;
        #endif

        namespace App;

        public sealed class Feed
        {
            private readonly string _url;
        #if !QUIET
            private readonly Uri _log;
        #endif

        #if !QUIET
            public Feed(string url, Uri log)
        #else
            public Feed(string url)
        #endif
            {
                _url = url;
        #if !QUIET
                _log = log;
        #endif
            }

            public SocketIO Open() => {|SWB1001:new SocketIO(_url)|};

        #if !QUIET
            public override string ToString() => $"{_log}";
        #endif
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;
        #if !QUIET
        using System;
        #endif

        namespace App;

        public sealed class Feed
        {
            private readonly string _url;
            private readonly IConnectionManager _connections;
        #if !QUIET
            private readonly Uri _log;
        #endif

        #if !QUIET
            public Feed(string url, Uri log, IConnectionManager connections)
        #else
            public Feed(string url)
        #endif
            {
                _url = url;
                _connections = connections;
        #if !QUIET
                _log = log;
        #endif
            }

            public SocketIO Open() => _connections.GetOrCreate(_url, () => new SocketIO(_url));

        #if !QUIET
            public override string ToString() => $"{_log}";
        #endif
        }

        """);

    [Fact]
    public Task A_condition_that_ends_before_the_last_field_does_not_matter() => ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(
        """
        using SocketIOClient;

        namespace App;

        public sealed class Feed
        {
        #if !QUIET
            private readonly string _log = "log";
        #endif
            private readonly string _url;

            public Feed(string url) => _url = url;

            public SocketIO Open() => {|SWB1001:new SocketIO(_url)|};

            public override string ToString() => _log;
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Feed
        {
        #if !QUIET
            private readonly string _log = "log";
        #endif
            private readonly string _url;
            private readonly IConnectionManager _connections;

            public Feed(string url, IConnectionManager connections)
            {
                _url = url;
                _connections = connections;
            }

            public SocketIO Open() => _connections.GetOrCreate(_url, () => new SocketIO(_url));

            public override string ToString() => _log;
        }

        """);
}

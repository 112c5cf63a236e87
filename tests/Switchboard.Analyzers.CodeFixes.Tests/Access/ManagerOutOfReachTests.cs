using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>A manager that is there and cannot be used at the place.</summary>
public sealed class ManagerOutOfReachTests
{
    [Fact]
    public Task A_property_does_not_read_itself() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Page
        {
            private static HubConnection? s_hub;

            public static IConnectionManager Manager
            {
                get
                {
                    s_hub ??= {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                    return ConnectionManager.Default;
                }
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public static class Page
        {
            private static HubConnection? s_hub;

            public static IConnectionManager Manager
            {
                get
                {
                    s_hub ??= ConnectionManager.Default.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                    return ConnectionManager.Default;
                }
            }
        }

        """);

    [Fact]
    public Task The_parameter_of_a_type_is_out_of_reach_in_its_static_members_and_the_types_in_it() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Chat(IConnectionManager manager)
        {
            public override string ToString() => $"{manager}";

            public static HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://a").Build()|};
        }

        public class Room(IConnectionManager manager)
        {
            public override string ToString() => $"{manager}";

            private class Corner
            {
                public HubConnection Open() => {|SWB1001:new HubConnectionBuilder().WithUrl("https://b").Build()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public class Chat(IConnectionManager manager)
        {
            public override string ToString() => $"{manager}";

            public static HubConnection Open() => ConnectionManager.Default.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
        }

        public class Room(IConnectionManager manager)
        {
            public override string ToString() => $"{manager}";

            private class Corner
            {
                private readonly IConnectionManager _connections;

                public Corner(IConnectionManager connections)
                {
                    _connections = connections;
                }

                public HubConnection Open() => _connections.GetOrCreate("https://b", () => new HubConnectionBuilder().WithUrl("https://b").Build());
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);
}

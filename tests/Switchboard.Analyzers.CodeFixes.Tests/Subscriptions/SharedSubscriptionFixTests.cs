using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeOnceFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4001: which handlers move to the manager's Subscribe.</summary>
public sealed class SharedSubscriptionFixTests
{
    [Fact]
    public Task Other_methods_and_other_hubs_stay_as_they_are() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public static class Feed
        {
            public static void Open(IConnectionManager connections, HubConnection hub, HubConnection other)
            {
                hub.On("joined", () => Console.WriteLine("joined"));
                other.On("left", () => Console.WriteLine("other"));
                hub.On("left", () => Console.WriteLine("one"));
                {|SWB4001:hub.On("left", () => Console.WriteLine("two"))|};
            }

            public static int Count(HubConnection hub)
            {
                hub.On("left", () => Console.WriteLine("counted"));
                return 1;
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public static class Feed
        {
            public static void Open(IConnectionManager connections, HubConnection hub, HubConnection other)
            {
                hub.On("joined", () => Console.WriteLine("joined"));
                other.On("left", () => Console.WriteLine("other"));
                connections.Subscribe(hub, "left", () => Console.WriteLine("one"));
                connections.Subscribe(hub, "left", () => Console.WriteLine("two"));
            }

            public static int Count(HubConnection hub)
            {
                hub.On("left", () => Console.WriteLine("counted"));
                return 1;
            }
        }

        """);

    [Theory]
    [InlineData("hub\n            // The one.\n            .On(\"left\", () => Console.WriteLine(\"one\"));")]
    [InlineData("hub.On(/* channel */ \"left\", () => Console.WriteLine(\"one\"));")]
    public Task Not_where_a_comment_would_be_lost(string first) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public static class Feed
        {
            public static void Open(IConnectionManager connections, HubConnection hub)
            {
                {{first}}
                {|SWB4001:hub.On("left", () => Console.WriteLine("two"))|};
            }
        }

        """);

    [Fact]
    public Task Handlers_of_two_members_are_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public sealed class Feed
        {
            private readonly HubConnection _hub;

            public Feed(IConnectionManager connections, HubConnection hub)
            {
                _hub = hub;
                _hub.On("left", () => Console.WriteLine("one"));
                Open(connections);
            }

            private void Open(IConnectionManager connections)
            {
                {|SWB4001:_hub.On("left", () => Console.WriteLine(connections))|};
            }
        }

        """);

    [Fact]
    public Task The_namespace_is_brought_into_scope() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Feed
        {
            public static void Open(Switchboard.IConnectionManager connections, HubConnection hub)
            {
                hub.On("left", () => Console.WriteLine("one"));
                {|SWB4001:hub.On("left", () => Console.WriteLine("two"))|};
            }
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public static class Feed
        {
            public static void Open(Switchboard.IConnectionManager connections, HubConnection hub)
            {
                connections.Subscribe(hub, "left", () => Console.WriteLine("one"));
                connections.Subscribe(hub, "left", () => Console.WriteLine("two"));
            }
        }

        """);
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeWhereCodeRunsAgainFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

/// <summary>SWB4002: a field that keeps the subscription there is.</summary>
public sealed class KeepFirstSubscriptionFixTests
{
    [Fact]
    public Task The_field_takes_the_place_of_a_discard() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;

            public Feed(HubConnection hub) => _hub = hub;

            public void Open(int times)
            {
                for (var i = 0; i < times; i++)
                {
                    _ = {|SWB4002:_hub.On("message", () => { })|}; // again
                }
            }

            public void Dispose() => Console.WriteLine("closed");
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;
            private IDisposable? _messageSubscription;

            public Feed(HubConnection hub) => _hub = hub;

            public void Open(int times)
            {
                for (var i = 0; i < times; i++)
                {
                    _messageSubscription ??= _hub.On("message", () => { }); // again
                }
            }

            public void Dispose()
            {
                Console.WriteLine("closed");
                _messageSubscription?.Dispose();
            }
        }

        """);

    [Theory]
    [InlineData("public static void Open(HubConnection hub, int times)", "")]
    [InlineData("public void Open(HubConnection hub, int times)", "static void Run(HubConnection hub, int times)")]
    public Task Static_code_of_an_object_has_no_field_to_keep_it_in(string method, string local) => Fix.VerifyNotOfferedAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            {{method}}
            {
                {{local}}
                {
                    for (var i = 0; i < times; i++)
                    {
                        {|SWB4002:hub.On("message", () => { })|};
                    }
                }
            }
        }

        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2003: what keeps the handle of a subscription, and who lives as long as the process.</summary>
public class KeepSubscriptionHandleTests
{
    [Fact]
    public Task A_handle_that_is_assigned_where_there_is_none_yet() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub) : IDisposable
        {
            private IDisposable? _kept;

            public void Listen() => _kept ??= hub.On("text", () => { });

            public void ListenAlone() => {|SWB2003:hub.On("text", () => { })|};

            public void Dispose() => _kept?.Dispose();
        }
        """);

    [Fact]
    public Task A_singleton_by_its_type() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSingleton(typeof(Feed));
                services.AddSingleton<int[]>(new int[1]);
                services.AddSingleton<string>("name");
            }
        }

        public class Feed
        {
            public Feed(HubConnection hub) => hub.On("text", () => { });
        }

        public class Page
        {
            public Page(HubConnection hub) => {|SWB2003:hub.On("text", () => { })|};
        }
        """);
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.KeepSubscriptionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2003: where code runs again, one field would lose the subscription before.</summary>
public class KeepSubscriptionAgainFixTests
{
    [Fact]
    public Task A_page_that_comes_again_has_no_one_field() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage(HubConnection hub) : ContentPage
        {
            protected override void OnAppearing()
            {
                base.OnAppearing();
                {|SWB2003:hub.On("message", () => { })|};
            }
        }
        """);

    [Theory]
    [InlineData("{|SWB2003:hub.On(room, () => { })|};")]
    [InlineData("{|SWB2003:hub.On($\"{prefix}-{room}\", () => { })|};")]
    public Task A_channel_that_the_caller_names_has_no_one_field(string statement) => Fix.VerifyNotOfferedAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR.Client;

        public class Rooms(HubConnection hub, string prefix)
        {
            public string Prefix => prefix;

            public void Join(string room)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task A_timer_has_no_one_field() => Fix.VerifyNotOfferedAsync(
        """
        using System.Timers;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly HubConnection _hub;
            private readonly Timer _timer = new();

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _timer.Elapsed += OnElapsed;
            }

            private void OnElapsed(object? sender, ElapsedEventArgs e)
            {
                {|SWB2003:_hub.On("message", () => { })|};
            }
        }
        """);
}

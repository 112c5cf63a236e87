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

    [Theory]
    [InlineData("public Rooms this[string room] { get { {|SWB2003:hub.On(room, () => { })|}; return this; } }")]
    [InlineData("public string Last { set { {|SWB2003:hub.On(value, () => { })|}; } }")]
    [InlineData("public void Join(List<string> rooms) => rooms.ForEach(room => { {|SWB2003:hub.On(room, () => { })|}; });")]
    public Task A_channel_that_a_property_or_a_lambda_is_given_has_no_one_field(string member) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System.Collections.Generic;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Rooms(HubConnection hub)
        {
            {{member}}
        }
        """);

    [Fact]
    public Task A_lease_of_a_method_ends_with_what_listens_on_it() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public class Rooms(IConnectionManager connections)
        {
            public async Task RunAsync(Action<string> show, bool isLoud)
            {
                await using var lease = await connections.AcquireAsync("rooms", () => new HubConnectionBuilder().Build(), (client, token) => client.StartAsync(token));
                var hub = lease.Client;
                // each of them
                {|SWB2003:hub.On("message", show)|}; // shown
                {|SWB2003:hub.On("", show)|};
                await hub.SendAsync("ready");
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public class Rooms(IConnectionManager connections)
        {
            public async Task RunAsync(Action<string> show, bool isLoud)
            {
                await using var lease = await connections.AcquireAsync("rooms", () => new HubConnectionBuilder().Build(), (client, token) => client.StartAsync(token));
                var hub = lease.Client;
                // each of them
                using var messageSubscription = hub.On("message", show); // shown
                using var subscription = hub.On("", show);
                await hub.SendAsync("ready");
            }
        }
        """);

    [Theory]
    [InlineData("if (isLoud) { {|SWB2003:hub.On(\"message\", show)|}; }")]
    [InlineData("Action listen = () => { {|SWB2003:hub.On(\"message\", show)|}; }; listen();")]
    public Task What_listens_on_a_lease_in_a_block_of_its_own_is_left_to_its_author(string statement) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        public class Rooms(IConnectionManager connections)
        {
            public async Task RunAsync(Action<string> show, bool isLoud)
            {
                await using var lease = await connections.AcquireAsync("rooms", () => new HubConnectionBuilder().Build(), (client, token) => client.StartAsync(token));
                var hub = lease.Client;
                {{statement}}
                await hub.SendAsync("ready", isLoud);
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

using Switchboard.Analyzers.CodeFixes.Lifetime;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>SWB2001 to SWB2006: the titles.</summary>
public sealed class LifetimeTitleTests
{
    [Fact]
    public Task A_local_names_the_using_that_it_gets() => Titles<ReleaseConnectionAnalyzer, ReleaseConnectionFix>.VerifyAsync(
        """
        public class Sender
        {
            public async Task SendAsync(string text)
            {
                var hub = new HubConnectionBuilder().WithUrl("https://chat").Build();
                await hub.StartAsync();
                await hub.SendAsync("Say", text);
            }

            public string? Ask()
            {
                var socket = new System.Net.WebSockets.ClientWebSocket();
                return socket.SubProtocol;
            }
        }
        """,
        "[DeclareUsing] Declare 'hub' with 'await using'",
        "[DeclareUsing] Declare 'socket' with 'using'");

    [Fact]
    public Task A_local_that_is_not_disposable_gets_a_finally() => Titles<ReleaseConnectionAnalyzer, ReleaseConnectionFix>.VerifyAsync(
        """
        public class Sender
        {
            public async Task ConnectAsync()
            {
                var pusher = new PusherClient.Pusher("key");
                await pusher.ConnectAsync();
            }
        }
        """,
        "[WrapInFinally] Release 'pusher' in a 'finally'");

    [Fact]
    public Task A_field_names_the_type_that_releases_it() => Titles<DisposeOwnedAnalyzer, DisposeOwnedFix>.VerifyAsync(
        """
        public class Feed
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat").Build();

            public HubConnection Other { get; } = new HubConnectionBuilder().WithUrl("https://other").Build();

            public Task StartAsync() => _hub.StartAsync();
        }
        """,
        "[ReleaseInTeardown] Release '_hub' when 'Feed' is torn down",
        "[ReleaseInTeardown] Release 'Other' when 'Feed' is torn down");

    [Fact]
    public Task A_field_that_is_assigned_again_releases_the_old_one() => Titles<DisposeOwnedAnalyzer, DisposeOwnedFix>.VerifyAsync(
        """
        public class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat").Build();

            public async Task MoveAsync(string url)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                await _hub.StartAsync();
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """,
        "[ReleaseBeforeAssignment] Release the old '_hub' first");

    [Fact]
    public Task A_subscription_names_its_channel_or_the_member_and_the_type() => Titles<KeepSubscriptionAnalyzer, KeepSubscriptionFix>.VerifyAsync(
        """
        public class ChatViewModel
        {
            public ChatViewModel(HubConnection hub, string method)
            {
                hub.On("join", () => Console.WriteLine("join"));
                hub.On(method, () => Console.WriteLine("other"));
            }
        }
        """,
        "[KeepSubscription] Keep the subscription to 'join' and dispose it when 'ChatViewModel' is torn down",
        "[KeepSubscription] Keep the subscription to 'On' and dispose it when 'ChatViewModel' is torn down");

    [Fact]
    public Task A_subscription_without_a_handle_names_its_channel_or_its_client() => Titles<KeepSubscriptionAnalyzer, KeepSubscriptionFix>.VerifyAsync(
        """
        using StackExchange.Redis;

        public class Ticker
        {
            private readonly ISubscriber _subscriber;
            private readonly RedisChannel _channel;

            public Ticker(ISubscriber subscriber, RedisChannel channel)
            {
                _subscriber = subscriber;
                _channel = channel;
                _subscriber.Subscribe(RedisChannel.Literal("news"), OnNews);
                _subscriber.Subscribe(_channel, OnNews);
            }

            private void OnNews(RedisChannel channel, RedisValue value) => Console.WriteLine(value);
        }
        """,
        "[UnsubscribeInTeardown] Unsubscribe from 'news' when 'Ticker' is torn down",
        "[UnsubscribeInTeardown] Unsubscribe from 'subscriber' when 'Ticker' is torn down");

    [Fact]
    public Task A_handler_names_its_event_and_the_type() => Titles<RemoveEventHandlerAnalyzer, RemoveEventHandlerFix>.VerifyAsync(
        """
        public class Status
        {
            private readonly HubConnection _hub;

            public Status(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        "[RemoveEventHandler] Remove the handler of 'Closed' when 'Status' is torn down");

    [Fact]
    public Task A_sign_out_names_the_variable_or_the_principal() => Titles<ReleaseOnSignOutAnalyzer, ReleaseOnSignOutFix>.VerifyAsync(
        """
        using Microsoft.AspNetCore.Authentication;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc;

        public sealed class Session(IConnectionManager connections)
        {
            public async Task LeaveAsync(HttpContext context, string userId)
            {
                await context.SignOutAsync();
            }

            public async Task LeaveAsync(HttpContext context)
            {
                await context.SignOutAsync();
            }

            public IConnectionManager Connections => connections;
        }

        public sealed class AccountController(IConnectionManager connections) : Controller
        {
            public async Task<IActionResult> Logout()
            {
                await HttpContext.SignOutAsync();
                return Redirect("/");
            }

            public IConnectionManager Connections => connections;
        }
        """,
        "[SWB2006.SignOut] Sign 'userId' out of the connection manager first",
        "[SWB2006.SignOut] Sign 'context.User' out of the connection manager first",
        "[SWB2006.SignOut] Sign 'User' out of the connection manager first");
}

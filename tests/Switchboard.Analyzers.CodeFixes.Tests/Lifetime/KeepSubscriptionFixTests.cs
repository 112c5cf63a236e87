using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.KeepSubscriptionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

public class KeepSubscriptionFixTests
{
    private const string Component = """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase
        {
            [Inject]
            public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized()
            {
                // Every message is shown.
                {|SWB2003:Hub.On<string>("ReceiveMessage", text => Console.WriteLine(text))|};
            }
        }
        """;

    private const string ComponentFixed = """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private IDisposable? _receiveMessageSubscription;

            [Inject]
            public HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized()
            {
                // Every message is shown.
                _receiveMessageSubscription = Hub.On<string>("ReceiveMessage", text => Console.WriteLine(text));
            }

            public void Dispose()
            {
                _receiveMessageSubscription?.Dispose();
            }
        }
        """;

    [Fact]
    public Task A_component_keeps_its_subscription_and_disposes_it() => Fix.VerifyAsync(Component, ComponentFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Component, FixedCode = ComponentFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Component, FixedCode = ComponentFixed }.WithTabs().RunAsync();

    [Fact]
    public Task Two_subscriptions_give_two_fields_and_one_teardown() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatViewModel
        {
            private readonly HubConnection _hub;

            public ChatViewModel(HubConnection hub)
            {
                _hub = hub;
                {|SWB2003:_hub.On("join", () => Console.WriteLine("join"))|};
                _ = {|SWB2003:_hub.On("user-left", () => Console.WriteLine("left"))|};
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class ChatViewModel : IDisposable
        {
            private readonly HubConnection _hub;
            private IDisposable? _joinSubscription;
            private IDisposable? _userLeftSubscription;

            public ChatViewModel(HubConnection hub)
            {
                _hub = hub;
                _joinSubscription = _hub.On("join", () => Console.WriteLine("join"));
                _userLeftSubscription = _hub.On("user-left", () => Console.WriteLine("left"));
            }

            public void Dispose()
            {
                _joinSubscription?.Dispose();
                _userLeftSubscription?.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_primary_constructor_and_an_existing_teardown_are_used() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class ChatViewModel(HubConnection hub) : IDisposable
        {
            public void Open()
            {
                var token = {|SWB2003:hub.On("join", () => Console.WriteLine("join"))|};
            }

            public void Dispose()
            {
                Console.WriteLine("closed");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class ChatViewModel(HubConnection hub) : IDisposable
        {
            private IDisposable? _joinSubscription;

            public void Open()
            {
                _joinSubscription = hub.On("join", () => Console.WriteLine("join"));
            }

            public void Dispose()
            {
                Console.WriteLine("closed");
                _joinSubscription?.Dispose();
            }
        }
        """);

    [Fact]
    public Task The_naming_style_of_the_type_is_followed() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat
        {
            public class ChatViewModel
            {
                readonly HubConnection hub;

                public ChatViewModel(HubConnection hub)
                {
                    this.hub = hub;
                    {|SWB2003:this.hub.On("join", () => { })|};
                }

                public string? State => this.hub.ConnectionId;
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat
        {
            public class ChatViewModel : IDisposable
            {
                readonly HubConnection hub;
                IDisposable? joinSubscription;

                public ChatViewModel(HubConnection hub)
                {
                    this.hub = hub;
                    this.joinSubscription = this.hub.On("join", () => { });
                }

                public string? State => this.hub.ConnectionId;

                public void Dispose()
                {
                    this.joinSubscription?.Dispose();
                }
            }
        }
        """);

    [Fact]
    public Task The_value_of_an_awaited_subscription_is_kept() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Feed
        {
            private readonly Pusher _pusher;

            public Feed(Pusher pusher) => _pusher = pusher;

            public async Task OpenAsync()
            {
                await {|SWB2003:_pusher.SubscribeAsync("news")|}.ConfigureAwait(false);
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using PusherClient;

        public class Feed : IAsyncDisposable
        {
            private readonly Pusher _pusher;
            private Channel? _newsSubscription;

            public Feed(Pusher pusher) => _pusher = pusher;

            public async Task OpenAsync()
            {
                _newsSubscription = await _pusher.SubscribeAsync("news").ConfigureAwait(false);
            }

            public async ValueTask DisposeAsync()
            {
                if (_newsSubscription is not null)
                {
                    await _newsSubscription.UnsubscribeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_redis_handler_is_unsubscribed_by_its_name() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;

            public Feed(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2003:_redis.GetSubscriber().Subscribe(RedisChannel.Literal("news"), OnNews)|};
            }

            private void OnNews(RedisChannel channel, RedisValue value)
            {
            }

            public void Dispose()
            {
            }
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public sealed class Feed : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;

            public Feed(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.GetSubscriber().Subscribe(RedisChannel.Literal("news"), OnNews);
            }

            private void OnNews(RedisChannel channel, RedisValue value)
            {
            }

            public void Dispose()
            {
                _redis.GetSubscriber().Unsubscribe(RedisChannel.Literal("news"), OnNews);
            }
        }
        """);

    [Fact]
    public Task A_redis_lambda_cannot_be_named_and_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using StackExchange.Redis;

        public sealed class Feed
        {
            public Feed(IConnectionMultiplexer redis)
            {
                {|SWB2003:redis.GetSubscriber().Subscribe(RedisChannel.Literal("news"), (channel, value) => { })|};
            }
        }
        """);

    [Fact]
    public Task A_socket_io_event_is_taken_off() => Fix.VerifyAsync(
        """
        using System;
        using SocketIOClient;

        public sealed class Feed : IDisposable
        {
            private readonly SocketIO _socket;

            public Feed(SocketIO socket)
            {
                _socket = socket;
                {|SWB2003:_socket.On("news", response => Console.WriteLine(response))|};
            }

            public void Dispose() => Console.WriteLine("closed");
        }
        """,
        """
        using System;
        using SocketIOClient;

        public sealed class Feed : IDisposable
        {
            private readonly SocketIO _socket;

            public Feed(SocketIO socket)
            {
                _socket = socket;
                _socket.On("news", response => Console.WriteLine(response));
            }

            public void Dispose()
            {
                Console.WriteLine("closed");
                _socket.Off("news");
            }
        }
        """);

    [Fact]
    public Task Two_files_are_fixed_together()
    {
        var test = new Fix();
        foreach (var name in new[] { "One", "Two" })
        {
            test.TestState.Sources.Add(
                $$"""
                using System;
                using Microsoft.AspNetCore.SignalR.Client;

                internal class {{name}}
                {
                    public {{name}}(HubConnection hub)
                    {
                        {|SWB2003:hub.On("join", () => { })|};
                    }
                }
                """);
            test.FixedState.Sources.Add(
                $$"""
                using System;
                using Microsoft.AspNetCore.SignalR.Client;

                internal class {{name}} : IDisposable
                {
                    private IDisposable? _joinSubscription;

                    public {{name}}(HubConnection hub)
                    {
                        _joinSubscription = hub.On("join", () => { });
                    }

                    public void Dispose()
                    {
                        _joinSubscription?.Dispose();
                    }
                }
                """);
        }

        return test.RunAsync();
    }

    [Fact]
    public Task A_subscription_in_a_loop_has_no_one_field() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            public Feed(HubConnection hub, string[] channels)
            {
                foreach (var channel in channels)
                    {|SWB2003:hub.On(channel, () => { })|};
            }
        }
        """);

    [Fact]
    public Task A_static_local_function_has_no_field_to_write() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            public Feed(HubConnection hub)
            {
                Open(hub);

                static void Open(HubConnection hub)
                {
                    {|SWB2003:hub.On("join", () => { })|};
                }
            }
        }
        """);

    [Fact]
    public Task A_subscription_that_nobody_waits_for_is_no_handle_yet() => Fix.VerifyNotOfferedAsync(
        """
        using PusherClient;

        public class Feed
        {
            private readonly Pusher _pusher;

            public Feed(Pusher pusher) => _pusher = pusher;

            public void Open()
            {
                {|SWB2003:_pusher.SubscribeAsync("news")|};
            }
        }
        """);

    [Fact]
    public Task The_body_of_a_method_is_kept_where_it_stands() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed(HubConnection hub) : IDisposable
        {
            public void Join() => {|SWB2003:hub.On("join", () => { })|};

            public void Dispose()
            {
                Console.WriteLine("gone");
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed(HubConnection hub) : IDisposable
        {
            private IDisposable? _joinSubscription;

            public void Join() => _joinSubscription = hub.On("join", () => { });

            public void Dispose()
            {
                Console.WriteLine("gone");
                _joinSubscription?.Dispose();
            }
        }
        """);

    [Fact]
    public Task Two_variables_of_one_declaration_are_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            public Feed(HubConnection hub)
            {
                IDisposable join = {|SWB2003:hub.On("join", () => { })|}, leave = {|SWB2003:hub.On("leave", () => { })|};
            }
        }
        """);
}

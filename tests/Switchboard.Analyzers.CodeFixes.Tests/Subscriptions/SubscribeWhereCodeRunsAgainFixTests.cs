using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer, Switchboard.Analyzers.CodeFixes.Subscriptions.SubscribeWhereCodeRunsAgainFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Subscriptions;

public class SubscribeWhereCodeRunsAgainFixTests
{
    private const string Component = """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase
        {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override void OnAfterRender(bool firstRender)
            {
                // Messages.
                {|SWB4002:Hub.On<string>("message", text =>
                {
                    Console.WriteLine(text);
                })|};
                {|SWB4002:Hub.On("left", () => { })|}; // quietly

                Console.WriteLine("rendered");
            }
        }
        """;

    private const string ComponentFixed = """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase
        {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override void OnAfterRender(bool firstRender)
            {
                // Messages.
                if (firstRender)
                {
                    Hub.On<string>("message", text =>
                    {
                        Console.WriteLine(text);
                    });
                    Hub.On("left", () => { }); // quietly
                }

                Console.WriteLine("rendered");
            }
        }
        """;

    [Fact]
    public Task Subscriptions_after_render_stand_under_one_firstRender() => Fix.VerifyAsync(Component, ComponentFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Component, FixedCode = ComponentFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Component, FixedCode = ComponentFixed }.WithTabs().RunAsync();

    [Fact]
    public Task A_subscription_of_a_reconnect_handler_is_made_once_and_kept() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _hub.Reconnected += OnReconnected;
            }

            private Task OnReconnected(string? id)
            {
                {|SWB4002:_hub.On("message", () => { })|};
                return Task.CompletedTask;
            }

            public void Dispose()
            {
                _hub.Reconnected -= OnReconnected;
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IDisposable
        {
            private readonly HubConnection _hub;
            private IDisposable? _messageSubscription;

            public Feed(HubConnection hub)
            {
                _hub = hub;
                _hub.Reconnected += OnReconnected;
            }

            private Task OnReconnected(string? id)
            {
                _messageSubscription ??= _hub.On("message", () => { });
                return Task.CompletedTask;
            }

            public void Dispose()
            {
                _hub.Reconnected -= OnReconnected;
                _messageSubscription?.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_subscription_that_a_field_keeps_is_made_unless_it_is_there() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase, IDisposable
        {
            private IDisposable? _messages;

            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                _messages = {|SWB4002:Hub.On("message", () => { })|};
            }

            public void Dispose() => _messages?.Dispose();
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase, IDisposable
        {
            private IDisposable? _messages;

            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                _messages ??= Hub.On("message", () => { });
            }

            public void Dispose() => _messages?.Dispose();
        }
        """);

    [Fact]
    public Task A_handler_is_taken_off_before_it_is_put_on() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase
        {
            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                // Tell when it is lost.
                {|SWB4002:Hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase
        {
            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                Hub.Closed -= OnLost;
                // Tell when it is lost.
                Hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_fixed_channel_in_a_loop_is_subscribed_to_once() => Fix.VerifyAsync(
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
                    {|SWB4002:_hub.On("message", () => { })|};
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
                    _messageSubscription ??= _hub.On("message", () => { });
                }
            }

            public void Dispose()
            {
                Console.WriteLine("closed");
                _messageSubscription?.Dispose();
            }
        }
        """);

    [Fact]
    public Task The_first_render_of_an_async_component_is_asked_too() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override async Task OnAfterRenderAsync(bool first) {
                await Task.Yield();
                {|SWB4002:Hub.On("left", () => { })|};
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override async Task OnAfterRenderAsync(bool first) {
                await Task.Yield();
                if (first) {
                    Hub.On("left", () => { });
                }
            }
        }
        """);

    [Fact]
    public Task What_follows_on_the_line_is_left_to_each_render() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Board : ComponentBase
        {
            [Inject]
            private HubConnection Hub { get; set; } = null!;

            protected override void OnAfterRender(bool firstRender)
            {
                {|SWB4002:Hub.Closed += _ => System.Threading.Tasks.Task.CompletedTask|}; Console.WriteLine();
            }
        }
        """);

    [Fact]
    public Task A_lambda_on_an_event_cannot_be_taken_off() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed partial class Board : ComponentBase
        {
            [Parameter] public HubConnection Hub { get; set; } = default!;

            protected override void OnParametersSet()
            {
                {|SWB4002:Hub.Closed += _ => Task.CompletedTask|};
            }
        }
        """);

    [Fact]
    public Task A_subscription_without_a_handle_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.Components;
        using StackExchange.Redis;

        public sealed partial class Board : ComponentBase
        {
            [Inject] private IConnectionMultiplexer Redis { get; set; } = default!;

            protected override void OnParametersSet()
            {
                {|SWB4002:Redis.GetSubscriber().Subscribe(RedisChannel.Literal("news"), (channel, value) => { })|};
            }
        }
        """);

    // There may be no element yet to ask for: _byName["message"] ??= … throws.
    [Theory]
    [InlineData("_array[0]")]
    [InlineData("_byName[\"message\"]")]
    public Task An_element_of_a_collection_is_left_alone(string element) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed
        {
            private IDisposable[] _array = new IDisposable[2];
            private Dictionary<string, IDisposable> _byName = new();

            public Feed(HubConnection hub) => hub.Reconnected += _ =>
            {
                {{element}} = {|SWB4002:hub.On("message", () => { })|};
                return Task.CompletedTask;
            };
        }
        """);

    [Fact]
    public Task Static_code_has_no_field_to_keep_it_in() => Fix.VerifyNotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Feed
        {
            public static void Open(HubConnection hub)
            {
                while (hub.State != HubConnectionState.Connected)
                {
                    {|SWB4002:hub.On("message", () => { })|};
                }
            }
        }
        """);

    [Theory]
    // A static lambda has none either.
    [InlineData("hub.Reconnected += static async _ => { {|SWB4002:Hubs.Shared.On(\"message\", () => { })|}; await Task.Yield(); };")]
    // Something is made of the handle.
    [InlineData("while (hub.State != HubConnectionState.Connected) Console.WriteLine({|SWB4002:hub.On(\"message\", () => { })|});")]
    public Task There_is_no_statement_to_keep_it_with(string statement) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Hubs
        {
            public static HubConnection Shared { get; } = new HubConnectionBuilder().WithAutomaticReconnect().Build();
        }

        public sealed class Feed
        {
            public void Open(HubConnection hub)
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task Two_files_are_fixed_together()
    {
        var test = new Fix();
        foreach (var name in new[] { "One", "Two" })
        {
            test.TestState.Sources.Add(Component.Replace("class Board", $"class {name}", StringComparison.Ordinal));
            test.FixedState.Sources.Add(ComponentFixed.Replace("class Board", $"class {name}", StringComparison.Ordinal));
        }

        return test.RunAsync();
    }

    [Fact]
    public Task A_page_that_comes_back_subscribes_again() => Fix.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage(HubConnection hub) : ContentPage
        {
            protected override void OnAppearing()
            {
                base.OnAppearing();
                {|SWB4002:hub.On("message", () => { })|};
            }
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Maui.Controls;

        public class ChatPage(HubConnection hub) : ContentPage
        {
            private IDisposable? _messageSubscription;

            protected override void OnAppearing()
            {
                base.OnAppearing();
                _messageSubscription ??= hub.On("message", () => { });
            }

            protected override void OnDisappearing()
            {
                base.OnDisappearing();
                _messageSubscription?.Dispose();
                _messageSubscription = null;
            }
        }
        """);
}

using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

public class RemoveEventHandlerFixTests
{
    private const string Lambda = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += async error => // told by the server
                { // in any case
                    // One more.
                    _losses++;
                    if (error is null)
                    {
                        await Task.Yield();
                    }
                }|};
            }

            public int Losses => _losses;
        }
        """;

    private const string LambdaFixed = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status : IDisposable
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnClosed;
            }

            // told by the server
            // in any case
            private async Task OnClosed(Exception? error)
            {
                // One more.
                _losses++;
                if (error is null)
                {
                    await Task.Yield();
                }
            }

            public int Losses => _losses;

            public void Dispose()
            {
                _hub.Closed -= OnClosed;
            }
        }
        """;

    [Fact]
    public Task A_lambda_becomes_a_method_that_teardown_removes() => Fix.VerifyAsync(Lambda, LambdaFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = Lambda, FixedCode = LambdaFixed }.WithCrlf().RunAsync();

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = Lambda, FixedCode = LambdaFixed }.WithTabs().RunAsync();

    [Fact]
    public Task A_method_is_removed_in_the_existing_teardown() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IAsyncDisposable
        {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized()
            {
                {|SWB2004:Hub.Reconnected += Refresh|};
            }

            private Task Refresh(string? id) => InvokeAsync(StateHasChanged);

            public ValueTask DisposeAsync() => default;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IAsyncDisposable
        {
            [Inject] private HubConnection Hub { get; set; } = default!;

            protected override void OnInitialized()
            {
                Hub.Reconnected += Refresh;
            }

            private Task Refresh(string? id) => InvokeAsync(StateHasChanged);

            public ValueTask DisposeAsync()
            {
                Hub.Reconnected -= Refresh;
                return default;
            }
        }
        """);

    [Fact]
    public Task Both_teardowns_of_a_type_remove_the_handler() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Status : IDisposable, IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public Status(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync()
            {
                return ValueTask.CompletedTask;
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Status : IDisposable, IAsyncDisposable
        {
            private readonly HubConnection _hub;

            public Status(HubConnection hub)
            {
                _hub = hub;
                hub.Closed += OnLost;
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;

            public void Dispose()
            {
                _hub.Closed -= OnLost;
            }

            public ValueTask DisposeAsync()
            {
                _hub.Closed -= OnLost;
                return ValueTask.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_primary_constructor_parameter_is_in_reach() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using System.Threading.Tasks;

        public class Status(HubConnection hub)
        {
            public void Watch()
            {
                {|SWB2004:hub.Reconnecting += _ => Tell()|};
            }

            private Task Tell() => Task.CompletedTask;
        }
        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using System.Threading.Tasks;

        public class Status(HubConnection hub) : IDisposable
        {
            public void Watch()
            {
                hub.Reconnecting += OnReconnecting;
            }

            private Task OnReconnecting(Exception? arg) => Tell();

            private Task Tell() => Task.CompletedTask;

            public void Dispose()
            {
                hub.Reconnecting -= OnReconnecting;
            }
        }
        """);

    [Fact]
    public Task The_name_of_the_method_is_new_in_its_window() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Chat : Window
        {
            private readonly HubConnection _hub;

            public Chat(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += error => { Close(); return Task.CompletedTask; }|};
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Chat : Window
        {
            private readonly HubConnection _hub;

            public Chat(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnHubClosed;
            }

            private Task OnHubClosed(Exception? error)
            {
                Close();
                return Task.CompletedTask;
            }

            protected override void OnClosed(EventArgs e)
            {
                base.OnClosed(e);
                _hub.Closed -= OnHubClosed;
            }
        }
        """);

    [Fact]
    public Task Two_handlers_are_removed_in_one_teardown() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += OnFailed|};
                {|SWB2004:_redis.ConnectionRestored += OnRestored|};
            }

            private void OnFailed(object? sender, EventArgs e)
            {
            }

            private void OnRestored(object? sender, EventArgs e)
            {
            }
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public class Status : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.ConnectionFailed += OnFailed;
                _redis.ConnectionRestored += OnRestored;
            }

            private void OnFailed(object? sender, EventArgs e)
            {
            }

            private void OnRestored(object? sender, EventArgs e)
            {
            }

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnFailed;
                _redis.ConnectionRestored -= OnRestored;
            }
        }
        """);

    [Fact]
    public Task A_handler_in_a_field_is_removed() => Fix.VerifyAsync(
        """
        using System;
        using PusherClient;

        public class Status
        {
            private readonly Pusher _pusher;
            private readonly ConnectedEventHandler _tell;
            private int _times;

            public Status(Pusher pusher)
            {
                _pusher = pusher;
                _tell = _ => _times++;
                {|SWB2004:_pusher.Connected += _tell|};
            }
        }
        """,
        """
        using System;
        using PusherClient;

        public class Status : IDisposable
        {
            private readonly Pusher _pusher;
            private readonly ConnectedEventHandler _tell;
            private int _times;

            public Status(Pusher pusher)
            {
                _pusher = pusher;
                _tell = _ => _times++;
                _pusher.Connected += _tell;
            }

            public void Dispose()
            {
                _pusher.Connected -= _tell;
            }
        }
        """);

    [Fact]
    public Task A_lambda_that_captures_a_local_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;

            public Status(HubConnection hub)
            {
                _hub = hub;
                var losses = 0;
                {|SWB2004:_hub.Closed += _ => Task.FromResult(losses++)|};
            }

            public string? Id => _hub.ConnectionId;
        }
        """);

    [Fact]
    public Task A_connection_that_is_not_kept_is_out_of_reach() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            public Status(HubConnection hub)
            {
                {|SWB2004:hub.Closed += OnLost|};
            }

            private Task OnLost(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_lambda_with_a_type_parameter_of_its_method_is_left_alone() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status(HubConnection hub)
        {
            private object? _last;

            public void Watch<T>()
                where T : new()
            {
                {|SWB2004:hub.Closed += _ => { _last = new T(); return Task.CompletedTask; }|};
            }

            public object? Last => _last;
        }
        """);
}

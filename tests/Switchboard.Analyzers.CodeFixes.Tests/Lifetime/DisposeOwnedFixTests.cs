using Microsoft.CodeAnalysis.CSharp;
using Switchboard.Analyzers.Rules;
using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

public class DisposeOwnedFixTests
{
    private const string OwnedField = """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync() => _hub.StartAsync();
        }
        """;

    private const string OwnedFieldFixed = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace Chat;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync() => _hub.StartAsync();

            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
            }
        }
        """;

    [Fact]
    public Task A_type_without_a_teardown_becomes_async_disposable() => Fix.VerifyAsync(OwnedField, OwnedFieldFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() => new Fix { TestCode = OwnedField, FixedCode = OwnedFieldFixed }.WithCrlf().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Tabs_are_kept() => new Fix { TestCode = OwnedField, FixedCode = OwnedFieldFixed }.WithTabs().RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public Task Two_fields_give_one_teardown_with_a_line_each() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
            private HubConnection? {|SWB2002:_hub|};

            public void Open()
            {
                if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly ClientWebSocket _socket = new();
            private HubConnection? _hub;

            public void Open()
            {
                if (_hub is null)
                    _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            public async ValueTask DisposeAsync()
            {
                _socket.Dispose();
                if (_hub is not null)
                {
                    await _hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task The_missing_line_is_added_to_an_async_teardown() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using System.Timers;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IAsyncDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|};
            private readonly Timer _timer = new();

            public Feed(string url)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
            }

            // The last thing that happens.
            public async ValueTask DisposeAsync()
            {
                await Task.Yield(); // leave the caller's stack
                _timer.Dispose();
                // Nobody finalizes us.
                GC.SuppressFinalize(this);
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using System.Timers;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub;
            private readonly Timer _timer = new();

            public Feed(string url)
            {
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
            }

            // The last thing that happens.
            public async ValueTask DisposeAsync()
            {
                await Task.Yield(); // leave the caller's stack
                _timer.Dispose();
                await _hub.DisposeAsync();
                // Nobody finalizes us.
                GC.SuppressFinalize(this);
            }
        }
        """);

    [Fact]
    public Task An_expression_bodied_teardown_becomes_a_block() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Timers;

        public sealed class Feed : IDisposable
        {
            private readonly Timer _timer = new();
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() => _timer.Dispose();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Timers;

        public sealed class Feed : IDisposable
        {
            private readonly Timer _timer = new();
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _timer.Dispose();
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_teardown_that_returns_a_finished_task_becomes_async() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private HubConnection? {|SWB2002:_hub|};

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                return _hub.StartAsync(cancellationToken);
            }

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private HubConnection? _hub;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                return _hub.StartAsync(cancellationToken);
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                if (_hub is not null)
                {
                    await _hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_background_service_overrides_StopAsync() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection {|SWB2002:hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => hub.StartAsync(stoppingToken);
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => hub.StartAsync(stoppingToken);

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                await base.StopAsync(cancellationToken);
                await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_window_closes_its_connection_in_OnClosed() => Fix.VerifyAsync(
        """
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : Window {
            private readonly HubConnection {|SWB2002:_hub|};

            public ChatWindow() {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }
        }
        """,
        """
        using System;
        using System.Windows;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class ChatWindow : Window {
            private readonly HubConnection _hub;

            public ChatWindow() {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            }

            protected override async void OnClosed(EventArgs e) {
                base.OnClosed(e);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_Unity_behaviour_closes_its_connection_in_OnDestroy() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            ClientWebSocket {|SWB2002:socket|};

            void Awake()
            {
                socket = new ClientWebSocket();
            }
        }
        """,
        """
        using System.Net.WebSockets;
        using UnityEngine;

        public class ChatBehaviour : MonoBehaviour
        {
            ClientWebSocket socket;

            void Awake()
            {
                socket = new ClientWebSocket();
            }

            private void OnDestroy()
            {
                socket?.Dispose();
            }
        }
        """,
        LanguageVersion.CSharp7_3);

    [Fact]
    public Task A_component_with_a_synchronous_Dispose_gets_a_DisposeAsync_that_calls_it() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using System.Timers;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private readonly Timer _timer = new();
            private HubConnection? {|SWB2002:_hub|};

            protected override Task OnInitializedAsync()
            {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                return _hub.StartAsync();
            }

            public void Dispose()
            {
                _timer.Dispose();
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using System.Timers;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly Timer _timer = new();
            private HubConnection? _hub;

            protected override Task OnInitializedAsync()
            {
                _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
                return _hub.StartAsync();
            }

            public void Dispose()
            {
                _timer.Dispose();
            }

            public async ValueTask DisposeAsync()
            {
                Dispose();
                if (_hub is not null)
                {
                    await _hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_DisposeAsync_that_nothing_calls_gets_the_interface() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_DisposeAsync_that_gives_a_Task_is_called_by_the_interface() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async Task DisposeAsync()
            {
                await Task.Yield();
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async Task DisposeAsync()
            {
                await Task.Yield();
                await _hub.DisposeAsync();
            }

            ValueTask IAsyncDisposable.DisposeAsync() => new ValueTask(DisposeAsync());
        }
        """);

    [Fact]
    public Task What_Dispose_bool_disposes_of_goes_where_it_disposes() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Timers;

        public class Feed : IDisposable
        {
            private readonly Timer _timer = new();
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
            private bool _disposed;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (_disposed)
                    return;

                if (disposing)
                {
                    _timer.Dispose();
                }

                _disposed = true;
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Timers;

        public class Feed : IDisposable
        {
            private readonly Timer _timer = new();
            private readonly ClientWebSocket _socket = new();
            private bool _disposed;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (_disposed)
                    return;

                if (disposing)
                {
                    _timer.Dispose();
                    _socket.Dispose();
                }

                _disposed = true;
            }
        }
        """);

    [Fact]
    public Task A_base_class_that_can_be_disposed_of_is_overridden() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }

        /// <summary>The feed.</summary>
        public class Feed : Base
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Base : IDisposable
        {
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
            }
        }

        /// <summary>The feed.</summary>
        public class Feed : Base
        {
            private readonly ClientWebSocket _socket = new();

            /// <inheritdoc/>
            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    _socket.Dispose();
                }

                base.Dispose(disposing);
            }
        }
        """);

    [Fact]
    public Task A_client_that_cannot_be_disposed_of_is_disconnected() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        internal class Feed
        {
            private readonly Pusher {|SWB2002:_pusher|} = new("key");

            public Task ConnectAsync() => _pusher.ConnectAsync();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using PusherClient;

        internal class Feed : IAsyncDisposable
        {
            private readonly Pusher _pusher = new("key");

            public Task ConnectAsync() => _pusher.ConnectAsync();

            public async ValueTask DisposeAsync()
            {
                await _pusher.DisconnectAsync();
            }
        }
        """);

    [Fact]
    public Task The_old_client_is_released_before_a_new_one_takes_its_place() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/a").Build();

            public async Task MoveAsync(string url)
            {
                // Another server from now on.
                {|SWB2002:_hub = new HubConnectionBuilder().WithUrl(url).Build()|};
                await _hub.StartAsync();
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/a").Build();

            public async Task MoveAsync(string url)
            {
                await _hub.DisposeAsync();
                // Another server from now on.
                _hub = new HubConnectionBuilder().WithUrl(url).Build();
                await _hub.StartAsync();
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_struct_gets_no_teardown() => Fix.VerifyNotOfferedAsync(
        """
        using System.Net.WebSockets;

        public struct Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|};

            public Feed(int size)
            {
                _socket = new ClientWebSocket();
            }
        }
        """);

    [Fact]
    public Task A_synchronous_method_does_not_wait_for_the_old_client() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/a").Build();

            public void Move(string url)
            {
                {|SWB2002:_hub = new HubConnectionBuilder().WithUrl(url).Build()|};
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_teardown_in_another_file_gets_no_line_from_here()
    {
        var test = new Fix();
        test.TestState.Sources.Add(
            """
            using System.Net.WebSockets;

            public partial class Feed
            {
                private readonly ClientWebSocket {|SWB2002:_socket|} = new();
            }
            """);
        test.TestState.Sources.Add(
            """
            using System;

            public partial class Feed : IDisposable
            {
                public void Dispose()
                {
                }
            }
            """);
        foreach (var source in test.TestState.Sources)
            test.FixedState.Sources.Add(source);
        return test.RunAsync();
    }
}

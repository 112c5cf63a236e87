using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: the old client is released before another one takes its place.</summary>
public class OverwrittenConnectionFixTests
{
    [Fact]
    public Task A_synchronous_method_disposes_of_the_old_client() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move()
            {
                {|SWB2002:_socket = new ClientWebSocket()|};
            }

            public void Dispose() => _socket.Dispose();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move()
            {
                _socket.Dispose();
                _socket = new ClientWebSocket();
            }

            public void Dispose() => _socket.Dispose();
        }
        """);

    [Fact]
    public Task A_local_is_released_before_it_holds_another_client() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string first, string second)
            {
                var hub = new HubConnectionBuilder().WithUrl(first).Build();
                await hub.StartAsync();
                {|SWB2002:hub = new HubConnectionBuilder().WithUrl(second).Build()|};
                await hub.StartAsync();
                await hub.DisposeAsync();
            }
        }
        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string first, string second)
            {
                var hub = new HubConnectionBuilder().WithUrl(first).Build();
                await hub.StartAsync();
                await hub.DisposeAsync();
                hub = new HubConnectionBuilder().WithUrl(second).Build();
                await hub.StartAsync();
                await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_local_that_is_declared_without_a_value_may_hold_none() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Sender
        {
            public async Task SendAsync(string first, string second)
            {
                HubConnection hub;
                hub = new HubConnectionBuilder().WithUrl(first).Build();
                await hub.StartAsync();
                {|SWB2002:hub = new HubConnectionBuilder().WithUrl(second).Build()|};
                await hub.StartAsync();
                await hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task An_assignment_without_a_block_has_no_line_before_it() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(bool wanted)
            {
                if (wanted)
                    {|SWB2002:_socket = new ClientWebSocket()|};
            }

            public void Dispose() => _socket.Dispose();
        }
        """);

    [Fact]
    public Task An_async_local_function_awaits_the_release() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public void Run()
            {
                _ = MoveAsync();

                async Task MoveAsync()
                {
                    await Task.Yield();
                    {|SWB2002:_hub = new HubConnectionBuilder().Build()|};
                }
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Feed : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public void Run()
            {
                _ = MoveAsync();

                async Task MoveAsync()
                {
                    await Task.Yield();
                    await _hub.DisposeAsync();
                    _hub = new HubConnectionBuilder().Build();
                }
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task Code_that_cannot_await_has_no_line_for_it() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Slow : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task RunAsync()
            {
                await Task.Yield();
                Move();

                void Move()
                {
                    {|SWB2002:_hub = new HubConnectionBuilder().Build()|};
                }
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }

        public sealed class Locked : IAsyncDisposable
        {
            private readonly object _gate = new();
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task RunAsync()
            {
                await Task.Yield();
                lock (_gate)
                {
                    {|SWB2002:_hub = new HubConnectionBuilder().Build()|};
                }
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }

        public sealed class Asked : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public HubConnection Next
            {
                get
                {
                    {|SWB2002:_hub = new HubConnectionBuilder().Build()|};
                    return _hub;
                }
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_property_is_released_before_it_holds_another_client() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private HubConnection Hub { get; set; } = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                {|SWB2002:this.Hub = new HubConnectionBuilder().Build()|};
                await Hub.StartAsync();
            }

            public async ValueTask DisposeAsync() => await Hub.DisposeAsync();
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private HubConnection Hub { get; set; } = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                await this.Hub.DisposeAsync();
                this.Hub = new HubConnectionBuilder().Build();
                await Hub.StartAsync();
            }

            public async ValueTask DisposeAsync() => await Hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_span_does_not_outlive_an_await() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public sealed class Chat : IAsyncDisposable
        {
            private HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync(byte[] data)
            {
                Span<byte> first = data;
                {|SWB2002:_hub = new HubConnectionBuilder().Build()|};
                first[0] = 1;
                await _hub.StartAsync();
            }

            public async ValueTask DisposeAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_span_beside_a_release_that_needs_no_await_does_not_matter() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public async Task OpenAsync(byte[] data)
            {
                Span<byte> first = data;
                {|SWB2002:_socket = new ClientWebSocket()|};
                first[0] = 1;
                await Task.Yield();
            }

            public void Dispose() => _socket.Dispose();
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public async Task OpenAsync(byte[] data)
            {
                Span<byte> first = data;
                _socket.Dispose();
                _socket = new ClientWebSocket();
                first[0] = 1;
                await Task.Yield();
            }

            public void Dispose() => _socket.Dispose();
        }
        """);
}

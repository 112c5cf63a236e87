using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: which members count as a teardown that is there.</summary>
public class ExistingTeardownFixTests
{
    [Fact]
    public Task A_Dispose_bool_that_nothing_calls_releases_nothing() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual void Dispose(string reason)
            {
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            protected virtual void Dispose(bool disposing)
            {
            }

            protected virtual void Dispose(string reason)
            {
            }

            public void Dispose()
            {
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_span_does_not_outlive_the_await_of_the_release() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed(byte[] data) : IAsyncDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();
            private Stream? _log;

            public void Open() => _log = Stream.Null;

            public async ValueTask DisposeAsync()
            {
                Span<byte> rest = data;
                if (_log is null)
                {
                    rest.Clear();
                    return;
                }

                rest.Clear();
                await _log.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_Dispose_that_only_throws_takes_no_line() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() => throw new NotSupportedException();
        }
        """);

    [Fact]
    public Task A_component_with_a_Dispose_bool_awaits_beside_it() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected virtual void Dispose(bool disposing)
            {
            }

            public void Dispose() => Dispose(true);
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected virtual void Dispose(bool disposing)
            {
            }

            public void Dispose() => Dispose(true);

            public async ValueTask DisposeAsync()
            {
                Dispose();
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_component_with_an_explicit_Dispose_calls_it_by_its_interface() => Fix.VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            void IDisposable.Dispose() => Console.WriteLine("gone");
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            void IDisposable.Dispose() => Console.WriteLine("gone");

            public async ValueTask DisposeAsync()
            {
                ((IDisposable)this).Dispose();
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_core_that_nothing_calls_releases_nothing() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
            }

            protected virtual ValueTask DisposeAsyncCore() => default;
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                await _hub.DisposeAsync();
            }

            protected virtual ValueTask DisposeAsyncCore() => default;
        }
        """);

    [Fact]
    public Task A_core_with_parameters_is_none() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose()
            {
                Dispose("done");
            }

            protected virtual void Dispose(string reason)
            {
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                Dispose("done");
                _socket.Dispose();
            }

            protected virtual void Dispose(string reason)
            {
            }
        }
        """);

    [Fact]
    public Task A_hosted_service_with_a_Dispose_awaits_where_it_stops() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService, IDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public void Dispose()
            {
            }

            public Task StopAsync(CancellationToken cancellationToken)
            {
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService, IDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public void Dispose()
            {
            }

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_hosted_service_with_a_Dispose_releases_plainly_in_that() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Centrifugal.Centrifuge;

        public class Worker : IHostedService, IDisposable
        {
            private readonly CentrifugeClient {|SWB2002:_client|} = new("wss://example.org/feed");

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                await Task.Yield();
            }

            public void Dispose()
            {
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;
        using Centrifugal.Centrifuge;

        public class Worker : IHostedService, IDisposable
        {
            private readonly CentrifugeClient _client = new("wss://example.org/feed");

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                await Task.Yield();
            }

            public void Dispose()
            {
                _client.Dispose();
            }
        }
        """);
}

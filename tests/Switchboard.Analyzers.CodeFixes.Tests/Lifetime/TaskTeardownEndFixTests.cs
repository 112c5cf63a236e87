using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: the end of a teardown that gives a task.</summary>
public sealed class TaskTeardownEndFixTests
{
    [Fact]
    public Task What_comes_last_before_the_return_stays_last() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public class Feed : IAsyncDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public ValueTask DisposeAsync()
            {
                GC.SuppressFinalize(this);
                return default;
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        public class Feed : IAsyncDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public ValueTask DisposeAsync()
            {
                _socket.Dispose();
                GC.SuppressFinalize(this);
                return default;
            }
        }
        """);

    [Fact]
    public Task A_return_above_a_local_function_returns_after_the_release() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

            public Task StopAsync(CancellationToken cancellationToken)
            {
                Say();
                return Task.CompletedTask;

                static void Say() => Console.WriteLine("stopping");
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                Say();
                await _hub.DisposeAsync();
                return;

                static void Say() => Console.WriteLine("stopping");
            }
        }
        """);
}

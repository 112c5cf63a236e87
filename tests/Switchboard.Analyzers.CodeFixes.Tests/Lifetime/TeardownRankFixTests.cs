using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: which of several ends gets what must be awaited.</summary>
public sealed class TeardownRankFixTests
{
    [Fact]
    public Task A_component_with_both_teardowns_awaits_in_the_asynchronous_one() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable, IAsyncDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected virtual void Dispose(bool disposing)
            {
            }

            public void Dispose() => Dispose(true);

            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                Dispose(true);
            }
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
                await Task.Yield();
                Dispose(true);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_component_that_the_process_may_end_too_awaits_beside_its_Dispose() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        public partial class Board : ComponentBase, IDisposable
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Board() => AppDomain.CurrentDomain.ProcessExit += OnExit;

            public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
            }
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

            public Board() => AppDomain.CurrentDomain.ProcessExit += OnExit;

            public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
            }

            public async ValueTask DisposeAsync()
            {
                Dispose();
                await _hub.DisposeAsync();
            }
        }
        """);

    // Whichever comes first.
    [Theory]
    [InlineData("", "public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;")]
    [InlineData("public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;", "")]
    public Task A_service_releases_where_it_stops_and_not_where_it_has_stopped(string above, string below)
    {
        string Source(string hub, string stop) =>
            $$"""
            using System.Threading;
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.SignalR.Client;
            using Microsoft.Extensions.Hosting;

            public class Worker : IHostedLifecycleService
            {
                private readonly HubConnection {{hub}} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

                public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

                public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

                public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

                public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
                {{above}}

                {{stop}}
                {{below}}
            }
            """;
        return Fix.VerifyAsync(
            Source("{|SWB2002:_hub|}", "public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;"),
            Source(
                "_hub",
                """
                public async Task StopAsync(CancellationToken cancellationToken)
                    {
                        await _hub.DisposeAsync();
                    }
                """));
    }

    [Fact]
    public Task An_end_that_gives_a_task_comes_before_one_that_gives_nothing() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components.Server.Circuits;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Presence : CircuitHandler
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Presence() => AppDomain.CurrentDomain.ProcessExit += OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
            }

            public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components.Server.Circuits;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Presence : CircuitHandler
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Presence() => AppDomain.CurrentDomain.ProcessExit += OnExit;

            private void OnExit(object? sender, EventArgs e)
            {
                Console.WriteLine("stopping");
            }

            public override async Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
            {
                await _hub.DisposeAsync();
            }
        }
        """);
}

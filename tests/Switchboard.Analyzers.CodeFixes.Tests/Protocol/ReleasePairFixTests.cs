using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001: what stands around a disconnect: a second one, a lease, a wait, a connect that follows.</summary>
public sealed class ReleasePairFixTests
{
    private const string Usings = """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using NATS.Client.Core;
        using Switchboard;

        namespace App;


        """;

    [Theory]
    [InlineData("{|SWB3001:hub.StopAsync()|}; await {|SWB3001:hub.DisposeAsync()|}; Console.WriteLine();", "Connections.ReleaseAsync(hub); Console.WriteLine();")]
    [InlineData("{|SWB3001:hub.DisposeAsync()|}; await {|SWB3001:hub.StopAsync()|}; Console.WriteLine();", "Connections.ReleaseAsync(hub); Console.WriteLine();")]
    [InlineData("Task.Yield(); await {|SWB3001:hub.StopAsync()|}; /* all */ await {|SWB3001:hub.DisposeAsync()|}; Console.WriteLine();", "Task.Yield(); await Connections.ReleaseAsync(hub); /* all */ Console.WriteLine();")]
    public Task What_shares_the_line_stays_on_it(string ends, string release) => VerifyAsync(Usings + OneLine(ends), Usings + OneLine(release));

    private static string OneLine(string statements) =>
        $$"""
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await {{statements}}
            }

            public IConnectionManager Connections => connections;
        }

        """;

    [Fact]
    public Task A_second_end_of_the_same_client_goes_with_the_first() => VerifyAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:hub.StopAsync()|}.ConfigureAwait(false);
                await {|SWB3001:hub.DisposeAsync()|}.ConfigureAwait(false);
            }

            public async Task EndAsync()
            {
                await {|SWB3001:hub.DisposeAsync()|};
                await {|SWB3001:hub.StopAsync()|};
                Console.WriteLine("gone");
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await Connections.ReleaseAsync(hub).ConfigureAwait(false);
            }

            public async Task EndAsync()
            {
                await Connections.ReleaseAsync(hub);
                Console.WriteLine("gone");
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task Another_client_and_another_statement_stay() => VerifyAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection other, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:hub.StopAsync()|};
                await {|SWB3001:other.DisposeAsync()|};
            }

            public async Task EndAsync(bool all)
            {
                if (all)
                    Console.WriteLine("all");
                await {|SWB3001:hub.DisposeAsync()|};
                return;
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, HubConnection other, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await Connections.ReleaseAsync(hub);
                await Connections.ReleaseAsync(other);
            }

            public async Task EndAsync(bool all)
            {
                if (all)
                    Console.WriteLine("all");
                await Connections.ReleaseAsync(hub);
                return;
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task What_is_made_of_the_task_is_made_of_the_release() => VerifyAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, INatsConnection nats, IConnectionManager connections)
        {
            public Task ThenAsync() => {|SWB3001:hub.StopAsync()|}.ContinueWith(_ => { });

            public Task EndAsync() => {|SWB3001:hub.DisposeAsync()|}.AsTask();

            public ValueTask EndNatsAsync() => {|SWB3001:nats.DisposeAsync()|};

            public async Task LaterAsync()
            {
                var stop = {|SWB3001:hub.StopAsync()|}.ConfigureAwait(false);
                await stop;
            }

            public async Task BlockAsync()
            {
                {|SWB3001:hub.StopAsync()|}.Wait();
                await Task.Yield();
            }

            public async Task BlockBesideSpanAsync()
            {
                Span<int> counts = stackalloc int[1];
                {|SWB3001:hub.StopAsync()|}.Wait();
                counts[0] = 1;
                await Task.Yield();
            }

            public void BlockForATime()
            {
                lock (connections)
                {
                    {|SWB3001:hub.StopAsync()|}.Wait(1000);
                }
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, INatsConnection nats, IConnectionManager connections)
        {
            public Task ThenAsync() => Connections.ReleaseAsync(hub).AsTask().ContinueWith(_ => { });

            public Task EndAsync() => Connections.ReleaseAsync(hub).AsTask();

            public ValueTask EndNatsAsync() => Connections.ReleaseAsync(nats);

            public async Task LaterAsync()
            {
                var stop = Connections.ReleaseAsync(hub).AsTask().ConfigureAwait(false);
                await stop;
            }

            public async Task BlockAsync()
            {
                await Connections.ReleaseAsync(hub);
                await Task.Yield();
            }

            public async Task BlockBesideSpanAsync()
            {
                Span<int> counts = stackalloc int[1];
                Connections.Release(hub);
                counts[0] = 1;
                await Task.Yield();
            }

            public void BlockForATime()
            {
                lock (connections)
                {
                    Connections.Release(hub);
                }
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_lease_in_a_using_statement_and_a_client_that_goes_through_locals() => VerifyAsync(Usings +
        """
        public sealed class Chat(IConnectionManager connections)
        {
            public async Task SendAsync()
            {
                await using (var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build()))
                {
                    await lease.Client.SendAsync("Hello");
                    await {|SWB3001:lease.Client.StopAsync()|};
                }
            }

            public async Task AskAsync()
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build());
                var hub = lease.Client;
                var same = (HubConnection)hub;
                await {|SWB3001:same.StopAsync()|};
            }
        }

        """, Usings +
        """
        public sealed class Chat(IConnectionManager connections)
        {
            public async Task SendAsync()
            {
                await using (var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build()))
                {
                    await lease.Client.SendAsync("Hello");
                }
            }

            public async Task AskAsync()
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().Build());
                var hub = lease.Client;
                var same = (HubConnection)hub;
            }
        }

        """);

    [Fact]
    public Task A_client_of_a_pattern_is_nobodys_lease() => VerifyAsync(Usings +
        """
        public sealed class Chat(IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                if (connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build()) is { } hub)
                    await {|SWB3001:hub.StopAsync()|};
            }
        }

        """, Usings +
        """
        public sealed class Chat(IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                if (connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build()) is { } hub)
                    await connections.ReleaseAsync(hub);
            }
        }

        """);

    [Fact]
    public Task What_is_disposed_of_is_released_though_it_is_connected_again() => VerifyAsync(Usings +
        """
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task RestartAsync()
            {
                await {|SWB3001:hub.DisposeAsync()|};
                await hub.StartAsync();
            }

            public IConnectionManager Connections => connections;
        }

        """, Usings +
        """
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task RestartAsync()
            {
                await Connections.ReleaseAsync(hub);
                await hub.StartAsync();
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Theory]
    // Nobody else gives the lease back, or the call is more than a statement.
    [InlineData("var lease = await connections.AcquireAsync(\"chat\", () => new HubConnectionBuilder().Build()); await {|SWB3001:lease.Client.StopAsync()|};")]
    [InlineData("await using var lease = await connections.AcquireAsync(\"chat\", () => new HubConnectionBuilder().Build()); if (restarts) await {|SWB3001:lease.Client.StopAsync()|};")]
    [InlineData("await using var lease = await connections.AcquireAsync(\"chat\", () => new HubConnectionBuilder().Build()); var stop = {|SWB3001:lease.Client.StopAsync()|}; await stop;")]
    // It starts again.
    [InlineData("switch (hub.State) { case HubConnectionState.Connected: await {|SWB3001:hub.StopAsync()|}; await hub.StartAsync(); break; }")]
    [InlineData("await {|SWB3001:hub.StopAsync()|}; Func<Task> start = async () => await hub.StartAsync(); await start();")]
    public Task Not_offered(string statements) => SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyNotOfferedAsync(Usings +
        $$"""
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public async Task RunAsync(bool restarts)
            {
                {{statements}}
            }

            public string Text => $"{hub}{connections}";
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(source, fixedSource);
}

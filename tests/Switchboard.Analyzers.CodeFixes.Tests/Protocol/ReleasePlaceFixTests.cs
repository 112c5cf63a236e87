using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001: where the release stands.</summary>
public sealed class ReleasePlaceFixTests
{
    [Fact]
    public Task Where_the_manager_is_known_by_its_full_name() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public sealed class Room
        {
            private readonly HubConnection _hub;
            private readonly global::Switchboard.IConnectionManager _connections;

            public Room(HubConnection hub, global::Switchboard.IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public void Leave()
            {
                _ = {|SWB3001:_hub.StopAsync()|};
            }
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            private readonly HubConnection _hub;
            private readonly global::Switchboard.IConnectionManager _connections;

            public Room(HubConnection hub, global::Switchboard.IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public void Leave()
            {
                _connections.Release(_hub);
            }
        }

        """);

    [Fact]
    public Task In_a_switch_comments_keep_their_place() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection hub, IConnectionManager manager)
        {
            public async Task LeaveAsync(string how)
            {
                switch (how)
                {
                    case "now":
                        await {|SWB3001:hub.StopAsync()|}; // at once
                        await {|SWB3001:hub.DisposeAsync()|};
                        break;
                    case "last":
                        await {|SWB3001:hub.StopAsync()|};
                        // for good
                        await {|SWB3001:hub.DisposeAsync()|};
                        return;
                    default:
                        await {|SWB3001:hub.StopAsync()|};
                        await {|SWB3001:hub.DisposeAsync()|};
                        break;
                }
            }

            public async Task LeasedAsync(string how)
            {
                await using var lease = await manager.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                switch (how)
                {
                    case "now":
                        await {|SWB3001:lease.Client.StopAsync()|};
                        // Told.
                        break;
                    case "then":
                        await lease.Client.SendAsync("Bye");

                        await {|SWB3001:lease.Client.StopAsync()|};

                        // Told.
                        break;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection hub, IConnectionManager manager)
        {
            public async Task LeaveAsync(string how)
            {
                switch (how)
                {
                    case "now":
                        await Manager.ReleaseAsync(hub); // at once
                        break;
                    case "last":
                        await Manager.ReleaseAsync(hub);
                        // for good
                        return;
                    default:
                        await Manager.ReleaseAsync(hub);
                        break;
                }
            }

            public async Task LeasedAsync(string how)
            {
                await using var lease = await manager.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                switch (how)
                {
                    case "now":
                        // Told.
                        break;
                    case "then":
                        await lease.Client.SendAsync("Bye");

                        // Told.
                        break;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """);

    [Fact]
    public Task Only_code_that_can_await_awaits() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Room(IConnectionMultiplexer redis, IConnectionManager manager)
        {
            private readonly object _gate = new();

            public async Task LockedAsync()
            {
                await Task.Yield();
                lock (_gate)
                {
                    {|SWB3001:redis.Close()|};
                }
            }

            public async Task LocalAsync()
            {
                await EndAsync();
                End();

                void End()
                {
                    {|SWB3001:redis.Close()|};
                }
            }

            public int Local()
            {
                _ = EndAsync();
                return 1;

                async Task EndAsync()
                {
                    {|SWB3001:redis.Close()|};
                }
            }

            public async Task EndAsync()
            {
                {|SWB3001:redis.Close()|};
            }

            public int Count
            {
                get
                {
                    {|SWB3001:redis.Close()|};
                    return 1;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """,
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Room(IConnectionMultiplexer redis, IConnectionManager manager)
        {
            private readonly object _gate = new();

            public async Task LockedAsync()
            {
                await Task.Yield();
                lock (_gate)
                {
                    Manager.Release(redis);
                }
            }

            public async Task LocalAsync()
            {
                await EndAsync();
                End();

                void End()
                {
                    Manager.Release(redis);
                }
            }

            public int Local()
            {
                _ = EndAsync();
                return 1;

                async Task EndAsync()
                {
                    await Manager.ReleaseAsync(redis);
                }
            }

            public async Task EndAsync()
            {
                await Manager.ReleaseAsync(redis);
            }

            public int Count
            {
                get
                {
                    Manager.Release(redis);
                    return 1;
                }
            }

            public IConnectionManager Manager => manager;
        }

        """);

    [Fact]
    public Task A_lambda_that_is_not_asynchronous_does_not_await() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection hub, IConnectionManager manager)
        {
            public IConnectionManager Manager => manager;

            public async Task LeaveAsync()
            {
                Action leave = () =>
                {
                    {|SWB3001:hub.StopAsync()|}.Wait();
                };
                await Task.Run(leave);
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection hub, IConnectionManager manager)
        {
            public IConnectionManager Manager => manager;

            public async Task LeaveAsync()
            {
                Action leave = () =>
                {
                    Manager.Release(hub);
                };
                await Task.Run(leave);
            }
        }

        """);

    [Fact]
    public Task A_fallback_for_a_missing_client_goes_along() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection? hub, IConnectionManager connections)
        {
            public IConnectionManager Connections => connections;

            public async Task LeaveAsync() => await ({|SWB3001:hub?.StopAsync()|} ?? Task.CompletedTask);

            public async Task QuitAsync() => await ({|SWB3001:hub?.StopAsync()|} ?? Task.CompletedTask).ConfigureAwait(false);

            public Task StopAsync() => {|SWB3001:hub?.StopAsync()|} ?? Task.CompletedTask;

            public ValueTask EndAsync() => {|SWB3001:hub?.DisposeAsync()|} ?? default;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room(HubConnection? hub, IConnectionManager connections)
        {
            public IConnectionManager Connections => connections;

            public async Task LeaveAsync() => await Connections.ReleaseAsync(hub);

            public async Task QuitAsync() => await Connections.ReleaseAsync(hub).ConfigureAwait(false);

            public Task StopAsync() => Connections.ReleaseAsync(hub).AsTask();

            public ValueTask EndAsync() => Connections.ReleaseAsync(hub);
        }

        """);

    [Fact]
    public Task What_waits_for_something_else_is_left_alone()
    {
        const string Source = """
            using System.Threading.Tasks;
            using Microsoft.AspNetCore.SignalR.Client;

            namespace App;

            public sealed class Room(HubConnection? hub)
            {
                public Task LeaveAsync(Task other) => {|SWB3001:hub?.StopAsync()|} ?? other;
            }

            """;
        return VerifyAsync(Source, Source);
    }

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(source, fixedSource);
}

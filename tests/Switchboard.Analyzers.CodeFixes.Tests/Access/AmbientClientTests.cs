using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Access;

/// <summary>What the ambient manager made stays with it.</summary>
public sealed class AmbientClientTests
{
    [Fact]
    public Task A_client_of_the_ambient_manager_is_connected_by_it() => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            private HubConnection? _hub;
            private HubConnection? _late;

            public async Task OpenAsync()
            {
                _hub = (ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build()));
                await {|SWB3002:_hub.StartAsync()|};
            }

            public async Task OpenLateAsync()
            {
                _late ??= ConnectionManager.Default.GetOrCreate("b", () => new HubConnectionBuilder().Build());
                var hub = _late;
                await {|SWB3002:hub.StartAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            private HubConnection? _hub;
            private HubConnection? _late;

            public async Task OpenAsync()
            {
                _hub = (ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build()));
                await ConnectionManager.Default.ConnectAsync(_hub, _hub.StartAsync);
            }

            public async Task OpenLateAsync()
            {
                _late ??= ConnectionManager.Default.GetOrCreate("b", () => new HubConnectionBuilder().Build());
                var hub = _late;
                await ConnectionManager.Default.ConnectAsync(hub, hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task So_is_that_of_a_lease() => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            public async Task RunAsync()
            {
                await using var lease = await ConnectionManager.Default.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                await {|SWB3002:lease.Client.StartAsync()|};
            }

            public async Task WaitAsync()
            {
                await using var lease = await ConnectionManager.Default.AcquireAsync("b", () => new HubConnectionBuilder().Build()).ConfigureAwait(false);
                var hub = lease.Client;
                await {|SWB3002:hub.StartAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            public async Task RunAsync()
            {
                await using var lease = await ConnectionManager.Default.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                await ConnectionManager.Default.ConnectAsync(lease.Client, lease.Client.StartAsync);
            }

            public async Task WaitAsync()
            {
                await using var lease = await ConnectionManager.Default.AcquireAsync("b", () => new HubConnectionBuilder().Build()).ConfigureAwait(false);
                var hub = lease.Client;
                await ConnectionManager.Default.ConnectAsync(hub, hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task Not_what_another_manager_made() => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            private readonly HubConnection _other = ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build());
            private readonly HubConnection _hub;

            public Room(HubConnection hub)
            {
                _hub = hub;
            }

            public HubConnection Other => _other;

            public async Task OpenAsync()
            {
                await {|SWB3002:_hub.StartAsync()|};
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            private readonly HubConnection _other = ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build());
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public Room(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public HubConnection Other => _other;

            public async Task OpenAsync()
            {
                await _connections.ConnectAsync(_hub, _hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task A_client_that_was_awaited_goes_back_to_it() => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private IConnectionMultiplexer? _redis;

            public async Task OpenAsync() => _redis = await ConnectionManager.Default.GetOrCreateAsync("redis", _ => ConnectionMultiplexer.ConnectAsync("redis"));

            public async Task LeaveAsync()
            {
                if (_redis is not null)
                    await {|SWB3001:_redis.CloseAsync()|};
            }
        }

        public sealed class Ranks
        {
            private IConnectionMultiplexer? _redis;

            public async Task OpenAsync() => _redis = await ConnectionManager.Default.GetOrCreateAsync("redis", _ => ConnectionMultiplexer.ConnectAsync("redis")).ConfigureAwait(false);

            public async Task LeaveAsync()
            {
                if (_redis is not null)
                    await {|SWB3001:_redis.CloseAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private IConnectionMultiplexer? _redis;

            public async Task OpenAsync() => _redis = await ConnectionManager.Default.GetOrCreateAsync("redis", _ => ConnectionMultiplexer.ConnectAsync("redis"));

            public async Task LeaveAsync()
            {
                if (_redis is not null)
                    await ConnectionManager.Default.ReleaseAsync(_redis);
            }
        }

        public sealed class Ranks
        {
            private IConnectionMultiplexer? _redis;

            public async Task OpenAsync() => _redis = await ConnectionManager.Default.GetOrCreateAsync("redis", _ => ConnectionMultiplexer.ConnectAsync("redis")).ConfigureAwait(false);

            public async Task LeaveAsync()
            {
                if (_redis is not null)
                    await ConnectionManager.Default.ReleaseAsync(_redis);
            }
        }

        """);

    [Fact]
    public Task So_is_the_first_value_of_a_property() => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            public HubConnection Hub { get; } = ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public async Task OpenAsync()
            {
                await {|SWB3002:Hub.StartAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Room
        {
            public HubConnection Hub { get; } = ConnectionManager.Default.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public async Task OpenAsync()
            {
                await ConnectionManager.Default.ConnectAsync(Hub, Hub.StartAsync);
            }
        }

        """);

    [Fact]
    public Task So_is_one_that_another_type_of_the_file_hands_over() => ManagerFix.VerifyAsync<DoNotConnectAnalyzer, ConnectThroughManagerFix>(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Hall
        {
            public HubConnection? Hub { get; set; }

            public async Task OpenAsync()
            {
                if (Hub is not null)
                    await {|SWB3002:Hub.StartAsync()|};
            }
        }

        public static class Halls
        {
            public static void Fill(Hall hall) => hall.Hub = ConnectionManager.Default.GetOrCreate("b", () => new HubConnectionBuilder().Build());
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class Hall
        {
            public HubConnection? Hub { get; set; }

            public async Task OpenAsync()
            {
                if (Hub is not null)
                    await ConnectionManager.Default.ConnectAsync(Hub, Hub.StartAsync);
            }
        }

        public static class Halls
        {
            public static void Fill(Hall hall) => hall.Hub = ConnectionManager.Default.GetOrCreate("b", () => new HubConnectionBuilder().Build());
        }

        """);
}

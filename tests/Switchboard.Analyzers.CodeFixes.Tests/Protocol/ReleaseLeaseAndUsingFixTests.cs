using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001: leases, usings and the manager that made the client.</summary>
public sealed class ReleaseLeaseAndUsingFixTests
{
    [Fact]
    public Task A_using_over_a_shared_client_goes() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                await using ({|SWB3001:hub|}) // why not
                {
                    await hub.SendAsync("Send", text);
                }
            }

            public string Read()
            {
                // The board.
                using var io = {|SWB3001:connections.GetOrCreate("board", () => new SocketIO("https://board"))|};
                return io.Id;
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                // why not
                {
                    await hub.SendAsync("Send", text);
                }
            }

            public string Read()
            {
                // The board.
                var io = connections.GetOrCreate("board", () => new SocketIO("https://board"));
                return io.Id;
            }
        }

        """);

    [Fact]
    public Task An_injected_component_property() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;

            private async Task LeaveAsync() => await {|SWB3001:Hub.StopAsync()|};
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App.Pages;

        public partial class Chat : ComponentBase
        {
            [Inject] public HubConnection Hub { get; set; } = default!;
            [Inject] public IConnectionManager Connections { get; set; } = default!;

            private async Task LeaveAsync() => await Connections.ReleaseAsync(Hub);
        }

        """);

    [Fact]
    public Task A_redis_that_others_use() => VerifyAsync(
        """
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private readonly IConnectionMultiplexer redis;
            private readonly IConnectionManager connections;

            public Scores(IConnectionMultiplexer redis, IConnectionManager connections)
            {
                this.redis = redis;
                this.connections = connections;
            }

            public void Reset()
            {
                {|SWB3001:this.redis.Close()|};
            }

            public int Count() => this.connections.GetHashCode();
        }

        """,
        """
        using StackExchange.Redis;
        using Switchboard;

        namespace App;

        public sealed class Scores
        {
            private readonly IConnectionMultiplexer redis;
            private readonly IConnectionManager connections;

            public Scores(IConnectionMultiplexer redis, IConnectionManager connections)
            {
                this.redis = redis;
                this.connections = connections;
            }

            public void Reset()
            {
                this.connections.Release(this.redis);
            }

            public int Count() => this.connections.GetHashCode();
        }

        """);

    [Fact]
    public Task A_client_of_the_ambient_manager_goes_back_to_it() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;
        using Switchboard;

        namespace App;

        public sealed class Notifier
        {
            private readonly Pusher _pusher = ConnectionManager.Default.GetOrCreate("news", () => new Pusher("key"), pusher => pusher.DisconnectAsync());

            public async Task LeaveAsync()
            {
                await {|SWB3001:_pusher.DisconnectAsync()|};
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using PusherClient;
        using Switchboard;

        namespace App;

        public sealed class Notifier
        {
            private readonly Pusher _pusher = ConnectionManager.Default.GetOrCreate("news", () => new Pusher("key"), pusher => pusher.DisconnectAsync());

            public async Task LeaveAsync()
            {
                await ConnectionManager.Default.ReleaseAsync(_pusher);
            }
        }

        """);

    [Fact]
    public Task A_lease_that_is_kept_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(ConnectionLease<HubConnection> lease)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:lease.Client.StopAsync()|};
            }
        }

        """);

    [Fact]
    public Task A_user_in_code_that_cannot_await_gets_no_fix() => VerifyNotOfferedAsync(
        """
        using StreamChat.Core;
        using Switchboard;

        namespace App;

        public sealed class Login(IStreamChatClient chat, IConnectionManager connections)
        {
            public void Leave()
            {
                {|SWB3001:chat.DisconnectUserAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);
}

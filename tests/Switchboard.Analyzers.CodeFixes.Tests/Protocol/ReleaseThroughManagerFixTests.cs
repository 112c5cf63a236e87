using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001: what takes the place of a disconnect.</summary>
public sealed class ReleaseThroughManagerFixTests
{
    [Theory]
    [InlineData("await {|SWB3001:_hub.StopAsync()|}; await _hub.StartAsync();")]
    [InlineData("await {|SWB3001:_hub.StopAsync()|}; try { await _connections.ConnectAsync(_hub); } catch (System.IO.IOException) { }")]
    [InlineData("if (restarts) { await {|SWB3001:_hub.StopAsync()|}; } await _hub.StartAsync();")]
    public Task One_that_is_connected_again_is_not_released(string statements) => SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyNotOfferedAsync(
        $$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            private readonly HubConnection _hub = hub;
            private readonly IConnectionManager _connections = connections;

            public async Task RestartAsync(bool restarts)
            {
                {{statements}}
            }
        }

        """);

    [Fact]
    public Task An_injected_hub_is_released() => VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public ChatService(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public async Task LeaveAsync(CancellationToken cancellationToken)
            {
                // Say goodbye.
                await {|SWB3001:_hub.StopAsync(cancellationToken)|}.ConfigureAwait(false); // done
            }
        }

        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService
        {
            private readonly HubConnection _hub;
            private readonly IConnectionManager _connections;

            public ChatService(HubConnection hub, IConnectionManager connections)
            {
                _hub = hub;
                _connections = connections;
            }

            public async Task LeaveAsync(CancellationToken cancellationToken)
            {
                // Say goodbye.
                await _connections.ReleaseAsync(_hub, cancellationToken).ConfigureAwait(false); // done
            }
        }

        """);

    [Fact]
    public Task The_task_as_a_value() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public Task Stop() => {|SWB3001:hub.StopAsync()|};

            public Task StopLater()
            {
                return {|SWB3001:hub.StopAsync()|};
            }

            public ValueTask End() => {|SWB3001:hub.DisposeAsync()|};

            public Task Both(Task other) => Task.WhenAll({|SWB3001:hub.StopAsync()|}, other);

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public Task Stop() => Connections.ReleaseAsync(hub).AsTask();

            public Task StopLater()
            {
                return Connections.ReleaseAsync(hub).AsTask();
            }

            public ValueTask End() => Connections.ReleaseAsync(hub);

            public Task Both(Task other) => Task.WhenAll(Connections.ReleaseAsync(hub).AsTask(), other);

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task Code_that_cannot_await() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public void Stop()
            {
                {|SWB3001:hub.StopAsync()|}.Wait();
            }

            public void End() => {|SWB3001:hub.DisposeAsync()|}.AsTask().GetAwaiter().GetResult();

            public void Forget()
            {
                _ = {|SWB3001:hub.StopAsync()|};
                Action later = () => {|SWB3001:hub.StopAsync()|};
                later();
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public void Stop()
            {
                Connections.Release(hub);
            }

            public void End() => Connections.Release(hub);

            public void Forget()
            {
                Connections.Release(hub);
                Action later = () => Connections.Release(hub);
                later();
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task Stop_and_dispose_are_one_release() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                // First stop it,
                await {|SWB3001:hub.StopAsync()|};
                // then end it.
                await {|SWB3001:hub.DisposeAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(HubConnection hub, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                // First stop it,
                await Connections.ReleaseAsync(hub);
                // then end it.
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_null_check_before_the_dot_is_not_needed() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO? io, IConnectionManager connections)
        {
            public void Close() => {|SWB3001:io?.Dispose()|};

            public async Task LeaveAsync()
            {
                if (io is not null)
                    await {|SWB3001:io.DisconnectAsync()|};
            }

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public sealed class Board(SocketIO? io, IConnectionManager connections)
        {
            public void Close() => Connections.Release(io);

            public async Task LeaveAsync()
            {
                if (io is not null)
                    await Connections.ReleaseAsync(io);
            }

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_user_is_signed_out() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using StreamChat.Core;
        using Switchboard;

        namespace App;

        public sealed class Login(IStreamChatClient chat, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await {|SWB3001:chat.DisconnectUserAsync()|};
            }

            public Task Leave() => {|SWB3001:chat.DisconnectUserAsync()|};

            public IConnectionManager Connections => connections;
        }

        """,
        """
        using System.Threading.Tasks;
        using StreamChat.Core;
        using Switchboard;

        namespace App;

        public sealed class Login(IStreamChatClient chat, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await Connections.SignOutAsync(chat);
            }

            public Task Leave() => Connections.SignOutAsync(chat).AsTask();

            public IConnectionManager Connections => connections;
        }

        """);

    [Fact]
    public Task A_lease_releases_its_client_itself() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
                var hub = lease.Client;
                await hub.SendAsync("Send", text);

                // Over.
                await {|SWB3001:hub.StopAsync()|}; // quietly
            }
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;

        namespace App;

        public sealed class ChatService(IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build());
                var hub = lease.Client;
                await hub.SendAsync("Send", text);

                // Over.
                // quietly
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(source, fixedSource);
}

using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Titles;

/// <summary>SWB3001 to SWB3010: the titles.</summary>
public sealed class ProtocolTitleTests
{
    [Fact]
    public Task A_disconnect_names_what_is_released() => Titles<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyAsync(
        """
        using StreamChat.Core;

        public sealed class Chat(HubConnection hub, IStreamChatClient chat, IConnectionManager connections)
        {
            public async Task LeaveAsync()
            {
                await hub.StopAsync();
                await chat.DisconnectUserAsync();
            }

            public async Task SendAsync(string text)
            {
                await using (hub)
                {
                    await hub.SendAsync("Send", text);
                }
            }

            public IConnectionManager Connections => connections;
        }
        """,
        "[SWB3001.Release] Release 'hub' through the connection manager",
        "[SWB3001.Release] Sign the user of 'chat' out through the connection manager",
        "[SWB3001.Release] Remove 'using': the connection manager releases 'hub'");

    [Fact]
    public Task A_client_that_takes_long_to_say_is_the_connection() => Titles<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyAsync(
        """
        public sealed class Session(HubConnection hub)
        {
            public HubConnection Hub => hub;
            public HubConnection ConnectionOfTheNewsFeed => hub;
        }

        public sealed class Chat(Session session, IConnectionManager connections)
        {
            private readonly Session _sessionOfTheTrader = session;

            public async Task LeaveAsync()
            {
                await _sessionOfTheTrader
                    .Hub.StopAsync();
                await _sessionOfTheTrader.ConnectionOfTheNewsFeed.StopAsync();
            }

            public IConnectionManager Connections => connections;
        }
        """,
        "[SWB3001.Release] Release 'the connection' through the connection manager",
        "[SWB3001.Release] Release 'the connection' through the connection manager");

    [Fact]
    public Task A_disconnect_of_a_leased_client_goes() => Titles<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyAsync(
        """
        public sealed class Chat(IConnectionManager connections)
        {
            public async Task SendAsync(string text)
            {
                await using var lease = await connections.AcquireAsync("chat", () => new HubConnectionBuilder().WithUrl("https://chat").Build(), (client, token) => client.StartAsync(token));
                var hub = lease.Client;
                await hub.SendAsync("Send", text);
                await hub.StopAsync();
            }
        }
        """,
        "[SWB3001.Release] Remove the call: the lease releases 'hub'");

    [Fact]
    public Task A_connect_names_its_client() => Titles<DoNotConnectAnalyzer, ConnectThroughManagerFix>.VerifyAsync(
        """
        public sealed class Chat(HubConnection hub, IConnectionManager connections)
        {
            public Task OpenAsync() => hub.StartAsync();

            public IConnectionManager Connections => connections;
        }
        """,
        "[SWB3002.Connect] Connect 'hub' through the connection manager");

    [Fact]
    public Task A_wait_that_blocks_names_what_is_awaited() => Titles<BlockedConnectionAnalyzer, UnblockConnectionFix>.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                hub.StartAsync().Wait();
                hub.SendAsync("Hello").GetAwaiter().GetResult();
                await Task.Yield();
            }
        }
        """,
        "[SWB3003.Await] Await 'StartAsync'",
        "[SWB3003.Await] Await 'SendAsync'");

    [Fact]
    public Task A_dropped_task_names_what_is_awaited_or_what_returns_it() => Titles<ForgottenConnectionAnalyzer, AwaitConnectionFix>.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task RunAsync()
            {
                _ = hub.StartAsync();
                Close();
                await Task.Yield();
            }

            private async void Close() => await hub.StopAsync();
        }
        """,
        "[SWB3004.Await] Await 'StartAsync'",
        "[SWB3004.Await] Return a Task from 'Close'");

    [Fact]
    public Task A_race_names_the_connect_that_ends_with_the_time() => Titles<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }
        }
        """,
        "[SWB3005.Cancel] Cancel 'StartAsync' when the time is over");

    [Fact]
    public Task A_race_of_a_managed_client_names_the_client() => Titles<ConnectAgainstDelayAnalyzer, BoundConnectFix>.VerifyAsync(
        """
        public class Chat
        {
            private readonly IConnectionManager _connections;
            private readonly HubConnection _hub;

            public Chat(IConnectionManager connections)
            {
                _connections = connections;
                _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
            }

            public async Task OpenAsync()
            {
                await _hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }
        }
        """,
        "[SWB3005.Connect] Connect '_hub' through the connection manager, which has a timeout");

    [Theory]
    [InlineData("connections.GetOrCreate(\"a\", () => new HubConnectionBuilder().Build())", "let the connection manager reconnect")]
    [InlineData("new HubConnectionBuilder().Build()", "let the client reconnect by itself")]
    public Task A_reconnect_by_hand_names_its_event_and_who_reconnects(string client, string who) => Titles<LetManagerReconnectAnalyzer, LetManagerReconnectFix>.VerifyAsync(
        $$"""
        public sealed class Chat
        {
            private readonly HubConnection _hub;
            private readonly Func<string, Task> _show;

            public Chat(IConnectionManager connections, Func<string, Task> show)
            {
                _show = show;
                _hub = {{client}};
                _hub.Closed += async _ => await _hub.StartAsync();
                _hub.Closed += OnClosedAsync;
            }

            private async Task OnClosedAsync(Exception? error)
            {
                await _show("lost");
                await Task.Delay(3000);
                await _hub.StartAsync();
            }
        }
        """,
        $"[RemoveReconnectHandler] Remove the handler of 'Closed' and {who}",
        $"[RemoveReconnect] Do not connect in the handler of 'Closed' and {who}");

    [Fact]
    public Task A_loop_names_the_client_that_is_connected_once() => Titles<LetManagerReconnectAnalyzer, LetManagerReconnectFix>.VerifyAsync(
        """
        public sealed class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("a", () => new HubConnectionBuilder().Build());

            public IConnectionManager Connections => connections;

            public async Task OpenAsync()
            {
                while (true)
                {
                    try
                    {
                        await _hub.StartAsync();
                        return;
                    }
                    catch (System.IO.IOException)
                    {
                        await Task.Delay(1000);
                    }
                }
            }
        }
        """,
        "[ConnectOnceThroughManager] Connect '_hub' once, through the connection manager");

    [Fact]
    public Task A_second_connect_names_its_client() => Titles<ConnectOnceAnalyzer, ConnectOnceFix>.VerifyAsync(
        """
        public sealed class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                await hub.StartAsync();
            }
        }
        """,
        "[RemoveSecondConnect] Remove the second connect of 'hub'");

    [Fact]
    public Task A_builder_names_the_option_that_it_gets() => Titles<ReconnectUnmanagedHubAnalyzer, ReconnectUnmanagedHubFix>.VerifyAsync(
        """
        public sealed class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat").Build();

            public Task OpenAsync() => _hub.StartAsync();
        }
        """,
        "[TurnReconnectOn] Add 'WithAutomaticReconnect'");

    [Fact]
    public Task A_loop_of_frames_names_the_frame_that_says_it_is_over() => Titles<ReadToEndAnalyzer, LeaveOnCloseFix>.VerifyAsync(
        """
        using System.Net.WebSockets;

        class Relay
        {
            public async Task CopyAsync(WebSocket socket, System.IO.Stream target, CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (true)
                {
                    var frame = await socket.ReceiveAsync(buffer, stop);
                    await target.WriteAsync(buffer, 0, frame.Count, stop);
                }
            }
        }
        """,
        "[SWB3010.LeaveLoop] Leave the loop when 'frame' says that the other side closes");
}

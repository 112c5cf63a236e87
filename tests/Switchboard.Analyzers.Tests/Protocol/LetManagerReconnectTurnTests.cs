using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.LetManagerReconnectAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3006: which loops try one connection again, and which go through several or through messages.</summary>
public class LetManagerReconnectTurnTests
{
    [Theory]
    [InlineData("while (true) { if (hub.State == HubConnectionState.Disconnected) await {|SWB3006:hub.StartAsync()|}; await Task.Delay(100); }")]
    [InlineData("for (;;) { if (hub.State == HubConnectionState.Disconnected) await {|SWB3006:hub.StartAsync()|}; await Task.Delay(100); }")]
    [InlineData("while (true) { if (!IsOpen) await {|SWB3006:hub.StartAsync()|}; await Task.Delay(100); }")]
    [InlineData("while (true) { switch (hub.State) { case HubConnectionState.Disconnected: await {|SWB3006:hub.StartAsync()|}; break; } await Task.Delay(100); }")]
    [InlineData("foreach (var delay in delays) { try { await {|SWB3006:hub.StartAsync()|}; break; } catch (HttpRequestException) { await Task.Delay(delay); } }")]
    [InlineData("while (true) { await (hub.State switch { HubConnectionState.Disconnected => {|SWB3006:hub.StartAsync()|}, _ => Task.CompletedTask }); await Task.Delay(100); }")]
    [InlineData("while (true) { try { await (hub.State switch { HubConnectionState.Disconnected => {|SWB3006:hub.StartAsync()|}, _ => Task.CompletedTask }); } catch (HttpRequestException) { } await Task.Delay(100); }")]
    [InlineData("while (true) { await (hub.State switch { HubConnectionState.Disconnected => {|SWB3006:hub.StartAsync()|}, _ => Task.Delay(100) }); }")]
    [InlineData("while (true) { await (IsOpen switch { false => {|SWB3006:hub.StartAsync()|}, true => Task.CompletedTask }); await Task.Delay(100); }")]
    public Task One_connection_again_and_again(string loop) => Rule.VerifyAsync(Looping(loop));

    [Theory]
    [InlineData("while (true) { if (IsEnabled) await hub.StartAsync(); await Task.Delay(100); }")]
    [InlineData("while (true) { switch (enabled) { case true: await hub.StartAsync(); break; } await Task.Delay(100); }")]
    [InlineData("foreach (var delay in delays) { if (hub.State == HubConnectionState.Disconnected) await hub.StartAsync(); await Task.Delay(delay); }")]
    [InlineData("foreach (var (delay, _) in steps) { try { await hub.StartAsync(); } catch (HttpRequestException) { await Task.Delay(delay); } }")]
    [InlineData("await foreach (var delay in signals) { try { await hub.StartAsync(); } catch (HttpRequestException) { await Task.Delay(delay); } }")]
    [InlineData("for (var i = 0; i < hubs.Length; i++) { var next = hubs[i]; try { await next.StartAsync(); } catch (HttpRequestException) { await Task.Delay(100); } }")]
    [InlineData("while (true) { await (enabled switch { true => hub.StartAsync(), _ => Task.CompletedTask }); await Task.Delay(100); }")]
    [InlineData("await (hub.State switch { HubConnectionState.Disconnected => hub.StartAsync(), _ => Task.CompletedTask }); await Task.Delay(100);")]
    public Task Something_else_on_every_turn(string loop) => Rule.VerifyAsync(Looping(loop));

    [Theory]
    [InlineData("for (var attempt = 0; enabled; attempt++)", "{|SWB3006:", "|}")]
    [InlineData("for (var attempt = 0; ; attempt++)", "{|SWB3006:", "|}")]
    [InlineData("for (var attempt = 0; attempt < 3; attempt++)", "", "")]
    [InlineData("for (var attempt = 3; attempt > 0 && enabled; attempt--)", "", "")]
    public Task A_socket_for_every_turn_of_a_loop_that_counts(string loop, string begin, string end) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;
        public class Feed(Uri address)
        {
            public async Task RunAsync(bool enabled)
            {
                {{loop}}
                {
                    using var socket = new ClientWebSocket();
                    try
                    {
                        await {{begin}}socket.ConnectAsync(address, default){{end}};
                        await ReadAsync(socket);
                    }
                    catch (WebSocketException)
                    {
                        await Task.Delay(100);
                    }
                }
            }

            private static Task ReadAsync(ClientWebSocket socket) => socket.ReceiveAsync(new byte[8], default);
        }
        """);

    // Whether the method that the loop calls is given another one each time.
    [Fact]
    public Task What_the_loop_gives_to_the_method_that_connects() => Rule.VerifyAsync(
        """
        public class Rooms(HubConnection hub, HubConnection[] hubs)
        {
            public async Task OpenAllAsync()
            {
                for (var i = 0; i < hubs.Length; i++)
                {
                    var next = hubs[i];
                    await OpenAsync(next);
                }
            }

            private static async Task OpenAsync(HubConnection one)
            {
                try
                {
                    await one.StartAsync();
                }
                catch (HttpRequestException)
                {
                    await Task.Delay(100);
                }
            }

            public async Task KeepOpenAsync()
            {
                while (true)
                {
                    var pause = 100;
                    await TryAsync();
                    await Task.Delay(pause);
                }
            }

            private async Task TryAsync()
            {
                try
                {
                    await {|SWB3006:hub.StartAsync()|};
                }
                catch (HttpRequestException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task A_client_that_is_made_on_every_turn_and_kept_nowhere_but_here() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private HubConnection? _hub;

            public async Task RunAsync()
            {
                while (true)
                {
                    _hub = new HubConnectionBuilder().Build();
                    try
                    {
                        await {|SWB3006:_hub.StartAsync()|};
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(100);
                    }
                }
            }

            public async Task RunLocalAsync()
            {
                while (true)
                {
                    var hub = new HubConnectionBuilder().Build();
                    Prepare(hub);
                    try
                    {
                        await {|SWB3006:hub.StartAsync()|};
                        return;
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(100);
                    }
                }
            }

            public async Task FillAsync(List<HubConnection> hubs)
            {
                while (hubs.Count < 5)
                {
                    var hub = new HubConnectionBuilder().Build();
                    hubs.Add(hub);
                    try
                    {
                        await hub.StartAsync();
                    }
                    catch (HttpRequestException)
                    {
                        await Task.Delay(100);
                    }
                }
            }

            private static void Prepare(HubConnection hub) => hub.On("message", () => { });
        }
        """);

    private static string Looping(string loop) => $$"""
        public class Rooms(HubConnection hub, HubConnection[] hubs, TimeSpan[] delays, (TimeSpan, int)[] steps, IAsyncEnumerable<int> signals, bool enabled)
        {
            private bool IsEnabled => enabled;

            private bool IsOpen => hub.State == HubConnectionState.Connected;

            public async Task RunAsync()
            {
                {{loop}}
            }
        }
        """;
}

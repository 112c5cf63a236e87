using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConcurrentTransferAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3009: transfers that race something else, and what makes handlers and parallel loops take turns.</summary>
public class ConcurrentRaceTests
{
    [Theory]
    [InlineData("var read = socket.ReceiveAsync(data, stop); while (true) { var delay = Task.Delay(50); var first = await Task.WhenAny(read, delay); if (first == delay) continue; await (Task<WebSocketReceiveResult>)first; read = socket.ReceiveAsync(data, stop); }")]
    [InlineData("var send = socket.SendAsync(data, text, true, stop); var late = Task.Delay(50); var first = await Task.WhenAny(send, late); if (first == late) throw new TimeoutException(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var send = socket.SendAsync(data, text, true, stop); var late = Task.Delay(50); var first = await Task.WhenAny(send, late); if (first != late) await socket.SendAsync(data, text, true, stop);")]
    [InlineData("await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 1 }, async (item, token) => await socket.SendAsync(data, text, true, token));")]
    public Task One_at_a_time(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var send = socket.SendAsync(data, text, true, stop); var late = Task.Delay(50); var first = await Task.WhenAny(send, late); if (first == late) await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("var send = socket.SendAsync(data, text, true, stop); var late = Task.Delay(50); var other = Task.Delay(5); if (other != late) await [|socket.SendAsync(data, text, true, stop)|]; await send;")]
    [InlineData("var send = socket.SendAsync(data, text, true, stop); var first = await Task.WhenAny(Task.Delay(5), Task.Delay(50)); await first; await [|socket.SendAsync(data, text, true, stop)|]; await send;")]
    [InlineData("await Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (item, token) => await [|socket.SendAsync(data, text, true, token)|]);")]
    [InlineData("await Parallel.ForEachAsync(items, new ParallelOptions(), async (item, token) => await [|socket.SendAsync(data, text, true, token)|]);")]
    public Task Two_that_meet(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task Handlers_that_a_helper_keeps_apart() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Screen
        {
            private readonly WebSocket _socket;
            private bool _busy;

            public Screen(WebSocket socket, System.Timers.Timer beat, System.Timers.Timer poll)
            {
                _socket = socket;
                beat.Elapsed += async (_, _) => { SetBusy(true); await _socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, default); SetBusy(false); };
                poll.Elapsed += async (_, _) => { SetBusy(true); await _socket.SendAsync(new byte[2], WebSocketMessageType.Binary, true, default); SetBusy(false); };
            }

            public bool IsBusy => _busy;

            private void SetBusy(bool busy) => _busy = busy;
        }
        """);

    [Fact]
    public Task A_handler_that_calls_itself() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Heart(WebSocket socket)
        {
            private async void OnElapsed(object? sender, System.Timers.ElapsedEventArgs e)
            {
                if (e.SignalTime.Second == 0)
                    OnElapsed(sender, e);
                await [|socket.SendAsync(new byte[1], WebSocketMessageType.Binary, true, default)|];
            }

            public void Start(System.Timers.Timer beat, System.Timers.Timer poll)
            {
                beat.Elapsed += OnElapsed;
                poll.Elapsed += async (_, _) => await [|socket.SendAsync(new byte[2], WebSocketMessageType.Binary, true, default)|];
            }
        }
        """);

    private static string Method(string body) => $$"""
        using System.Net.WebSockets;

        class Sample
        {
            public async Task RunAsync(WebSocket socket, List<int> items, CancellationToken stop)
            {
                var data = new byte[64];
                var text = WebSocketMessageType.Text;
                await Task.Yield();
                {{body}}
            }
        }
        """;
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConcurrentTransferAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3009: sends and receives within one function that can be under way together, and those that cannot.</summary>
public class ConcurrentTransferTests
{
    [Theory]
    // Started without awaiting.
    [InlineData("_ = socket.SendAsync(data, text, true, stop); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("socket.SendAsync(data, text, true, stop); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); await [|socket.SendAsync(data, text, true, stop)|]; await first;")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); var second = [|socket.SendAsync(data, text, true, stop)|]; await first; await second;")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop).ConfigureAwait(false); await [|socket.SendAsync(data, text, true, stop)|]; await first;")]
    [InlineData("Task first; first = socket.SendAsync(data, text, true, stop); [|socket.SendAsync(data, text, true, stop)|].Wait(); first.Wait();")]
    [InlineData("var first = socket.ReceiveAsync(data, stop); var second = await [|socket.ReceiveAsync(data, stop)|]; await first;")]
    [InlineData("var first = socket.SendAsync(memory, text, true, stop).AsTask(); await [|socket.SendAsync(memory, text, true, stop)|]; await first;")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); if (flag) await first; await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("if (flag) _ = socket.SendAsync(data, text, true, stop); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("try { _ = socket.SendAsync(data, text, true, stop); } catch (WebSocketException) { } await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("try { _ = socket.SendAsync(data, text, true, stop); Log(); } finally { await [|socket.SendAsync(data, text, true, stop)|]; }")]
    // In a loop it meets itself.
    [InlineData("foreach (var item in items) _ = [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("while (!stop.IsCancellationRequested) { [|socket.SendAsync(data, text, true, stop)|]; await Task.Delay(50, stop); }")]
    [InlineData("var tasks = new List<Task>(); foreach (var item in items) tasks.Add([|socket.SendAsync(data, text, true, stop)|]); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var (name, _) in named) tasks.Add([|socket.SendAsync(data, text, true, stop)|]); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var item in items) tasks.Add([|socket.SendAsync(Pack(new { item }), text, true, stop)|]); await Task.WhenAll(tasks);")]
    [InlineData("var tasks = new List<Task>(); foreach (var item in items) tasks.Add([|socket.SendAsync(data, text, true, source.Token)|]); await Task.WhenAll(tasks);")]
    [InlineData("foreach (var item in items) _ = Task.Run(() => [|socket.SendAsync(data, text, true, stop)|]);")]
    [InlineData("foreach (var item in items) _ = Task.Run(async () => { Log(); await [|socket.SendAsync(data, text, true, stop)|]; });")]
    [InlineData("foreach (var item in items) ThreadPool.QueueUserWorkItem(_ => [|socket.SendAsync(data, text, true, stop)|].Wait());")]
    // Gathered.
    [InlineData("await Task.WhenAll(socket.SendAsync(data, text, true, stop), [|socket.SendAsync(data, text, true, stop)|]);")]
    [InlineData("await Task.WhenAll(new[] { socket.SendAsync(data, text, true, stop), [|socket.SendAsync(data, text, true, stop)|] });")]
    [InlineData("var both = Task.WhenAll(socket.SendAsync(data, text, true, stop), [|socket.SendAsync(data, text, true, stop)|]); await both;")]
    [InlineData("Task.WaitAll(socket.SendAsync(data, text, true, stop), [|socket.SendAsync(data, text, true, stop)|]);")]
    [InlineData("await Task.WhenAll(socket.SendAsync(data, text, true, stop), socket.ReceiveAsync(data, stop), [|socket.ReceiveAsync(data, stop)|]);")]
    [InlineData("await Task.WhenAll([socket.SendAsync(data, text, true, stop), [|socket.SendAsync(data, text, true, stop)|]]);")]
    // Behind one of another socket.
    [InlineData("_ = other.SendAsync(data, text, true, stop); _ = socket.SendAsync(data, text, true, stop); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("await Task.WhenAll(items.Select(item => [|socket.SendAsync(data, text, true, stop)|]));")]
    [InlineData("await Task.WhenAll(items.Select(async item => { Log(); await [|socket.SendAsync(data, text, true, stop)|]; }).ToList());")]
    [InlineData("var tasks = items.Select(item => [|socket.SendAsync(data, text, true, stop)|]); await Task.WhenAll(tasks);")]
    // With another one, and with itself.
    [InlineData("_ = socket.SendAsync(data, text, true, stop); _ = [|socket.SendAsync(data, text, true, stop)|]; await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("await Task.WhenAll(items.Select(async item => { _ = [|socket.SendAsync(data, text, true, stop)|]; await [|socket.SendAsync(data, text, true, stop)|]; }));")]
    // In parallel.
    [InlineData("await Parallel.ForEachAsync(items, stop, async (item, token) => await [|socket.SendAsync(data, text, true, token)|]);")]
    [InlineData("Parallel.ForEach(items, item => [|socket.SendAsync(data, text, true, stop)|].Wait());")]
    [InlineData("Parallel.For(0, 5, i => { [|socket.SendAsync(data, text, true, stop)|].GetAwaiter().GetResult(); });")]
    [InlineData("items.AsParallel().ForAll(item => [|socket.SendAsync(data, text, true, stop)|].Wait());")]
    [InlineData("items.ForEach(async item => await [|socket.SendAsync(data, text, true, stop)|]);")]
    [InlineData("var tasks = items.Select(item => [|socket.SendAsync(data, text, true, stop)|]).ToArray(); Task.WaitAll(tasks);")]
    // A delegate that has nothing to do with it.
    [InlineData("var first = socket.SendAsync(data, text, true, stop); Action log = () => Log(); log(); await [|socket.SendAsync(data, text, true, stop)|]; await first;")]
    [InlineData("pending = socket.SendAsync(data, text, true, stop); await IdleAsync(); await [|socket.SendAsync(data, text, true, stop)|];")]
    // A race whose loser goes on.
    [InlineData("while (true) { var read = [|socket.ReceiveAsync(data, stop)|]; if (await Task.WhenAny(read, Task.Delay(50)) != read) continue; Use(await read); }")]
    [InlineData("while (true) { var read = [|socket.ReceiveAsync(data, stop)|]; var first = await Task.WhenAny(read, Task.Delay(50)); if (first == read) Use(await read); }")]
    [InlineData("await Task.WhenAny(socket.ReceiveAsync(data, stop), Task.Delay(50)); await [|socket.ReceiveAsync(data, stop)|];")]
    // What continues it is no reason to wait.
    [InlineData("_ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); _ = [|socket.SendAsync(data, text, true, stop)|].ContinueWith(_ => Log());")]
    [InlineData("socket.SendAsync(data, text, true, stop).ContinueWith(Use); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("_ = socket.SendAsync(data, text, true, stop).ContinueWith(task => Use(task)).ConfigureAwait(false); Log(); await [|socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); await [|socket.SendAsync(data, text, true, stop)|]; await first;")]
    [InlineData("foreach (var item in items) _ = [|socket.SendAsync(Pack(item), text, true, stop)|].ContinueWith(task => Log(), TaskScheduler.Default);")]
    // A list of tasks is a list of sends that have begun.
    [InlineData("var sends = items.Select(item => [|socket.SendAsync(data, text, true, stop)|]).ToList(); foreach (var send in sends) await send;")]
    [InlineData("var sends = items.Select(async item => { Log(); await [|socket.SendAsync(data, text, true, stop)|]; }).ToArray(); Use(sends);")]
    [InlineData("var sends = items.Select(item => [|socket.SendAsync(data, text, true, stop)|]); Use(sends.ToArray());")]
    [InlineData("_ = items.Select(item => [|socket.SendAsync(memory, text, true, stop)|]).ToList();")]
    [InlineData("await Task.WhenAll(items.Select(item => Task.Run(() => [|socket.SendAsync(data, text, true, stop)|])));")]
    public Task They_can_meet(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("from one in sockets select one.SendAsync(data, WebSocketMessageType.Text, true, default)")]
    [InlineData("from one in sockets where one.State == WebSocketState.Open select one.SendAsync(data, WebSocketMessageType.Text, true, default)")]
    [InlineData("from room in rooms from one in room select one.SendAsync(data, WebSocketMessageType.Text, true, default)")]
    public Task A_query_over_sockets(string query) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;
        public class Rooms(WebSocket[] sockets, WebSocket[][] rooms)
        {
            public async Task TellAsync(ArraySegment<byte> data)
            {
                await Task.WhenAll({{query}});
                Console.WriteLine(sockets.Length + rooms.Length);
            }
        }
        """);

    [Theory]
    // One after the other.
    [InlineData("await socket.SendAsync(data, text, true, stop); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("socket.SendAsync(data, text, true, stop).Wait(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("socket.SendAsync(data, text, true, stop).GetAwaiter().GetResult(); await socket.SendAsync(data, text, true, stop).ConfigureAwait(false);")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); await first; await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); await Task.WhenAll(first, Task.Delay(5)); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("foreach (var item in items) await socket.SendAsync(data, text, true, stop);")]
    [InlineData("foreach (var item in items) await Task.Run(() => socket.SendAsync(data, text, true, stop));")]
    [InlineData("Task last = Task.CompletedTask; foreach (var item in items) { await last; last = socket.SendAsync(data, text, true, stop); }")]
    [InlineData("Task? last = null; foreach (var item in items) { if (last != null) await last; last = socket.SendAsync(data, text, true, stop); }")]
    [InlineData("try { await socket.SendAsync(data, text, true, stop); } catch (WebSocketException) { await socket.SendAsync(data, text, true, stop); }")]
    [InlineData("try { await socket.SendAsync(data, text, true, stop); } finally { await socket.SendAsync(data, text, true, stop); }")]
    [InlineData("if (flag) _ = socket.SendAsync(data, text, true, stop); else await socket.SendAsync(data, text, true, stop);")]
    [InlineData("_ = socket.SendAsync(data, text, true, stop); if (flag) return; Log();")]
    [InlineData("await socket.SendAsync(data, text, false, stop); _ = socket.SendAsync(data, text, true, stop);")]
    [InlineData("await socket.SendAsync(data, text, true, stop).ContinueWith(_ => socket.SendAsync(data, text, true, stop)).Unwrap();")]
    // One of each.
    [InlineData("var read = socket.ReceiveAsync(data, stop); await socket.SendAsync(data, text, true, stop); await read;")]
    [InlineData("await Task.WhenAll(socket.ReceiveAsync(data, stop), socket.SendAsync(data, text, true, stop));")]
    // Different sockets.
    [InlineData("await Task.WhenAll(socket.SendAsync(data, text, true, stop), other.SendAsync(data, text, true, stop));")]
    [InlineData("await Task.WhenAll(sockets.Select(one => one.SendAsync(data, text, true, stop)));")]
    [InlineData("var tasks = new List<Task>(); foreach (var one in sockets) tasks.Add(one.SendAsync(data, text, true, stop)); await Task.WhenAll(tasks);")]
    [InlineData("foreach (var (name, one) in named) _ = one.SendAsync(data, text, true, stop);")]
    [InlineData("while (queue.TryDequeue(out var one)) _ = one.SendAsync(data, text, true, stop);")]
    [InlineData("foreach (object item in sockets) { if (item is WebSocket one) _ = one.SendAsync(data, text, true, stop); }")]
    [InlineData("foreach (var one in sockets) _ = one.SendAsync(data, text, true, stop);")]
    [InlineData("await Parallel.ForEachAsync(sockets, stop, async (one, token) => await one.SendAsync(data, text, true, token));")]
    [InlineData("Parallel.ForEach(items, item => { using var own = new ClientWebSocket(); own.SendAsync(data, text, true, stop).Wait(); });")]
    [InlineData("foreach (var item in items) _ = Task.Run(async () => { using var own = new ClientWebSocket(); await own.SendAsync(data, text, true, stop); });")]
    [InlineData("_ = socket.SendAsync(data, text, true, stop); socket = new ClientWebSocket(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("for (var i = 0; i < sockets.Count; i++) _ = sockets[i].SendAsync(data, text, true, stop);")]
    // Taking turns.
    [InlineData("await Task.WhenAll(items.Select(async item => { await turn.WaitAsync(stop); try { await socket.SendAsync(data, text, true, stop); } finally { turn.Release(); } }));")]
    [InlineData("await Parallel.ForEachAsync(items, stop, async (item, token) => { await turn.WaitAsync(token); await socket.SendAsync(data, text, true, token); turn.Release(); });")]
    [InlineData("Parallel.ForEach(items, item => { lock (turn) { socket.SendAsync(data, text, true, stop).Wait(); } });")]
    [InlineData("foreach (var item in items) _ = Task.Run(async () => { turn.Wait(); await socket.SendAsync(data, text, true, stop); turn.Release(); });")]
    // Somebody else may wait for it.
    [InlineData("Keep(socket.SendAsync(data, text, true, stop)); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("pending = socket.SendAsync(data, text, true, stop); await FlushAsync(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); Keep(first); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop); Action wait = () => first.Wait(); wait(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var sends = items.Select(item => socket.SendAsync(data, text, true, stop)); foreach (var send in sends) await send;")]
    [InlineData("await Task.WhenAll(InTurn(items.Select(item => socket.SendAsync(data, text, true, stop))));")]
    [InlineData("var done = new TaskCompletionSource(); _ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => done.SetResult()); await done.Task; await socket.SendAsync(data, text, true, stop);")]
    // The pool gives the method what it is given itself.
    [InlineData("ThreadPool.QueueUserWorkItem(Push, socket, false); await socket.SendAsync(data, text, true, stop); static void Push(WebSocket one) => one.SendAsync(new byte[1], WebSocketMessageType.Text, true, default).Wait();")]
    // The loser of the race is kept, waited for or cancelled.
    [InlineData("var read = socket.ReceiveAsync(data, stop); while (true) { if (await Task.WhenAny(read, Task.Delay(50)) != read) continue; Use(await read); read = socket.ReceiveAsync(data, stop); }")]
    [InlineData("while (true) { var read = socket.ReceiveAsync(data, stop); if (await Task.WhenAny(read, Task.Delay(50)) != read) Log(); Use(await read); }")]
    [InlineData("while (true) { var read = socket.ReceiveAsync(data, stop); if (await Task.WhenAny(read, Task.Delay(50)) != read) { source.Cancel(); continue; } Use(await read); }")]
    [InlineData("while (true) { var read = socket.ReceiveAsync(data, stop); if (await Task.WhenAny(read, Task.Delay(50)) != read) { _ = source.CancelAsync(); continue; } Use(await read); }")]
    [InlineData("Task<WebSocketReceiveResult>? read = null; while (true) { read ??= socket.ReceiveAsync(data, stop); if (await Task.WhenAny(read, Task.Delay(50)) == read) { Use(await read); read = null; } }")]
    [InlineData("var read = socket.ReceiveAsync(data, stop); if (await Task.WhenAny(read, Task.Delay(50)) == read) { await socket.ReceiveAsync(data, stop); }")]
    // What continues it may say when the next one can begin.
    [InlineData("await socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var first = socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); await first; await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var done = new ManualResetEventSlim(); _ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => done.Set()); done.Wait(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("var pending = 0; foreach (var item in items) { if (pending > 0) continue; pending++; _ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => pending--); }")]
    [InlineData("foreach (var item in items) { _ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); Thread.Sleep(100); }")]
    [InlineData("_ = socket.SendAsync(data, text, true, stop).ContinueWith(_ => Log()); Settle(); await socket.SendAsync(data, text, true, stop);")]
    [InlineData("await IdleAsync().ContinueWith(_ => socket.SendAsync(data, text, true, stop)).Unwrap(); await socket.SendAsync(data, text, true, stop);")]
    // Begun one after the other, or by who was given what begins them.
    [InlineData("var sends = items.Select(item => { socket.SendAsync(data, text, true, stop).Wait(); return Task.CompletedTask; }).ToList(); Use(sends);")]
    [InlineData("await Task.WhenAll(items.Select(item => Queued(() => socket.SendAsync(data, text, true, stop))));")]
    [InlineData("var sends = items.Select(item => new Func<Task>(() => socket.SendAsync(data, text, true, stop))).ToList(); foreach (var send in sends) await send();")]
    [InlineData("var sends = sockets.Select(one => one.SendAsync(data, text, true, stop)).ToList(); await Task.WhenAll(sends);")]
    public Task They_cannot_meet(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task The_message_names_the_call_and_the_socket_and_points_at_the_other_one() => new Rule
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("SWB3009", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
                "'SendAsync' on '_socket' can start while another send on it is under way, and it allows one at a time; await that one first, or let them take turns"),
        },
    }.CheckAsync(
        """
        using System.Net.WebSockets;

        public sealed class Talk
        {
            private readonly ClientWebSocket _socket = new();

            public async Task SayAsync(byte[] one, byte[] two)
            {
                var first = {|#1:_socket.SendAsync(one, WebSocketMessageType.Text, true, default)|};
                await {|#0:_socket.SendAsync(two, WebSocketMessageType.Text, true, default)|};
                await first;
            }
        }
        """);

    [Fact]
    public Task The_message_of_a_receive() => new Rule
    {
        ExpectedDiagnostics =
        {
            new DiagnosticResult("SWB3009", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(
                "'ReceiveAsync' on 'socket' can start while another receive on it is under way, and it allows one at a time; await that one first, or let them take turns"),
        },
    }.CheckAsync(Method("var first = {|#1:socket.ReceiveAsync(data, stop)|}; await {|#0:socket.ReceiveAsync(data, stop)|}; await first;"));

    private static string Method(string body) => $$"""
        using System.Net.WebSockets;

        class Sample
        {
            private Task? pending;

            public async Task RunAsync(bool flag, List<int> items, WebSocket socket, WebSocket other, List<WebSocket> sockets, SemaphoreSlim turn, CancellationTokenSource source, Dictionary<string, WebSocket> named, Queue<WebSocket> queue)
            {
                var stop = source.Token;
                var data = new byte[64];
                ReadOnlyMemory<byte> memory = data;
                var text = WebSocketMessageType.Text;
                await Task.Yield();
                {{body}}
            }

            async Task IdleAsync() { await Task.Delay(1); Use(pending == null); }
            async Task FlushAsync() { if (pending is not null) await pending; }
            static byte[] Pack(object value) => new byte[8];
            static void Log() { }
            static void Settle() => Thread.Sleep(100);
            static Task Queued(Func<Task> send) => send();
            static void Use(object value) { }
            static void Keep(Task task) { }
            static IEnumerable<Task> InTurn(IEnumerable<Task> tasks) { foreach (var task in tasks) { task.Wait(); yield return task; } }
        }
        """;
}

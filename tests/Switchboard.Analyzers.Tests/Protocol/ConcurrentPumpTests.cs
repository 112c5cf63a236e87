using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConcurrentTransferAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3009: sends in methods that run side by side, and in handlers.</summary>
public class ConcurrentPumpTests
{
    [Fact]
    public Task A_heartbeat_beside_a_writer() => VerifyAsync(
        """
        public sealed class Link : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public async Task RunAsync(Uri address, CancellationToken stop)
            {
                await _socket.ConnectAsync(address, stop);
                await SayAsync("hello", stop);
                _ = BeatAsync(stop);
                while (Console.ReadLine() is { } line)
                    await SayAsync(line, stop);
            }

            private async Task BeatAsync(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    await Task.Delay(1000, stop);
                    await _socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, stop);
                }
            }

            private Task SayAsync(string line, CancellationToken stop) =>
                [|_socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, stop)|];

            public void Dispose() => _socket.Dispose();
        }
        """);

    [Fact]
    public Task Two_pumps_of_one_socket() => VerifyAsync(
        """
        public static class Relay
        {
            public static async Task RunAsync(WebSocket socket, byte[] one, byte[] two, CancellationToken stop)
            {
                await Task.WhenAll(PumpAsync(socket, one, stop), BeatAsync(socket, two, stop));
            }

            private static async Task PumpAsync(WebSocket to, byte[] data, CancellationToken stop)
            {
                while (true)
                    await to.SendAsync(data, WebSocketMessageType.Binary, true, stop);
            }

            private static async Task BeatAsync(WebSocket to, byte[] data, CancellationToken stop)
            {
                while (true)
                    await [|to.SendAsync(data, WebSocketMessageType.Binary, true, stop)|];
            }
        }
        """);

    [Fact]
    public Task Pumps_of_two_sockets_or_two_directions() => VerifyAsync(
        """
        public static class Relay
        {
            public static async Task RunAsync(WebSocket left, WebSocket right, CancellationToken stop)
            {
                await Task.WhenAny(PumpAsync(left, right, stop), PumpAsync(right, left, stop));
            }

            private static async Task PumpAsync(WebSocket from, WebSocket to, CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (from.State == WebSocketState.Open)
                {
                    var result = await from.ReceiveAsync(buffer, stop);
                    await to.SendAsync(buffer.AsMemory(0, result.Count), result.MessageType, result.EndOfMessage, stop);
                }
            }
        }

        public sealed class Link
        {
            private readonly ClientWebSocket _socket = new();

            public async Task RunAsync(CancellationToken stop)
            {
                var reading = ReadAsync(stop);
                var writing = WriteAsync(stop);
                await Task.WhenAny(reading, writing);
            }

            private async Task ReadAsync(CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (true)
                    await _socket.ReceiveAsync(buffer, stop);
            }

            private async Task WriteAsync(CancellationToken stop)
            {
                while (true)
                    await _socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, stop);
            }
        }
        """);

    [Fact]
    public Task A_semaphore_a_lock_of_their_own_or_a_channel_makes_them_take_turns() => VerifyAsync(
        """
        using System.Threading.Channels;

        public sealed class Link(AsyncLock gate, Turnstile turnstile, Channel<byte[]> queue)
        {
            private readonly ClientWebSocket _socket = new();
            private readonly SemaphoreSlim _turn = new(1, 1);

            public async Task RunAsync(CancellationToken stop)
            {
                _ = BeatAsync(stop);
                _ = DrainAsync(stop);
                _ = OneByOneAsync(stop);
                _ = OneByOneAsync(stop);
                _ = TurnedAsync(stop);
                _ = TurnedAsync(stop);
                while (Console.ReadLine() is { } line)
                    await SayAsync(line, stop);
            }

            private async Task BeatAsync(CancellationToken stop)
            {
                await Task.Delay(1000, stop);
                await SayAsync("ping", stop);
            }

            private async Task SayAsync(string line, CancellationToken stop)
            {
                await _turn.WaitAsync(stop);
                try
                {
                    await SendAsync(line, stop);
                }
                finally
                {
                    _turn.Release();
                }
            }

            private Task SendAsync(string line, CancellationToken stop) =>
                _socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, stop);

            private async Task OneByOneAsync(CancellationToken stop)
            {
                using (await gate.LockAsync())
                    await _socket.SendAsync("x"u8.ToArray(), WebSocketMessageType.Text, true, stop);
            }

            private async Task TurnedAsync(CancellationToken stop)
            {
                using (await turnstile.EnterAsync())
                    await _socket.SendAsync("y"u8.ToArray(), WebSocketMessageType.Text, true, stop);
            }

            private async Task DrainAsync(CancellationToken stop)
            {
                await foreach (var message in queue.Reader.ReadAllAsync(stop))
                    await _socket.SendAsync(message, WebSocketMessageType.Text, true, stop);
            }
        }

        public class AsyncLock
        {
            public Task<IDisposable> LockAsync() => throw new NotSupportedException();
        }

        public class Turnstile
        {
            public Task<IDisposable> EnterAsync() => throw new NotSupportedException();
        }
        """);

    [Theory]
    [InlineData("await Task.WhenAll(DrainAsync(stop), BeatAsync(stop));")]
    [InlineData("var draining = Task.Run(() => DrainAsync(stop)); var beating = Task.Run(() => BeatAsync(stop)); await Task.WhenAny(draining, beating);")]
    [InlineData("_ = DrainAsync(stop); await BeatAsync(stop);")]
    public Task A_queue_keeps_nobody_waiting_who_puts_nothing_there(string run) => VerifyAsync(Queue(run, "[|", "|]"));

    [Theory]
    [InlineData("await Task.WhenAll(DrainAsync(stop), DrainAsync(stop));")]
    [InlineData("await Task.WhenAll(DrainAsync(stop), GreetAsync(stop));")]
    [InlineData("var draining = DrainAsync(stop); await GreetAsync(stop); await draining;")]
    [InlineData("await BeatAsync(stop); await DrainAsync(stop);")]
    [InlineData("var draining = DrainAsync(stop); queue.Writer.Complete(); await draining; await BeatAsync(stop);")]
    [InlineData("await Task.WhenAll(DrainAsync(stop), TurnedAsync(stop));")]
    public Task What_waits_for_the_queue_or_may_come_before_it(string run) => VerifyAsync(Queue(run, "", ""));

    [Fact]
    public Task A_socket_of_the_user_s_own_may_make_them_take_turns() => VerifyAsync(
        """
        public static class Talk
        {
            public static async Task RunAsync(TurnedSocket turned, WebSocket other, byte[] data)
            {
                _ = turned.SendAsync(data, WebSocketMessageType.Text, true, default);
                await turned.SendAsync(data, WebSocketMessageType.Text, true, default);
                _ = other.SendAsync(data, WebSocketMessageType.Text, true, default);
                await [|other.SendAsync(data, WebSocketMessageType.Text, true, default)|];
            }
        }

        public abstract class TurnedSocket(WebSocket inner) : WebSocket
        {
            private readonly SemaphoreSlim _turn = new(1, 1);

            public override async Task SendAsync(ArraySegment<byte> buffer, WebSocketMessageType messageType, bool endOfMessage, CancellationToken cancellationToken)
            {
                await _turn.WaitAsync(cancellationToken);
                try
                {
                    await inner.SendAsync(buffer, messageType, endOfMessage, cancellationToken);
                }
                finally
                {
                    _turn.Release();
                }
            }

            public Task SendAsync(byte[] data, WebSocketMessageType messageType, bool endOfMessage, int turn) => SendAsync(new ArraySegment<byte>(data), messageType, endOfMessage, default(CancellationToken));
        }
        """);

    [Fact]
    public Task Local_functions_and_task_run() => VerifyAsync(
        """
        public static class Talk
        {
            public static async Task RunAsync(ClientWebSocket socket, byte[] data, CancellationToken stop)
            {
                _ = Task.Run(BeatAsync);
                await [|socket.SendAsync(data, WebSocketMessageType.Text, true, stop)|];

                async Task BeatAsync()
                {
                    while (true)
                        await socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                }
            }

            public static async Task RunOnceAsync(ClientWebSocket socket, byte[] data, CancellationToken stop)
            {
                await SayAsync();
                await SayAsync();

                Task SayAsync() => socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }
        }
        """);

    [Fact]
    public Task Two_event_handlers_that_nobody_waits_for() => VerifyAsync(
        """
        public sealed class Watcher
        {
            private readonly ClientWebSocket _socket = new();

            public Watcher(FileSystemWatcher files)
            {
                files.Created += async (_, e) => await _socket.SendAsync("new"u8.ToArray(), WebSocketMessageType.Text, true, default);
                files.Deleted += async (_, e) => await [|_socket.SendAsync("gone"u8.ToArray(), WebSocketMessageType.Text, true, default)|];
            }
        }

        public sealed class Heart
        {
            private readonly ClientWebSocket _socket = new();
            private Timer? _timer;

            public void Start(System.Timers.Timer other)
            {
                _timer = new Timer(_ => _socket.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, true, default).Wait(), null, 0, 1000);
                other.Elapsed += OnElapsed;
            }

            private async void OnElapsed(object? sender, System.Timers.ElapsedEventArgs e) =>
                await [|_socket.SendAsync("b"u8.ToArray(), WebSocketMessageType.Text, true, default)|];
        }
        """);

    [Fact]
    public Task Handlers_that_take_turns_or_are_alone() => VerifyAsync(
        """
        public sealed class Watcher
        {
            private readonly ClientWebSocket _socket = new();
            private readonly SemaphoreSlim _turn = new(1);
            private bool _isSending;

            // Each alone.
            public void Follow(FileSystemWatcher files) =>
                files.Changed += async (_, e) => await _socket.SendAsync("new"u8.ToArray(), WebSocketMessageType.Text, true, default);

            // With a semaphore.
            public void Watch(FileSystemWatcher files)
            {
                files.Created += async (_, e) =>
                {
                    await _turn.WaitAsync();
                    await _socket.SendAsync("new"u8.ToArray(), WebSocketMessageType.Text, true, default);
                    _turn.Release();
                };
                files.Deleted += async (_, e) =>
                {
                    _isSending = true;
                    await _socket.SendAsync("gone"u8.ToArray(), WebSocketMessageType.Text, true, default);
                    _isSending = false;
                };
            }

            // The hub waits for each handler before it calls the next.
            public void Relay(HubConnection hub)
            {
                hub.On("a", async () => await _socket.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, true, default));
                hub.On("b", async () => await _socket.SendAsync("b"u8.ToArray(), WebSocketMessageType.Text, true, default));
                hub.Reconnecting += async _ => await _socket.SendAsync("c"u8.ToArray(), WebSocketMessageType.Text, true, default);
                hub.Reconnected += async _ => await _socket.SendAsync("d"u8.ToArray(), WebSocketMessageType.Text, true, default);
            }
        }
        """);

    [Fact]
    public Task A_public_method_that_sends_is_no_proof() => VerifyAsync(
        """
        public sealed class Link
        {
            private readonly ClientWebSocket _socket = new();

            public Task SayAsync(byte[] data) => _socket.SendAsync(data, WebSocketMessageType.Text, true, default);

            public async Task ShoutAsync(byte[] data) => await _socket.SendAsync(data, WebSocketMessageType.Text, true, default);
        }
        """);

    [Fact]
    public Task A_servers_socket_too() => VerifyAsync(
        """
        using Microsoft.AspNetCore.Http;

        public sealed class Endpoint
        {
            public async Task InvokeAsync(HttpContext context, IEnumerable<byte[]> messages)
            {
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await Task.WhenAll(messages.Select(message => [|socket.SendAsync(message, WebSocketMessageType.Text, true, default)|]));
            }
        }
        """);

    [Fact]
    public Task In_top_level_statements_records_and_primary_constructors() => new Rule { IsProgram = true }.CheckAsync(
        """
        using System.Net.WebSockets;

        using var socket = new ClientWebSocket();
        _ = socket.SendAsync("a"u8.ToArray(), WebSocketMessageType.Text, true, default);
        await [|socket.SendAsync("b"u8.ToArray(), WebSocketMessageType.Text, true, default)|];

        public sealed record Line(WebSocket Socket)
        {
            public Task SayAsync(byte[] one, byte[] two) => Task.WhenAll(
                Socket.SendAsync(one, WebSocketMessageType.Text, true, default),
                [|Socket.SendAsync(two, WebSocketMessageType.Text, true, default)|]);
        }

        public sealed class Talk(ClientWebSocket socket)
        {
            public Task SayAsync(byte[] one, byte[] two) => Task.WhenAll(
                socket.SendAsync(one, WebSocketMessageType.Text, true, default),
                [|socket.SendAsync(two, WebSocketMessageType.Text, true, default)|]);
        }
        """);

    [Fact]
    public Task Over_the_parts_of_a_type() => Rule.VerifyAsync(
        ("Talk.cs", """
            using System.Net.WebSockets;

            public sealed partial class Talk
            {
                private readonly ClientWebSocket _socket = new();

                private async Task BeatAsync()
                {
                    while (true)
                        await _socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, default);
                }
            }
            """),
        ("Talk.Saying.cs", """
            using System.Net.WebSockets;

            public sealed partial class Talk
            {
                public async Task RunAsync(byte[] data)
                {
                    var beating = BeatAsync();
                    await [|_socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];
                    await beating;
                }
            }
            """));

    [Fact]
    public Task Types_of_the_same_name_and_other_clients() => VerifyAsync(
        """
        namespace Acme
        {
            public class WebSocket
            {
                public Task SendAsync(byte[] data) => Task.CompletedTask;
            }

            public class Talk
            {
                // A hub connection queues what it is given.
                public Task SayAsync(WebSocket socket, HubConnection hub, byte[] data) => Task.WhenAll(
                    socket.SendAsync(data), socket.SendAsync(data), hub.SendAsync("a"), hub.SendAsync("b"));
            }
        }
        """);

    [Fact]
    public Task An_sdk_of_the_projects_own_catalog() => new Rule
    {
        Catalog = """
            client   T:Acme.Link
            send     M:Acme.Link.Say     one-at-a-time
            send     M:Acme.Link.Shout
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link
            {
                public Task Say(string text) => Task.CompletedTask;
                public Task Shout(string text) => Task.CompletedTask;
            }

            public class Talk(Link link)
            {
                public Task RunAsync() => Task.WhenAll(link.Say("a"), [|link.Say("b")|], link.Shout("c"), link.Shout("d"));
            }
        }
        """);

    [Theory]
    [InlineData("_ = socket.SendAsync(missing); await socket.SendAsync(missing);")]
    [InlineData("_ = socket.SendAsync(; await socket.SendAsync(")]
    [InlineData("await Task.WhenAll(socket.SendAsync(1), socket.SendAsync(2));")]
    [InlineData("await Task.WhenAll(missing.SendAsync(), missing.SendAsync());")]
    public Task Half_typed_code(string body) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $"public class Talk {{ public async Task RunAsync(System.Net.WebSockets.WebSocket socket) {{ {body} }} }}");

    [Theory]
    [InlineData("Beat(); await [|_socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("_ = BeatOverridableAsync(); await _socket.SendAsync(data, text, true, stop);")]
    [InlineData("_ = other.BeatAsync(); await _socket.SendAsync(data, text, true, stop);")]
    [InlineData("_ = BeatAsync(); await [|_socket.SendAsync(data, text, true, stop)|];")]
    [InlineData("_ = PrepareAsync(); await _socket.SendAsync(data, text, true, stop);")]
    public Task What_the_method_that_is_not_awaited_sends_on(string body) => VerifyAsync(
        $$"""
        public class Link(ClientWebSocket socket, byte[] data, CancellationToken stop)
        {
            private const WebSocketMessageType text = WebSocketMessageType.Text;
            private readonly ClientWebSocket _socket = socket;

            public async Task RunAsync(Link other)
            {
                await Task.Yield();
                {{body}}
            }

            private async void Beat() => await _socket.SendAsync(data, text, true, stop);

            private async Task BeatAsync() => await _socket.SendAsync(data, text, true, stop);

            protected virtual async Task BeatOverridableAsync() => await _socket.SendAsync(data, text, true, stop);

            private async Task PrepareAsync()
            {
                await Task.Yield();
                Later = () => _socket.SendAsync(data, text, true, stop);
            }

            public Func<Task>? Later { get; private set; }
        }
        """);

    [Fact]
    public Task Two_timers_of_a_window() => VerifyAsync(
        """
        using System.Windows.Threading;

        public class Link
        {
            public Link(ClientWebSocket socket, byte[] data, DispatcherTimer beat, DispatcherTimer flush)
            {
                beat.Tick += (_, _) => socket.SendAsync(data, WebSocketMessageType.Text, true, default);
                flush.Tick += (_, _) => [|socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];
            }
        }
        """);

    private static string Queue(string run, string begin, string end) => $$"""
        using System.Threading.Channels;

        public sealed class Link(WebSocket socket, Channel<byte[]> queue)
        {
            private readonly SemaphoreSlim _turn = new(1, 1);

            public async Task RunAsync(CancellationToken stop)
            {
                {{run}}
            }

            private async Task DrainAsync(CancellationToken stop)
            {
                await foreach (var message in queue.Reader.ReadAllAsync(stop))
                    await socket.SendAsync(message, WebSocketMessageType.Text, true, stop);
            }

            private async Task BeatAsync(CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    await {{begin}}socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, stop){{end}};
                    await Task.Delay(1000, stop);
                }
            }

            private Task GreetAsync(CancellationToken stop) => socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, stop);

            private async Task TurnedAsync(CancellationToken stop)
            {
                while (true)
                {
                    await _turn.WaitAsync(stop);
                    await socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, stop);
                    _turn.Release();
                }
            }
        }
        """;

    private static Task VerifyAsync(string source) => Rule.VerifyAsync("using System.Net.WebSockets;\n" + source);
}

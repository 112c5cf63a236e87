using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConcurrentTransferAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3009: a transfer whose task a field keeps.</summary>
public class ConcurrentFieldTests
{
    [Fact]
    public Task A_heartbeat_that_a_field_keeps_beside_a_writer() => VerifyAsync(
        """
        public sealed class Link : IAsyncDisposable
        {
            private readonly ClientWebSocket _socket = new();
            private readonly CancellationTokenSource _stop = new();
            private Task? _beating;

            public async Task RunAsync()
            {
                _beating = BeatAsync();
                while (Console.ReadLine() is { } line)
                    await SayAsync(line);
            }

            private async Task BeatAsync()
            {
                while (true)
                {
                    await Task.Delay(1000, _stop.Token);
                    await _socket.SendAsync("ping"u8.ToArray(), WebSocketMessageType.Text, true, _stop.Token);
                }
            }

            private Task SayAsync(string line) =>
                [|_socket.SendAsync(System.Text.Encoding.UTF8.GetBytes(line), WebSocketMessageType.Text, true, _stop.Token)|];

            public async ValueTask DisposeAsync()
            {
                await _stop.CancelAsync();
                await (_beating ?? Task.CompletedTask);
                _socket.Dispose();
            }
        }
        """);

    [Fact]
    public Task A_receive_beside_the_pump_that_was_just_started() => VerifyAsync(
        """
        public sealed class Link
        {
            private readonly ClientWebSocket _socket = new();
            private Task _reading = Task.CompletedTask;

            public async Task OpenAsync(Uri address, byte[] buffer, CancellationToken stop)
            {
                await _socket.ConnectAsync(address, stop);
                this._reading = Task.Run(() => ReadAsync(stop), stop);
                await _socket.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, stop);
                await [|_socket.ReceiveAsync(buffer, stop)|];
            }

            private async Task ReadAsync(CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (true)
                    await _socket.ReceiveAsync(buffer, stop);
            }
        }
        """);

    [Fact]
    public Task It_is_cancelled_later() => VerifyAsync(
        """
        public sealed class Link
        {
            private readonly ClientWebSocket _socket = new();
            private readonly CancellationTokenSource _stop = new();
            private Task? _sending;

            public async Task RunAsync(byte[] data)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, _stop.Token);
                _stop.CancelAfter(1000);
                await [|_socket.SendAsync(data, WebSocketMessageType.Text, true, default)|];
            }
        }
        """);

    [Fact]
    public Task It_was_waited_for() => VerifyAsync(
        """
        public sealed class Link
        {
            private readonly ClientWebSocket _socket = new();
            private readonly CancellationTokenSource _stop = new();
            private Task? _sending;
            private static Task? s_last;

            public async Task HereAsync(byte[] data, CancellationToken stop)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                await _sending;
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }

            public async Task WithOthersAsync(byte[] data, CancellationToken stop)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                await Task.WhenAll(_sending, Task.Delay(1, stop));
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }

            public async Task InAMethodAsync(byte[] data, CancellationToken stop)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                await FlushAsync();
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }

            public async Task BeforeTheNextAsync(byte[] data, CancellationToken stop)
            {
                s_last = _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                await NextAsync(data, stop);
            }

            public async Task CancelledAsync(byte[] data)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, _stop.Token);
                _stop.Cancel();
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, default);
            }

            public async Task CancelledByAnotherAsync(byte[] data, Pump pump)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, _stop.Token);
                pump.Cancel();
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, default);
            }

            public async Task HandedOnAsync(byte[] data, CancellationToken stop)
            {
                _sending = _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
                Observe(() => _sending);
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }

            private async Task FlushAsync() => await DrainAsync();

            private async Task DrainAsync()
            {
                if (_sending is { } sending)
                    await sending;
            }

            private async Task NextAsync(byte[] data, CancellationToken stop)
            {
                if (s_last != null)
                    await s_last;
                await _socket.SendAsync(data, WebSocketMessageType.Text, true, stop);
            }

            private static void Observe(Func<Task?> task) => task();
        }

        public abstract class Pump
        {
            public abstract void Cancel();
        }
        """);

    [Fact]
    public Task One_at_a_time_in_a_loop() => VerifyAsync(
        """
        public sealed class Link(ClientWebSocket socket)
        {
            private Task<WebSocketReceiveResult>? _receiving;

            public async Task RunAsync(ArraySegment<byte> buffer, Func<Task> work, CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    if (_receiving == null)
                        _receiving = socket.ReceiveAsync(buffer, stop);
                    var first = await Task.WhenAny(_receiving, work());
                    if (first == _receiving)
                        _receiving = null;
                }
            }

            public async Task RefillAsync(ArraySegment<byte> buffer, CancellationToken stop)
            {
                while (!stop.IsCancellationRequested)
                {
                    _receiving ??= socket.ReceiveAsync(buffer, stop);
                    if (!_receiving.IsCompleted)
                        continue;
                    await _receiving;
                    _receiving = null;
                }
            }
        }
        """);

    [Fact]
    public Task A_field_that_others_see_and_a_delegate_say_nothing() => VerifyAsync(
        """
        public sealed class Link(ClientWebSocket socket)
        {
            internal Task? Sending;
            private Task? _sending;

            public async Task RunAsync(byte[] data, Func<Task> flush)
            {
                Sending = socket.SendAsync(data, WebSocketMessageType.Text, true, default);
                await socket.SendAsync(data, WebSocketMessageType.Text, true, default);
            }

            public async Task FlushAsync(byte[] data, Func<Task> flush)
            {
                _sending = socket.SendAsync(data, WebSocketMessageType.Text, true, default);
                await flush();
                await socket.SendAsync(data, WebSocketMessageType.Text, true, default);
            }
        }
        """);

    private static Task VerifyAsync(string source) => Rule.VerifyAsync("using System.Net.WebSockets;\n" + source);

    [Fact]
    public Task In_what_is_no_method() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Talk(WebSocket socket, byte[] data)
        {
            private static readonly Func<WebSocket, byte[], Task> s_both = (one, bytes) =>
                Task.WhenAll(one.SendAsync(bytes, default, true, default), {|SWB3009:one.SendAsync(bytes, default, true, default)|});

            public Task First { get; } = Task.WhenAll(socket.SendAsync(data, default, true, default), {|SWB3009:socket.SendAsync(data, default, true, default)|});

            public Task Both => Task.WhenAll(socket.SendAsync(data, default, true, default), {|SWB3009:socket.SendAsync(data, default, true, default)|});

            public Task Static() => s_both(socket, data);
        }
        """);

    [Fact]
    public Task From_two_handlers_that_are_local_functions() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Timer = System.Timers.Timer;

        public class Talk(WebSocket socket, Timer first, Timer second)
        {
            public void Watch()
            {
                first.Elapsed += OnFirst;
                second.Elapsed += OnSecond;

                async void OnFirst(object? sender, EventArgs args) => await socket.SendAsync(new byte[1], default, true, default);

                async void OnSecond(object? sender, EventArgs args) => await {|SWB3009:socket.SendAsync(new byte[1], default, true, default)|};
            }
        }
        """);
}

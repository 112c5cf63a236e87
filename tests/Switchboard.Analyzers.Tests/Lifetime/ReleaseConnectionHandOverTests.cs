using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2001: what counts as handing a local on.</summary>
public class ReleaseConnectionHandOverTests
{
    [Theory]
    [InlineData("_socket = Open();")]
    [InlineData("var socket = new ClientWebSocket(); _socket = socket;")]
    [InlineData("var socket = new ClientWebSocket(); Socket = socket;")]
    [InlineData("var socket = new ClientWebSocket(); s_socket = socket;")]
    [InlineData("var socket = new ClientWebSocket(); other._socket = socket;")]
    [InlineData("var socket = new ClientWebSocket(); (_socket, _name) = (socket, \"chat\");")]
    [InlineData("var socket = new ClientWebSocket(); Interlocked.Exchange(ref _socket, socket)?.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); Volatile.Write(ref _socket, socket);")]
    public Task Assigned_to_a_field_or_property(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); _sockets.Add(socket);")]
    [InlineData("var socket = new ClientWebSocket(); _byName[\"chat\"] = socket;")]
    [InlineData("var socket = new ClientWebSocket(); _array[0] = socket;")]
    [InlineData("var socket = new ClientWebSocket(); _byName.TryAdd(\"chat\", socket);")]
    [InlineData("var socket = new ClientWebSocket(); var all = new List<WebSocket> { socket }; Keep(all);")]
    [InlineData("var socket = new ClientWebSocket(); var all = new[] { socket }; Keep(all);")]
    [InlineData("var socket = new ClientWebSocket(); List<WebSocket> all = [socket]; Keep(all);")]
    [InlineData("var socket = new ClientWebSocket(); var pair = (socket, 1); Keep(pair);")]
    [InlineData("var socket = new ClientWebSocket(); var part = new { socket }; Keep(part);")]
    public Task Put_in_a_collection(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); new Pump(socket).Start();")]
    [InlineData("var socket = new ClientWebSocket(); Keep(socket);")]
    [InlineData("var socket = new ClientWebSocket(); Task.Run(() => PumpAsync(socket));")]
    [InlineData("var socket = new ClientWebSocket(); _ = PumpAsync(socket);")]
    [InlineData("var socket = new ClientWebSocket(); socket.KeepIn(_sockets);")]
    [InlineData("var socket = new ClientWebSocket(); var pump = new Pump(socket: socket);")]
    [InlineData("var socket = new ClientWebSocket(); _ = new Holder { Socket = socket };")]
    [InlineData("var socket = new ClientWebSocket(); dynamic keeper = other; keeper.Keep(socket);")]
    [InlineData("var socket = new ClientWebSocket(); _names[socket] = \"chat\";")]
    [InlineData("var socket = new ClientWebSocket(); using var stop = token.Register(socket.Dispose);")]
    [InlineData("var socket = new ClientWebSocket(); Opened?.Invoke(this, socket);")]
    [InlineData("var socket = new ClientWebSocket(); context.Response.RegisterForDispose(socket);")]
    public Task Passed_to_code_that_may_keep_it(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); Action close = () => socket.Dispose(); Keep(close);")]
    [InlineData("ClientWebSocket? socket = null; Action open = () => socket = new ClientWebSocket(); open(); socket?.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); void Close() => socket.Dispose(); Keep((Action)Close);")]
    [InlineData("var socket = new ClientWebSocket(); using var stop = token.Register(() => socket.Dispose());")]
    [InlineData("var socket = new ClientWebSocket(); void Close() { socket.Dispose(); } try { Touch(); } finally { Close(); }")]
    public Task Captured(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("async Task<WebSocket> M(bool flag) { var socket = new ClientWebSocket(); await Task.Yield(); return socket; }")]
    [InlineData("WebSocket? M(bool flag) { var socket = new ClientWebSocket(); return flag ? socket : Discard(socket); }")]
    [InlineData("Task<WebSocket> M() { var socket = new ClientWebSocket(); return Task.FromResult<WebSocket>(socket); }")]
    [InlineData("(WebSocket, int) M() { var socket = new ClientWebSocket(); return (socket, 1); }")]
    [InlineData("object M() { var socket = new ClientWebSocket(); return new { socket }; }")]
    [InlineData("Func<WebSocket> M() { var socket = new ClientWebSocket(); return () => socket; }")]
    [InlineData("WebSocket M() { var socket = new ClientWebSocket(); var result = socket; return result; }")]
    [InlineData("WebSocket M(WebSocket? given) { var socket = given ?? new ClientWebSocket(); return socket; }")]
    [InlineData("WebSocket[] M() { var socket = new ClientWebSocket(); return new WebSocket[] { socket }; }")]
    [InlineData("List<WebSocket> M() { var socket = new ClientWebSocket(); return [socket]; }")]
    [InlineData("IDisposable M() { var socket = new ClientWebSocket(); return socket as IDisposable; }")]
    [InlineData("WebSocket? M(WebSocket? given) { var socket = new ClientWebSocket(); var result = socket ?? given; return result; }")]
    [InlineData("WebSocket? M(int count) { var socket = new ClientWebSocket(); return count switch { 0 => socket, _ => Discard(socket) }; }")]
    [InlineData("WebSocket? M() { var socket = new ClientWebSocket(); if (socket is { State: WebSocketState.None } open) return open; socket.Dispose(); return null; }")]
    [InlineData("WebSocket? M() { var socket = new ClientWebSocket(); WebSocket same; same = socket; return same; }")]
    [InlineData("WebSocket M() { ClientWebSocket socket; return socket = new ClientWebSocket(); }")]
    [InlineData("WebSocket M() { var socket = new ClientWebSocket(); try { socket.Options.AddSubProtocol(\"v1\"); return socket; } catch { socket.Dispose(); throw; } }")]
    public Task Returned(string member) => Rule.VerifyAsync(Type(member));

    [Theory]
    [InlineData("void M(out WebSocket result) { var socket = new ClientWebSocket(); result = socket; }")]
    [InlineData("void M(ref WebSocket result) { var socket = new ClientWebSocket(); result = socket; }")]
    [InlineData("bool TryM([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out WebSocket? result) { var socket = new ClientWebSocket(); result = null; if (socket.State == WebSocketState.None) { result = socket; return true; } socket.Dispose(); return false; }")]
    public Task Assigned_to_an_out_or_ref_parameter(string member) => Rule.VerifyAsync(Type(member));

    [Theory]
    [InlineData("IEnumerable<WebSocket> M() { for (var i = 0; i < 3; i++) { var socket = new ClientWebSocket(); yield return socket; } }")]
    [InlineData("async IAsyncEnumerable<WebSocket> M(Uri url) { var socket = new ClientWebSocket(); await socket.ConnectAsync(url, default); yield return socket; }")]
    [InlineData("async IAsyncEnumerable<int> M(Uri url) { var socket = new ClientWebSocket(); try { await socket.ConnectAsync(url, default); yield return 1; } finally { socket.Dispose(); } }")]
    public Task Yielded_or_released_by_an_iterator(string member) => Rule.VerifyAsync(Type(member));

    [Theory]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; Keep(socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; _socket = socket;")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; _sockets.Add(socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; if (flag) return; new Pump(socket).Start();")]
    [InlineData("var socket = [|new ClientWebSocket()|]; try { Touch(); _socket = socket; } catch { }")]
    [InlineData("var socket = [|new ClientWebSocket()|]; this._socket ??= socket;")]
    public Task Handed_on_only_after_a_possible_exit(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); Keep(socket); if (flag) return; Touch();")]
    [InlineData("var socket = new ClientWebSocket(); _socket = socket; if (flag) throw new InvalidOperationException();")]
    [InlineData("var socket = new ClientWebSocket(); _sockets.Add(socket); try { Touch(); } catch { }")]
    public Task Handed_on_before_a_possible_exit(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); var same = socket; same.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); WebSocket same = socket; try { Touch(); } finally { same.Dispose(); }")]
    [InlineData("var socket = new ClientWebSocket(); IDisposable scope = socket; scope.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); ((IDisposable)socket).Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); (socket as IDisposable)?.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); if (socket is IDisposable scope) scope.Dispose();")]
    [InlineData("var socket = new ClientWebSocket(); Close(socket);")]
    [InlineData("var socket = new ClientWebSocket(); await CloseAsync(socket);")]
    [InlineData("var one = new ClientWebSocket(); var two = new ClientWebSocket(); foreach (var socket in new[] { one, two }) socket.Dispose();")]
    public Task Released_through_an_alias_or_a_helper(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = [|new ClientWebSocket()|]; var state = socket.State; Touch(); Keep(state);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; Console.WriteLine(socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; ArgumentNullException.ThrowIfNull(socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; Keep(ReferenceEquals(socket, other));")]
    [InlineData("var socket = [|new ClientWebSocket()|]; await socket.SendAsync(new byte[1], WebSocketMessageType.Text, true, default);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; _ = socket;")]
    [InlineData("var socket = [|new ClientWebSocket()|]; logger.LogInformation(\"made {Socket}\", socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; logger.LogWarning(new EventId(1), \"made {Socket} for {Other}\", socket, other);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; logger.Log(LogLevel.Debug, \"made {Socket}\", new object[] { socket });")]
    [InlineData("var socket = [|new ClientWebSocket()|]; Console.WriteLine(\"{0} {1}\", socket, other);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; Console.WriteLine(\"{0} {1} {2} {3}\", 1, 2, 3, socket);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; var written = string.Format(\"{0}\", socket); Keep(written);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; var written = string.Format(\"{0} {1} {2} {3}\", 1, 2, 3, socket); Keep(written);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; var written = string.Concat(socket, other) + string.Join(' ', new[] { socket }); Keep(written);")]
    [InlineData("var socket = [|new ClientWebSocket()|]; Debug.WriteLine(\"{0} {1}\", socket, other); Trace.TraceInformation(\"{0}\", socket);")]
    public Task Using_it_is_not_handing_it_on(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    [InlineData("var socket = new ClientWebSocket(); Report(\"{0} {1}\", 1, socket);")]
    [InlineData("var socket = new ClientWebSocket(); Own.Logging.Log.Write(socket);")]
    [InlineData("var socket = new ClientWebSocket(); Own.Logging.Log.WriteAll(\"{0}\", socket);")]
    [InlineData("var socket = new ClientWebSocket(); var list = new object[] { socket }; Console.WriteLine(\"{0}\", list); Keep(list);")]
    [InlineData("var socket = new ClientWebSocket(); logger.LogInformation(\"made {Socket}\", socket); Keep(socket);")]
    [InlineData("using var socket = new ClientWebSocket(); logger.LogInformation(\"made {Socket}\", socket);")]
    public Task Written_down_by_code_of_the_users_own_or_given_away_as_well(string body) => Rule.VerifyAsync(Method(body));

    private static string Method(string body) => Type($$"""
        public async Task RunAsync(bool flag, Sample other, Microsoft.AspNetCore.Http.HttpContext context, CancellationToken token, ILogger logger)
            {
                await Task.Yield();
                {{body}}
            }
        """);

    private static string Type(string member) => $$"""
        using System.Diagnostics;
        using System.Net.WebSockets;
        using Microsoft.Extensions.Logging;
        static class Extensions
        {
            public static void KeepIn(this WebSocket socket, List<WebSocket> sockets) => sockets.Add(socket);
        }

        class Pump(WebSocket socket) : IDisposable
        {
            public void Start() { }
            public void Dispose() => socket.Dispose();
        }

        class Holder
        {
            public WebSocket? Socket { get; set; }
        }

        class Sample
        {
            private static WebSocket? s_socket;
            private readonly List<WebSocket> _sockets = new();
            private readonly Dictionary<string, WebSocket> _byName = new();
            private readonly WebSocket[] _array = new WebSocket[1];
            private readonly Dictionary<WebSocket, string> _names = new();
            private WebSocket? _socket;
            private string? _name;

            public event EventHandler<WebSocket>? Opened;

            private WebSocket? Socket { get; set; }

            {{member}}

            private static ClientWebSocket Open() => new ClientWebSocket();
            private static WebSocket? Discard(WebSocket socket) { socket.Dispose(); return null; }
            private static void Keep(object value) { }
            private static void Report(string format, params object[] values) { }
            private static Task PumpAsync(WebSocket socket) => Task.CompletedTask;
            private static void Touch() { }
            private static void Close(WebSocket socket) => socket.Dispose();
            private static async Task CloseAsync(WebSocket socket)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
                socket.Dispose();
            }
        }

        namespace Own.Logging
        {
            static class Log
            {
                public static void Write(object value) { }
                public static void WriteAll(string format, params object[] values) { }
            }
        }
        """;

    // Its own handler goes with it; that of another connection keeps it.
    [Fact]
    public Task A_handler_that_captures_it() => Rule.VerifyAsync(
        """
        public class Bridge(HubConnection other)
        {
            public void Listen()
            {
                var hub = new HubConnectionBuilder().Build();
                other.Closed += _ => hub.SendAsync("Closed");
                other.On("Text", () => hub.SendAsync("Text"));
            }

            public void Lose()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                hub.Closed += _ => hub.StartAsync();
                hub.On("Text", () => hub.SendAsync("Text"));
            }
        }
        """);

    // Writing it down is not taking it; a class of the user's own that is called the same may keep it.
    [Fact]
    public Task What_is_only_written_down() => Rule.VerifyAsync(
        """
        using System.Diagnostics;

        public class Chat
        {
            public async Task DebugAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                Debug.WriteLine(hub);
                await hub.StartAsync();
            }

            public async Task TraceAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                Trace.WriteLine(hub);
                await hub.StartAsync();
            }

            public async Task ConsoleAsync()
            {
                var hub = {|SWB2001:new HubConnectionBuilder().Build()|};
                Console.WriteLine(hub);
                await hub.StartAsync();
            }

            public async Task OwnAsync()
            {
                var hub = new HubConnectionBuilder().Build();
                Own.Debug.WriteLine(hub);
                await hub.StartAsync();
            }
        }

        namespace Own
        {
            public static class Debug
            {
                public static void WriteLine(object value)
                {
                }
            }
        }
        """);
}

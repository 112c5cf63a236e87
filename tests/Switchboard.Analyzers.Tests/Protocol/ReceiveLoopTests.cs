using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReadToEndAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3010: a receive loop that reads on after the other side has closed.</summary>
public class ReceiveLoopTests
{
    [Theory]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; stream.Write(buffer, 0, frame.Count); }")]
    [InlineData("while (!stop.IsCancellationRequested) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; stream.Write(buffer, 0, frame.Count); }")]
    [InlineData("while (true) [|socket.ReceiveAsync(buffer, stop)|].Wait();")]
    [InlineData("for (; ; ) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; stream.Write(buffer, 0, frame.Count); }")]
    [InlineData("do { await [|socket.ReceiveAsync(buffer, stop)|]; } while (_running);")]
    [InlineData("while (_running) { try { await [|socket.ReceiveAsync(buffer, stop)|]; } catch (WebSocketException) { } }")]
    [InlineData("while (true) { WebSocketReceiveResult frame; do { frame = await [|socket.ReceiveAsync(buffer, stop)|]; stream.Write(buffer, 0, frame.Count); } while (!frame.EndOfMessage); }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage) Use(Encoding.UTF8.GetString(buffer, 0, frame.Count)); }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage) continue; if (frame.Count > 100) return; }")]
    [InlineData("while (true) { while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage) { stream.Flush(); break; } } }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage) { stream.Flush(); } }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage) { } }")]
    [InlineData("while (other.IsAlive) { await [|session.Socket.ReceiveAsync(buffer, stop)|]; }")]
    [InlineData("while (true) { await [|session.Socket.ReceiveAsync(buffer, stop)|]; Use(session); }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.EndOfMessage && stream.Length == 0) stream.Flush(); }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (stream.Length > 100) return; }")]
    [InlineData("while (true) { var read = [|socket.ReceiveAsync(buffer, stop)|]; if (await Task.WhenAny(read, Task.Delay(5)) == read) stream.Write(buffer, 0, read.Result.Count); }")]
    public Task It_reads_on(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    // The type of the message.
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (frame.MessageType == WebSocketMessageType.Close) break; }")]
    [InlineData("while ((await socket.ReceiveAsync(buffer, stop)).MessageType != WebSocketMessageType.Close) { }")]
    [InlineData("WebSocketReceiveResult frame; while ((frame = await socket.ReceiveAsync(buffer, stop)).MessageType != WebSocketMessageType.Close) Use(frame.Count);")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); switch (frame.MessageType) { case WebSocketMessageType.Close: return; } }")]
    [InlineData("while (true) { if (await socket.ReceiveAsync(buffer, stop) is { MessageType: WebSocketMessageType.Close }) return; }")]
    [InlineData("while (true) { WebSocketReceiveResult frame; do { frame = await socket.ReceiveAsync(buffer, stop); } while (!frame.EndOfMessage); if (frame.MessageType == WebSocketMessageType.Close) return; }")]
    // The close status.
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (frame.CloseStatus.HasValue) break; }")]
    [InlineData("while (true) { await socket.ReceiveAsync(buffer, stop); if (socket.CloseStatus is not null) break; }")]
    // The state of the socket, also behind a property or method of the type.
    [InlineData("while (socket.State == WebSocketState.Open) await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (true) { await socket.ReceiveAsync(buffer, stop); if (socket.State != WebSocketState.Open) break; }")]
    [InlineData("while (IsOpen) await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (CanRead()) await socket.ReceiveAsync(buffer, stop);")]
    // What other code says of the socket, or of what holds it.
    [InlineData("while (socket.IsOpen()) await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (session.IsAlive) await session.Socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (session.IsWanted) await session.Socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (session.CanRead()) await session.Socket.ReceiveAsync(buffer, stop);")]
    // The first of several.
    [InlineData("var read = socket.ReceiveAsync(buffer, stop); while (true) { var first = await Task.WhenAny(read, Task.Delay(5)); if (first != read) continue; if (((Task<WebSocketReceiveResult>)first).Result.MessageType == WebSocketMessageType.Close) return; read = socket.ReceiveAsync(buffer, stop); }")]
    // A close frame is an empty message.
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); stream.Write(buffer, 0, frame.Count); if (frame.EndOfMessage && stream.Length == 0) break; }")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (!frame.EndOfMessage) continue; var said = Encoding.UTF8.GetString(buffer); if (string.IsNullOrEmpty(said)) return; }")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (!frame.EndOfMessage) continue; var said = Encoding.UTF8.GetString(buffer); if (string.IsNullOrWhiteSpace(said)) return; }")]
    // A close frame is empty.
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (frame.Count == 0) break; stream.Write(buffer, 0, frame.Count); }")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (frame.Count > 0) stream.Write(buffer, 0, frame.Count); else return; }")]
    // Others decide.
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (!Accept(frame)) break; }")]
    // One message, a number of them, or none after the first.
    [InlineData("WebSocketReceiveResult frame; do { frame = await socket.ReceiveAsync(buffer, stop); stream.Write(buffer, 0, frame.Count); } while (!frame.EndOfMessage);")]
    [InlineData("for (var i = 0; i < 3; i++) await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("foreach (var part in new[] { 1, 2 }) await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("while (true) { await socket.ReceiveAsync(buffer, stop); break; }")]
    [InlineData("while (true) { await socket.ReceiveAsync(buffer, stop); return; }")]
    [InlineData("await socket.ReceiveAsync(buffer, stop); while (true) await Task.Delay(5);")]
    [InlineData("while (true) { Later(() => socket.ReceiveAsync(buffer, stop)); }")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (frame.EndOfMessage) { stream.Flush(); break; } }")]
    [InlineData("while (true) { var frame = await socket.ReceiveAsync(buffer, stop); if (!frame.EndOfMessage) { stream.Flush(); } else { break; } }")]
    public Task It_notices_or_is_no_receive_loop(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task The_message_says_what_to_ask_for() => Rule.VerifyMessageAsync(
        "SWB3010",
        "'ReceiveAsync' on 'socket' stands in a loop that does not ask for 'MessageType'; leave the loop when the other side closes",
        Method("while (true) { var frame = await {|#0:socket.ReceiveAsync(buffer, stop)|}; stream.Write(buffer, 0, frame.Count); }"));

    private static string Method(string body) => $$"""
        using System.Net.WebSockets;
        using System.Text;

        static class Sockets
        {
            public static bool IsOpen(this WebSocket socket) => socket.State == WebSocketState.Open;
        }

        class Session(WebSocket socket)
        {
            public WebSocket Socket { get; } = socket;
            public bool IsAlive => Socket.State == WebSocketState.Open;
            public bool CanRead() => IsAlive;
            public bool IsWanted = true;
        }

        class Sample
        {
            private readonly WebSocket _socket;
            private bool _running = true;

            public Sample(WebSocket socket) => _socket = socket;

            private bool IsOpen => _socket.State == WebSocketState.Open;

            private bool CanRead() => IsOpen && _running;

            public async Task RunAsync(WebSocket socket, Session session, Session other, Stream stream, byte[] buffer, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            static bool Accept(WebSocketReceiveResult frame) => frame.MessageType != WebSocketMessageType.Close;
            static void Use(object value) { }
            static void Later(Func<Task> run) { }
        }
        """;
}

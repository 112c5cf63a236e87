using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReadToEndAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3010: a part of a message that is taken for the whole.</summary>
public class ReadToEndTests
{
    [Theory]
    // Text.
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|].ConfigureAwait(false); Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = [|socket.ReceiveAsync(buffer, stop)|].Result; Use(Encoding.ASCII.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = [|socket.ReceiveAsync(buffer, stop)|].GetAwaiter().GetResult(); Use(new UTF8Encoding().GetString(buffer, 0, frame.Count));")]
    [InlineData("WebSocketReceiveResult frame; frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var count = (await [|socket.ReceiveAsync(buffer, stop)|]).Count; Use(Encoding.UTF8.GetString(buffer, 0, count));")]
    [InlineData("await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer).TrimEnd('\\0'));")]
    [InlineData("_ = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer));")]
    [InlineData("if ([|socket.ReceiveAsync(buffer, stop)|].Wait(1000)) Use(Encoding.UTF8.GetString(buffer));")]
    [InlineData("var receiving = [|socket.ReceiveAsync(buffer, stop)|]; var frame = await receiving; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.MessageType != WebSocketMessageType.Text) return; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|].WaitAsync(TimeSpan.FromSeconds(5)); Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    // Other views of the same memory.
    [InlineData("var frame = await [|socket.ReceiveAsync(new ArraySegment<byte>(buffer), stop)|]; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var segment = new ArraySegment<byte>(buffer); var frame = await [|socket.ReceiveAsync(segment, stop)|]; Use(Encoding.UTF8.GetString(segment.Array!, 0, frame.Count));")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer.AsMemory(), stop)|]; Use(Encoding.UTF8.GetString(buffer.AsSpan(0, frame.Count)));")]
    [InlineData("var memory = buffer.AsMemory(); var frame = await [|socket.ReceiveAsync(memory, stop)|]; Use(Encoding.UTF8.GetString(memory.Span.Slice(0, frame.Count)));")]
    [InlineData("var memory = new Memory<byte>(buffer); var frame = await [|socket.ReceiveAsync(memory, stop)|]; Use(Encoding.UTF8.GetString(memory.Span[..frame.Count]));")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer[..frame.Count]));")]
    [InlineData("using var owner = MemoryPool<byte>.Shared.Rent(64); var frame = await [|socket.ReceiveAsync(owner.Memory, stop)|]; Use(Encoding.UTF8.GetString(owner.Memory.Span[..frame.Count]));")]
    [InlineData("await [|socket.ReceiveAsync(_buffer, stop)|]; Use(Encoding.UTF8.GetString(_buffer));")]
    // Other values.
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(JsonSerializer.Deserialize<Order>(buffer.AsSpan(0, frame.Count))!);")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; using var document = JsonDocument.Parse(buffer.AsMemory(0, frame.Count));")]
    [InlineData("await [|socket.ReceiveAsync(buffer, stop)|]; Use(BitConverter.ToInt32(buffer, 0));")]
    [InlineData("await [|socket.ReceiveAsync(buffer, stop)|]; Use(System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(buffer));")]
    // In a loop that notices the close.
    [InlineData("while (socket.State == WebSocketState.Open) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count)); }")]
    [InlineData("while (true) { var frame = await [|socket.ReceiveAsync(buffer, stop)|]; if (frame.MessageType == WebSocketMessageType.Close) break; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count)); }")]
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; while (frame.CloseStatus is null) { Use(Encoding.UTF8.GetString(buffer, 0, frame.Count)); frame = await [|socket.ReceiveAsync(buffer, stop)|]; }")]
    // Through a method of the type.
    [InlineData("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Handle(buffer, frame.Count);")]
    public Task A_part_is_taken_for_the_whole(string body) => Rule.VerifyAsync(Method(body));

    [Theory]
    // Looked at.
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); if (!frame.EndOfMessage) throw new IOException(); Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("WebSocketReceiveResult frame; var text = new StringBuilder(); do { frame = await socket.ReceiveAsync(buffer, stop); text.Append(Encoding.UTF8.GetString(buffer, 0, frame.Count)); } while (!frame.EndOfMessage); Use(text);")]
    [InlineData("var whole = new MemoryStream(); while (true) { var frame = await socket.ReceiveAsync(buffer, stop); whole.Write(buffer, 0, frame.Count); if (frame.EndOfMessage) break; } Use(Encoding.UTF8.GetString(whole.ToArray()));")]
    [InlineData("if (await socket.ReceiveAsync(buffer, stop) is { EndOfMessage: true, Count: var count }) Use(Encoding.UTF8.GetString(buffer, 0, count));")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); switch (frame) { case { EndOfMessage: true }: Use(Encoding.UTF8.GetString(buffer, 0, frame.Count)); break; }")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); var isWhole = frame.EndOfMessage; if (isWhole) Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); await socket.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, stop); Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    // Others look at it.
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); Use(frame); Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));")]
    [InlineData("_last = await socket.ReceiveAsync(buffer, stop); Use(Encoding.UTF8.GetString(buffer, 0, _last.Count));")]
    [InlineData("var pair = (await socket.ReceiveAsync(buffer, stop), 1); Use(Encoding.UTF8.GetString(buffer, 0, pair.Item1.Count));")]
    // A stream of bytes has no messages.
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); await stream.WriteAsync(buffer.AsMemory(0, frame.Count), stop);")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); stream.Write(buffer, 0, frame.Count);")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); var decoder = Encoding.UTF8.GetDecoder(); Use(decoder.GetCharCount(buffer, 0, frame.Count, false));")]
    // Not the content, or not this content.
    [InlineData("await socket.ReceiveAsync(buffer, stop);")]
    [InlineData("var frame = await socket.ReceiveAsync(buffer, stop); Use(frame.Count);")]
    [InlineData("await socket.ReceiveAsync(buffer, stop); System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(buffer, 1);")]
    [InlineData("var other = new byte[8]; await socket.ReceiveAsync(buffer, stop); Use(Encoding.UTF8.GetString(other));")]
    [InlineData("await socket.ReceiveAsync(buffer, stop); Later(() => Use(Encoding.UTF8.GetString(buffer)));")]
    // A stream of the framework puts the frames together.
    [InlineData("using var whole = WebSocketStream.CreateReadableMessageStream(socket); var count = await whole.ReadAsync(buffer, stop); Use(Encoding.UTF8.GetString(buffer, 0, count));")]
    public Task It_is_read_to_its_end_or_not_read(string body) => Rule.VerifyAsync(Method(body));

    [Fact]
    public Task The_message_says_what_to_ask_for() => Rule.VerifyMessageAsync(
        "SWB3010",
        "'ReceiveAsync' on '_socket' gives a part of a message, which is used without asking for 'EndOfMessage'; read on until the message ends",
        """
        using System.Net.WebSockets;
        using System.Text;

        public sealed class Reader
        {
            private readonly ClientWebSocket _socket = new();

            public async Task<string> ReadAsync()
            {
                var buffer = new byte[1024];
                var frame = await {|#0:_socket.ReceiveAsync(buffer, default)|};
                return Encoding.UTF8.GetString(buffer, 0, frame.Count);
            }
        }
        """);

    [Fact]
    public Task Marked_as_a_protocol_of_fixed_frames() => VerifyAsync(
        """
        [FixedFrame]
        public sealed class Counter(WebSocket socket)
        {
            public async Task<int> ReadAsync(byte[] buffer)
            {
                await socket.ReceiveAsync(buffer, default);
                return BitConverter.ToInt32(buffer, 0);
            }

            public sealed class Inner(WebSocket socket)
            {
                public async Task<int> ReadAsync(byte[] buffer)
                {
                    await socket.ReceiveAsync(buffer, default);
                    return BitConverter.ToInt32(buffer, 0);
                }
            }
        }

        public sealed class Meter(WebSocket socket)
        {
            [FixedFrame]
            public async Task<int> ReadAsync(byte[] buffer)
            {
                await socket.ReceiveAsync(buffer, default);
                return BitConverter.ToInt32(buffer, 0);
            }

            [FixedFrame]
            public async Task RunAsync(byte[] buffer)
            {
                while (true)
                {
                    await socket.ReceiveAsync(buffer, default);
                    Console.WriteLine(BitConverter.ToInt32(buffer, 0));
                }
            }

            public async Task<int> ReadLocallyAsync(byte[] buffer)
            {
                return await ReadOneAsync();

                [FixedFrame]
                async Task<int> ReadOneAsync()
                {
                    await socket.ReceiveAsync(buffer, default);
                    return BitConverter.ToInt32(buffer, 0);
                }
            }

            public async Task<int> ReadOtherAsync(byte[] buffer)
            {
                await [|socket.ReceiveAsync(buffer, default)|];
                return BitConverter.ToInt32(buffer, 0);
            }
        }
        """);

    [Fact]
    public Task A_servers_socket_and_a_clients_in_every_style() => VerifyAsync(
        """
        public static class Endpoint
        {
            public static void Map(Microsoft.AspNetCore.Builder.WebApplication app) =>
                Microsoft.AspNetCore.Builder.EndpointRouteBuilderExtensions.MapGet(app, "/echo", async (Microsoft.AspNetCore.Http.HttpContext context) =>
                {
                    using var socket = await context.WebSockets.AcceptWebSocketAsync();
                    var buffer = new byte[64];
                    var frame = await [|socket.ReceiveAsync(buffer, default)|];
                    Console.WriteLine(Encoding.UTF8.GetString(buffer, 0, frame.Count));
                });
        }

        public sealed record Line(WebSocket Socket)
        {
            public async Task<string> ReadAsync()
            {
                var buffer = new byte[64];
                var frame = await [|Socket.ReceiveAsync(buffer, default)|];
                return Encoding.UTF8.GetString(buffer, 0, frame.Count);
            }
        }

        public sealed class Feed : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                using ClientWebSocket socket = new();
                var buffer = new byte[64];
                var frame = await [|socket.ReceiveAsync(buffer, stoppingToken)|];
                Console.WriteLine(await ReadAsync() + frame.Count + Encoding.UTF8.GetString(buffer));

                async Task<string> ReadAsync()
                {
                    var bytes = new byte[64];
                    var part = await [|socket.ReceiveAsync(bytes, stoppingToken)|];
                    return Encoding.UTF8.GetString(bytes, 0, part.Count);
                }
            }
        }

        public sealed class Lines(WebSocket socket)
        {
            public async IAsyncEnumerable<string> ReadAsync()
            {
                var buffer = new byte[64];
                while (socket.State == WebSocketState.Open)
                {
                    var frame = await [|socket.ReceiveAsync(buffer, default)|];
                    yield return Encoding.UTF8.GetString(buffer, 0, frame.Count);
                }
            }
        }
        """);

    [Fact]
    public Task In_top_level_statements() => new Rule { IsProgram = true }.CheckAsync(
        """
        using System.Net.WebSockets;
        using System.Text;

        using var socket = new ClientWebSocket();
        var buffer = new byte[64];
        var frame = await [|socket.ReceiveAsync(buffer, default)|];
        Console.WriteLine(Encoding.UTF8.GetString(buffer, 0, frame.Count));
        """);

    [Fact]
    public Task Types_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Acme
        {
            public class WebSocket
            {
                public Task<Frame> ReceiveAsync(byte[] buffer, CancellationToken stop) => Task.FromResult(new Frame());
            }

            public class Frame
            {
                public int Count => 0;
                public bool EndOfMessage => true;
            }

            public class Reader(WebSocket socket)
            {
                public async Task<string> ReadAsync(byte[] buffer)
                {
                    var frame = await socket.ReceiveAsync(buffer, default);
                    return System.Text.Encoding.UTF8.GetString(buffer, 0, frame.Count);
                }
            }
        }
        """);

    [Fact]
    public Task An_sdk_of_the_projects_own_catalog() => new Rule
    {
        Catalog = """
            client    T:Acme.Link
            receive   M:Acme.Link.ReadAsync      end=IsLast close=IsGone
            receive   M:Acme.Link.ReadAllAsync
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public record Part(int Count, bool IsLast, bool IsGone);

            public class Link
            {
                public Task<Part> ReadAsync(byte[] buffer) => Task.FromResult(new Part(0, true, true));
                public Task<Part> ReadAllAsync(byte[] buffer) => Task.FromResult(new Part(0, true, true));
            }

            public class Reader(Link link)
            {
                public async Task<string> ReadAsync(byte[] buffer)
                {
                    var all = await link.ReadAllAsync(buffer);
                    var part = await [|link.ReadAsync(buffer)|];
                    return System.Text.Encoding.UTF8.GetString(buffer, 0, part.Count);
                }
            }
        }
        """);

    [Fact]
    public Task Without_the_runtime_too() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        Method("var frame = await [|socket.ReceiveAsync(buffer, stop)|]; Use(Encoding.UTF8.GetString(buffer, 0, frame.Count));"));

    [Theory]
    [InlineData("var frame = await socket.ReceiveAsync(missing, default); var text = System.Text.Encoding.UTF8.GetString(missing);")]
    [InlineData("var frame = await socket.ReceiveAsync(; while (true) { socket.ReceiveAsync(")]
    [InlineData("var frame = await socket.ReceiveAsync(1, 2, 3); System.Text.Encoding.UTF8.GetString(1);")]
    [InlineData("while (true) { await missing.ReceiveAsync(buffer, default); }")]
    public Task Half_typed_code(string body) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $"public class Reader {{ public async Task RunAsync(System.Net.WebSockets.WebSocket socket, byte[] buffer) {{ {body} }} }}");

    private static Task VerifyAsync(string source) => Rule.VerifyAsync("using System.Net.WebSockets;\nusing System.Text;\n" + source);

    private static string Method(string body) => $$"""
        using System.Buffers;
        using System.Net.WebSockets;
        using System.Text;
        using System.Text.Json;

        class Sample
        {
            private readonly byte[] _buffer = new byte[64];
            private WebSocketReceiveResult? _last;

            public async Task RunAsync(WebSocket socket, Stream stream, byte[] buffer, CancellationToken stop)
            {
                await Task.Yield();
                {{body}}
            }

            static void Handle(byte[] bytes, int count) => Console.WriteLine(Encoding.UTF8.GetString(bytes, 0, count));
            static void Use(object value) { }
            static void Later(Action run) { }
        }

        record Order(int Id);
        """;
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReadToEndAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3010 follows the bytes that were received to the code that makes something of them.</summary>
public class MessageBufferTests
{
    private const string Receive = "{|SWB3010:socket.ReceiveAsync(buffer, default)|}";

    [Theory]
    [InlineData("var buffer = new byte[4096]; await " + Receive + "; JsonNode.Parse(buffer);")]
    [InlineData("var buffer = new byte[4096]; var frame = await " + Receive + "; JsonDocument.Parse(buffer.AsMemory(0, frame.Count));")]
    [InlineData("var buffer = new byte[4096]; var memory = buffer.AsMemory(); await {|SWB3010:socket.ReceiveAsync(memory, default)|}; var part = memory.Span; Write(Encoding.UTF8.GetString(part));")]
    [InlineData("var buffer = new byte[4096]; await " + Receive + "; object same = buffer; Write(Encoding.UTF8.GetString((byte[])same));")]
    [InlineData("await {|SWB3010:socket.ReceiveAsync(pool[0], default)|}; Write(Encoding.UTF8.GetString(pool[0]));")]
    [InlineData("using var buffer = MemoryPool<byte>.Shared.Rent(100); await {|SWB3010:socket.ReceiveAsync(buffer.Memory, default)|}; Write(Encoding.UTF8.GetString(buffer.Memory.Span));")]
    // Memory that has no name but that of the segment.
    [InlineData("var buffer = new ArraySegment<byte>(new byte[4096]); var frame = await " + Receive + "; Write(Encoding.UTF8.GetString(buffer.Array!, 0, frame.Count));")]
    [InlineData("var buffer = new Memory<byte>(new byte[4096]); await " + Receive + "; Write(Encoding.UTF8.GetString(buffer.Span));")]
    [InlineData("var buffer = rent().AsMemory(); await " + Receive + "; Write(Encoding.UTF8.GetString(buffer.Span));")]
    [InlineData("var buffer = WebSocket.CreateClientBuffer(4096, 4096); await " + Receive + "; Write(Encoding.UTF8.GetString(buffer.Array!));")]
    [InlineData("var buffer = new byte[4096]; var frame = await " + Receive + "; Handle(buffer, frame.Count);")]
    public Task What_makes_a_value_of_them(string code) => Rule.VerifyAsync(Reading(code));

    [Theory]
    [InlineData("var buffer = new byte[4096]; await socket.ReceiveAsync(buffer, default); new MemoryStream(buffer);")]
    [InlineData("var buffer = new byte[4096]; await socket.ReceiveAsync(buffer, default); new Own.JsonNode().Parse(buffer); Own.JsonSerializer.Deserialize(buffer); Own.BinaryPrimitives.ReadInt32(buffer);")]
    [InlineData("var buffer = new byte[4096]; var frame = await socket.ReceiveAsync(buffer, default); Count(buffer, frame.Count);")]
    [InlineData("var buffer = new byte[4096]; var frame = await socket.ReceiveAsync(buffer, default); HandOn(buffer);")]
    [InlineData("var buffer = new byte[4096]; var frame = await socket.ReceiveAsync(buffer, default); if (frame.EndOfMessage) Write(Encoding.UTF8.GetString(buffer));")]
    [InlineData("var buffer = new ArraySegment<byte>(new byte[4096]); var other = new ArraySegment<byte>(new byte[4096]); await socket.ReceiveAsync(buffer, default); Write(Encoding.UTF8.GetString(other.Array!));")]
    [InlineData("await socket.ReceiveAsync(rent(), default); Write(Encoding.UTF8.GetString(rent()));")]
    public Task What_does_not(string code) => Rule.VerifyAsync(Reading(code));

    [Fact]
    public Task A_constructor_of_the_type_that_is_given_them() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using System.Text;

        public class Frame
        {
            private Frame(byte[] bytes, int count) => Text = Encoding.UTF8.GetString(bytes, 0, count);

            public string Text { get; }

            public static async Task<Frame> ReadAsync(WebSocket socket)
            {
                var buffer = new byte[4096];
                var result = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};
                return new Frame(buffer, result.Count);
            }
        }

        public class RawFrame
        {
            private RawFrame(byte[] bytes) => Bytes = bytes;

            public byte[] Bytes { get; }

            public static async Task<RawFrame> ReadAsync(WebSocket socket)
            {
                var buffer = new byte[4096];
                await socket.ReceiveAsync(buffer, default);
                return new RawFrame(buffer);
            }
        }
        """);

    [Fact]
    public Task A_frame_that_goes_from_one_variable_to_another_and_back() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using System.Text;

        public class Reader(WebSocket socket)
        {
            public async Task<string> ReadAsync()
            {
                var buffer = new byte[4096];
                Task<WebSocketReceiveResult> first = {|SWB3010:socket.ReceiveAsync(buffer, default)|};
                Task<WebSocketReceiveResult> second;
                second = first;
                first = second;
                return Encoding.UTF8.GetString(buffer, 0, (await second).Count);
            }

            public async Task<string> ReadWholeAsync()
            {
                var buffer = new byte[4096];
                Task<WebSocketReceiveResult> first = socket.ReceiveAsync(buffer, default);
                Task<WebSocketReceiveResult> second;
                second = first;
                first = second;
                return (await first).EndOfMessage ? Encoding.UTF8.GetString(buffer) : "";
            }
        }
        """);

    private static string Reading(string code) => $$"""
        using System.Buffers;
        using System.Net.WebSockets;
        using System.Text;
        using System.Text.Json;
        using System.Text.Json.Nodes;

        public class Reader(WebSocket socket, Func<byte[]> rent, byte[][] pool)
        {
            public async Task ReadAsync()
            {
                {{code}}
            }

            private static void Write(string text)
            {
            }

            private static void Handle(byte[] bytes, int count) => Write(Encoding.UTF8.GetString(bytes, 0, count));

            private static void Count(byte[] bytes, int count) => Write(count + " of " + bytes.Length);

            private static void HandOn(byte[] bytes) => HandFurther(bytes);

            private static void HandFurther(byte[] bytes) => Write(Encoding.UTF8.GetString(bytes));

            public byte[] Rented => rent() ?? pool[0];
        }

        namespace Own
        {
            public class JsonNode
            {
                public void Parse(byte[] bytes)
                {
                }
            }

            public static class JsonSerializer
            {
                public static void Deserialize(byte[] bytes)
                {
                }
            }

            public static class BinaryPrimitives
            {
                public static void ReadInt32(byte[] bytes)
                {
                }
            }
        }
        """;

    // Asked where the loop does not stand, and called from within it.
    [Fact]
    public Task A_field_that_asks_for_the_state() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Reader
        {
            private static readonly ClientWebSocket s_socket = new();
            private static readonly Func<WebSocketState> s_state = () => s_socket.State;

            public async Task ReadAsync(Stream stream, byte[] buffer)
            {
                while (s_state() == WebSocketState.Open)
                {
                    var frame = await s_socket.ReceiveAsync(buffer, default);
                    stream.Write(buffer, 0, frame.Count);
                }
            }
        }

        public class Endless
        {
            private static readonly ClientWebSocket s_socket = new();
            private static readonly Func<WebSocketState> s_state = () => s_socket.State;

            public WebSocketState State => s_state();

            public async Task ReadAsync(Stream stream, byte[] buffer)
            {
                while (true)
                {
                    var frame = await {|SWB3010:s_socket.ReceiveAsync(buffer, default)|};
                    stream.Write(buffer, 0, frame.Count);
                }
            }
        }
        """);
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReadToEndAnalyzer, Switchboard.Analyzers.CodeFixes.Protocol.LeaveOnCloseFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3010: the loop that is left when the other side closes.</summary>
public sealed class LeaveOnCloseFixTests
{
    [Fact]
    public Task A_declaration_and_an_assignment() => Fix.VerifyAsync(
        """
        using System.IO;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        class Relay
        {
            public async Task CopyAsync(WebSocket socket, Stream target, CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (true)
                {
                    // One frame.
                    var frame = await {|SWB3010:socket.ReceiveAsync(buffer, stop)|}; // from there
                    await target.WriteAsync(buffer, 0, frame.Count, stop);
                }
            }

            public async Task DrainAsync(WebSocket socket)
            {
                var buffer = new byte[1024];
                WebSocketReceiveResult frame;
                for (; ; )
                {
                    try
                    {
                        frame = await {|SWB3010:socket.ReceiveAsync(buffer, CancellationToken.None)|}.ConfigureAwait(false);
                    }
                    finally
                    {
                        buffer[0] = 0;
                    }
                }
            }
        }

        """,
        """
        using System.IO;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        class Relay
        {
            public async Task CopyAsync(WebSocket socket, Stream target, CancellationToken stop)
            {
                var buffer = new byte[1024];
                while (true)
                {
                    // One frame.
                    var frame = await socket.ReceiveAsync(buffer, stop); // from there
                    if (frame.MessageType == WebSocketMessageType.Close)
                    {
                        break;
                    }

                    await target.WriteAsync(buffer, 0, frame.Count, stop);
                }
            }

            public async Task DrainAsync(WebSocket socket)
            {
                var buffer = new byte[1024];
                WebSocketReceiveResult frame;
                for (; ; )
                {
                    try
                    {
                        frame = await socket.ReceiveAsync(buffer, CancellationToken.None).ConfigureAwait(false);
                        if (frame.MessageType == WebSocketMessageType.Close)
                        {
                            break;
                        }
                    }
                    finally
                    {
                        buffer[0] = 0;
                    }
                }
            }
        }

        """);

    [Fact]
    public Task Tabs_trailing_braces_and_carriage_returns() => Fix.VerifyAsync(
        "using System;\r\nusing System.IO;\r\n\r\nclass Relay {\r\n\tasync System.Threading.Tasks.Task CopyAsync(System.Net.WebSockets.WebSocket socket, Stream target) {\r\n"
        + "\t\tvar buffer = new byte[1024];\r\n\t\twhile (true) {\r\n\t\t\tvar frame = await {|SWB3010:socket.ReceiveAsync(buffer.AsMemory(), default)|};\r\n\t\t\ttarget.Write(buffer, 0, frame.Count);\r\n\t\t}\r\n\t}\r\n}\r\n",
        "using System;\r\nusing System.IO;\r\nusing System.Net.WebSockets;\r\n\r\nclass Relay {\r\n\tasync System.Threading.Tasks.Task CopyAsync(System.Net.WebSockets.WebSocket socket, Stream target) {\r\n"
        + "\t\tvar buffer = new byte[1024];\r\n\t\twhile (true) {\r\n\t\t\tvar frame = await socket.ReceiveAsync(buffer.AsMemory(), default);\r\n"
        + "\t\t\tif (frame.MessageType == WebSocketMessageType.Close) {\r\n\t\t\t\tbreak;\r\n\t\t\t}\r\n\r\n\t\t\ttarget.Write(buffer, 0, frame.Count);\r\n\t\t}\r\n\t}\r\n}\r\n");

    [Theory]
    // The break would leave the loop of one message.
    [InlineData("while (true) { WebSocketReceiveResult frame; do { frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|}; } while (!frame.EndOfMessage); }")]
    // Or the switch.
    [InlineData("while (true) { switch (buffer.Length) { default: { var frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};\n buffer[0] = (byte)frame.Count; break; } } }")]
    // Nothing is kept that could be asked.
    [InlineData("while (true) { await {|SWB3010:socket.ReceiveAsync(buffer, default)|};\n }")]
    [InlineData("while (true) { var count = (await {|SWB3010:socket.ReceiveAsync(buffer, default)|}).Count;\n buffer[0] = (byte)count; }")]
    // Others stand on its line.
    [InlineData("while (true) { var frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|}; buffer[0] = (byte)frame.Count; }")]
    // A part of a message.
    [InlineData("while (socket.State == WebSocketState.Open)\n{\nvar frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};\nConsole.WriteLine(System.Text.Encoding.UTF8.GetString(buffer, 0, frame.Count));\n}")]
    public Task Not_offered(string body) => Fix.VerifyNotOfferedAsync(
        $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        class Reader
        {
            public async Task RunAsync(WebSocket socket, byte[] buffer)
            {
                {{body}}
            }
        }
        """);
}

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

    [Fact]
    public Task In_whatever_a_break_leaves_the_loop_through() => Fix.VerifyAsync(
        """
        using System;
        using System.IO;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        class Relay
        {
            public async Task CopyAsync(WebSocket socket, byte[] buffer, Stream target)
            {
                do
                {
                    using (target)
                    {
                        try
                        {
                            if (buffer.Length > 1)
                            {
                                var frame = await {|SWB3010:socket.ReceiveAsync(buffer.AsMemory(), default)|};

                                target.Write(buffer, 0, frame.Count);
                            }
                            else
                            {
                                WebSocketReceiveResult frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};
                                // All of it.
                                target.Write(buffer, 0, frame.Count);
                            }
                        }
                        catch (IOException)
                        {
                            lock (buffer)
                            {
                                var frame = {|SWB3010:socket.ReceiveAsync(buffer, default)|}.Result;
                                target.Write(buffer, 0, frame.Count);
                            }
                        }
                    }
                }
                while (true);
            }
        }

        """,
        """
        using System;
        using System.IO;
        using System.Net.WebSockets;
        using System.Threading.Tasks;

        class Relay
        {
            public async Task CopyAsync(WebSocket socket, byte[] buffer, Stream target)
            {
                do
                {
                    using (target)
                    {
                        try
                        {
                            if (buffer.Length > 1)
                            {
                                var frame = await socket.ReceiveAsync(buffer.AsMemory(), default);
                                if (frame.MessageType == WebSocketMessageType.Close)
                                {
                                    break;
                                }

                                target.Write(buffer, 0, frame.Count);
                            }
                            else
                            {
                                WebSocketReceiveResult frame = await socket.ReceiveAsync(buffer, default);
                                if (frame.MessageType == WebSocketMessageType.Close)
                                {
                                    break;
                                }

                                // All of it.
                                target.Write(buffer, 0, frame.Count);
                            }
                        }
                        catch (IOException)
                        {
                            lock (buffer)
                            {
                                var frame = socket.ReceiveAsync(buffer, default).Result;
                                if (frame.MessageType == WebSocketMessageType.Close)
                                {
                                    break;
                                }

                                target.Write(buffer, 0, frame.Count);
                            }
                        }
                    }
                }
                while (true);
            }
        }

        """);

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
    [InlineData("while (true)\n{\nvar frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|}; /* from there */\nbuffer[0] = (byte)frame.Count;\n}")]
    [InlineData("while (true)\n{ var frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};\nbuffer[0] = (byte)frame.Count;\n}")]
    // The statement is the head of a loop of its own, or declares another one too, or stands in a block of a rarer kind.
    [InlineData("WebSocketReceiveResult frame;\nwhile ((frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|}) != null)\n{\nbuffer[0] = (byte)frame.Count;\n}")]
    [InlineData("while (true)\n{\nWebSocketReceiveResult frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|}, same = frame;\nbuffer[0] = (byte)same.Count;\n}")]
    [InlineData("while (true)\n{\nchecked\n{\nvar frame = await {|SWB3010:socket.ReceiveAsync(buffer, default)|};\nbuffer[0] = (byte)frame.Count;\n}\n}")]
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

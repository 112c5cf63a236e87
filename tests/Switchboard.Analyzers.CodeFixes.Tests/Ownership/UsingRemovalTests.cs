using Switchboard.Analyzers.CodeFixes.Ownership;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Ownership;

/// <summary>The using over what the manager makes goes, and nothing with it.</summary>
public sealed class UsingRemovalTests
{
    [Fact]
    public Task A_declaration_keeps_its_comments() => VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;

        namespace App;

        public static class Tool
        {
            public static async Task RunAsync()
            {
                using var socket = ({|SWB1002:new ClientWebSocket()|});
                await using /* closed */ var hub = (IAsyncDisposable){|SWB1002:new HubConnectionBuilder().WithUrl("https://a").Build()|};
                // In any case.
                using /* here */ var io = {|SWB1002:new SocketIO("https://b")|}; // now
                await Task.Yield();
                Console.WriteLine((socket, io));
            }
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static async Task RunAsync()
            {
                var socket = (ConnectionManager.Default.GetOrCreate("Tool.socket", () => new ClientWebSocket()));
                /* closed */ var hub = (IAsyncDisposable)ConnectionManager.Default.GetOrCreate("https://a", () => new HubConnectionBuilder().WithUrl("https://a").Build());
                // In any case.
                /* here */ var io = ConnectionManager.Default.GetOrCreate("https://b", () => new SocketIO("https://b")); // now
                await Task.Yield();
                Console.WriteLine((socket, io));
            }
        }

        """);

    [Fact]
    public Task Not_where_a_comment_or_another_value_would_be_lost() => VerifyNotOfferedAsync(
        """
        using System;
        using SocketIOClient;

        namespace App;

        public static class Tool
        {
            public static void Block()
            {
                using (var io = {|SWB1002:new SocketIO("https://a")|})
                // Once.
                {
                    Console.WriteLine(io);
                }
            }

            public static void WithoutBlock()
            {
                using (var io = {|SWB1002:new SocketIO("https://b")|})
                    Console.WriteLine(io);
            }

            public static void WithoutName()
            {
                using ({|SWB1002:new SocketIO("https://c")|})
                    // Once.
                    Console.WriteLine();
            }

            public static void Two()
            {
                using (SocketIO first = {|SWB1002:new SocketIO("https://d")|}, second = {|SWB1002:new SocketIO("https://e")|})
                {
                    Console.WriteLine((first, second));
                }
            }

            public static void TwoDeclared()
            {
                using SocketIO first = {|SWB1002:new SocketIO("https://f")|}, second = {|SWB1002:new SocketIO("https://g")|};
                Console.WriteLine((first, second));
            }
        }

        """);

    [Fact]
    public Task A_block_declares_it_first() => VerifyAsync(
        """
        using System;
        using SocketIOClient;

        namespace App;

        public static class Tool
        {
            public static void Run()
            {
                using (var io = {|SWB1002:new SocketIO("https://a")|}) // for once
                {
                    // Tell.
                    Console.WriteLine(io);
                }

                using ({|SWB1002:new SocketIO("https://b")|})
                    Console.WriteLine();

                using (var io = {|SWB1002:new SocketIO("https://c")|})
                {
                }
            }
        }

        """,
        """
        using System;
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static void Run()
            {
                // for once
                {
                    var io = ConnectionManager.Default.GetOrCreate("https://a", () => new SocketIO("https://a"));
                    // Tell.
                    Console.WriteLine(io);
                }

                Console.WriteLine();

                {
                    var io = ConnectionManager.Default.GetOrCreate("https://c", () => new SocketIO("https://c"));
                }
            }
        }

        """);

    [Fact]
    public Task A_block_on_one_line_stays_on_it() => VerifyAsync(
        """
        using SocketIOClient;

        namespace App;

        public static class Tool
        {
            public static void Run() { using (var io = {|SWB1002:new SocketIO("https://a")|}) { System.Console.WriteLine(io); } }
        }

        """,
        """
        using SocketIOClient;
        using Switchboard;

        namespace App;

        public static class Tool
        {
            public static void Run() { { var io = ConnectionManager.Default.GetOrCreate("https://a", () => new SocketIO("https://a")); System.Console.WriteLine(io); } }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) =>
        ManagerFix.VerifyAsync<CreateThroughManagerAnalyzer, CreateThroughManagerFix>(source, fixedSource);

    private static Task VerifyNotOfferedAsync(string source) => VerifyAsync(source, source);
}

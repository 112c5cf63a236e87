using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: code that shares its line with other code.</summary>
public sealed class OneLineFixTests
{
    [Fact]
    public Task A_teardown_on_one_line_gets_its_own() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;

        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();
            private readonly Timer _timer = new(_ => { });

            public void Dispose() { _timer.Dispose(); }
        }

        public sealed class Empty : IDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() { }
        }

        public sealed class Told : IDisposable
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public void Dispose() { /* nothing yet */ }
        }

        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;

        public sealed class Feed : IDisposable
        {
            private readonly ClientWebSocket _socket = new();
            private readonly Timer _timer = new(_ => { });

            public void Dispose()
            {
                _timer.Dispose();
                _socket.Dispose();
            }
        }

        public sealed class Empty : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }

        public sealed class Told : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                /* nothing yet */
                _socket.Dispose();
            }
        }

        """);

    [Fact]
    public Task A_type_whose_brace_shares_a_line_gets_the_teardown_below() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;

        public sealed class Feed { private readonly ClientWebSocket {|SWB2002:_socket|} = new(); }

        public sealed class Other
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new(); }

        """,
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable { private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }

        public sealed class Other : IDisposable
        {
            private readonly ClientWebSocket _socket = new();

            public void Dispose()
            {
                _socket.Dispose();
            }
        }

        """);

    [Fact]
    public Task A_statement_on_the_line_of_another_is_moved_down() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move() { {|SWB2002:_socket = new ClientWebSocket()|}; }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class Told : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text) { Console.WriteLine(text); {|SWB2002:_socket = new ClientWebSocket()|}; Console.WriteLine("moved"); }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class ToldFirst : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text)
            {
                Console.WriteLine(text); {|SWB2002:_socket = new ClientWebSocket()|};
                Console.WriteLine("moved");
            }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class ToldLater : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text)
            { {|SWB2002:_socket = new ClientWebSocket()|};
                Console.WriteLine(text);
            }

            public void Dispose() => _socket.Dispose();
        }

        """,
        """
        using System;
        using System.Net.WebSockets;

        public sealed class Feed : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move()
            {
                _socket.Dispose();
                _socket = new ClientWebSocket();
            }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class Told : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text)
            {
                Console.WriteLine(text);
                _socket.Dispose();
                _socket = new ClientWebSocket();
                Console.WriteLine("moved");
            }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class ToldFirst : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text)
            {
                Console.WriteLine(text); _socket.Dispose();
                _socket = new ClientWebSocket();
                Console.WriteLine("moved");
            }

            public void Dispose() => _socket.Dispose();
        }

        public sealed class ToldLater : IDisposable
        {
            private ClientWebSocket _socket = new();

            public void Move(string text)
            { _socket.Dispose();
                _socket = new ClientWebSocket();
                Console.WriteLine(text);
            }

            public void Dispose() => _socket.Dispose();
        }

        """);

    [Fact]
    public Task A_file_without_a_line_end_gets_some() => Fix.VerifyAsync(
        "public sealed class Feed { private readonly System.Net.WebSockets.ClientWebSocket {|SWB2002:_socket|} = new(); }",
        "using System;\n\npublic sealed class Feed : IDisposable { private readonly System.Net.WebSockets.ClientWebSocket _socket = new();\n\n    public void Dispose()\n    {\n        _socket.Dispose();\n    }\n}");
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: where in a Dispose the line stands.</summary>
public class DisposeBodyFixTests
{
    [Fact]
    public Task A_flag_that_says_that_all_is_done_is_asked_first() => VerifyAsync(
        """
            private bool _disposed;

            public void Dispose()
            {
                if (_disposed)
                    return;
                _disposed = true;
            }
        """,
        """
            private bool _disposed;

            public void Dispose()
            {
                if (_disposed)
                    return;
                _disposed = true;
                _socket.Dispose();
            }
        """);

    [Fact]
    public Task A_flag_with_an_else_is_no_guard() => VerifyAsync(
        """
            private bool _disposed;

            public void Dispose()
            {
                if (_disposed)
                    return;
                else
                    _disposed = true;
            }
        """,
        """
            private bool _disposed;

            public void Dispose()
            {
                _socket.Dispose();
                if (_disposed)
                    return;
                else
                    _disposed = true;
            }
        """);

    [Fact]
    public Task A_line_stands_after_a_loop_that_ends_the_body() => VerifyAsync(
        """
            private readonly Timer[] _timers = new Timer[3];

            public void Dispose()
            {
                foreach (var timer in _timers)
                {
                    timer.Dispose();
                }
            }
        """,
        """
            private readonly Timer[] _timers = new Timer[3];

            public void Dispose()
            {
                foreach (var timer in _timers)
                {
                    timer.Dispose();
                }
                _socket.Dispose();
            }
        """);

    [Fact]
    public Task A_return_in_a_loop_does_not_keep_the_line_from_running_and_one_in_a_lambda_does_not_matter() => VerifyAsync(
        """
            private readonly int[] _all = new int[3];

            public void Dispose()
            {
                Action end = () => { return; };
                end();
                foreach (var one in _all)
                {
                    if (one == 3)
                        return;
                }
            }
        """,
        """
            private readonly int[] _all = new int[3];

            public void Dispose()
            {
                Action end = () => { return; };
                end();
                _socket.Dispose();
                foreach (var one in _all)
                {
                    if (one == 3)
                        return;
                }
            }
        """);

    [Fact]
    public Task A_return_where_something_equals_null_does_not_keep_the_line_from_running() => VerifyAsync(
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                if (_timer == null)
                    return;
                _timer.Dispose();
            }
        """,
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                _socket.Dispose();
                if (_timer == null)
                    return;
                _timer.Dispose();
            }
        """);

    [Fact]
    public Task A_return_where_something_is_a_pattern_does_not_keep_the_line_from_running() => VerifyAsync(
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                if (_timer is not { Enabled: true })
                    return;
                _timer.Dispose();
            }
        """,
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                _socket.Dispose();
                if (_timer is not { Enabled: true })
                    return;
                _timer.Dispose();
            }
        """);

    [Fact]
    public Task A_return_where_something_is_null_does_not_keep_the_line_from_running() => VerifyAsync(
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                if (_timer is null)
                    return;
                _timer.Dispose();
            }
        """,
        """
            private Timer? _timer;

            public void Open() => _timer = new Timer();

            public void Dispose()
            {
                Console.WriteLine("closing");
                _socket.Dispose();
                if (_timer is null)
                    return;
                _timer.Dispose();
            }
        """);

    [Fact]
    public Task A_comment_behind_an_expression_stays_beside_it() => VerifyAsync(
        """
            private readonly Timer _timer = new();

            public void Dispose() => _timer.Dispose(); // the timer
        """,
        """
            private readonly Timer _timer = new();

            public void Dispose()
            {
                _timer.Dispose(); // the timer
                _socket.Dispose();
            }
        """);

    [Theory]
    [InlineData("if (_late is null)\n            return;")]
    [InlineData("if (_late == null) { return; }")]
    public Task Who_leaves_because_there_is_nothing_to_release_stays_before_it(string guard) => Fix.VerifyAsync(
        $$"""
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private ClientWebSocket? {|SWB2002:_late|};

            public void Open() => _late = new ClientWebSocket();

            public void Dispose()
            {
                {{guard}}

                Console.WriteLine(_late.State);
                GC.SuppressFinalize(this);
            }
        }
        """,
        $$"""
        using System;
        using System.Net.WebSockets;

        public class Feed : IDisposable
        {
            private ClientWebSocket? _late;

            public void Open() => _late = new ClientWebSocket();

            public void Dispose()
            {
                {{guard}}

                Console.WriteLine(_late.State);
                _late.Dispose();
                GC.SuppressFinalize(this);
            }
        }
        """);

    private const string Owned = "{|SWB2002:_socket|}";

    private static Task VerifyAsync(string members, string fixedMembers) => Fix.VerifyAsync(InFeed(Owned, members), InFeed("_socket", fixedMembers));

    private static string InFeed(string field, string members) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Timers;

        public class Feed : IDisposable
        {
            private readonly ClientWebSocket {{field}} = new();

        {{members}}
        }
        """;
}

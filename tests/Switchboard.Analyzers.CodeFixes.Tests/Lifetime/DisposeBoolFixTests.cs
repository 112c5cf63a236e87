using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: what is disposed of where Dispose is told that it disposes.</summary>
public class DisposeBoolFixTests
{
    [Fact]
    public Task A_Dispose_bool_that_does_not_ask_gets_the_question() => VerifyAsync(
        """
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                Console.WriteLine(disposing);
            }
        """,
        """
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                Console.WriteLine(disposing);
                if (disposing)
                {
                    _socket.Dispose();
                }
            }
        """);

    [Fact]
    public Task A_question_in_a_lambda_is_another_one() => VerifyAsync(
        """
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                Action<bool> say = disposing =>
                {
                    if (disposing)
                    {
                        Console.WriteLine("now");
                    }
                };
                say(disposing);
            }
        """,
        """
            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                Action<bool> say = disposing =>
                {
                    if (disposing)
                    {
                        Console.WriteLine("now");
                    }
                };
                say(disposing);
                if (disposing)
                {
                    _socket.Dispose();
                }
            }
        """);

    [Fact]
    public Task A_question_with_a_comment_behind_it_is_asked_again() => VerifyAsync(
        """
            private readonly Timer _timer = new();

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) // now
                    _timer.Dispose();
            }
        """,
        """
            private readonly Timer _timer = new();

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing) // now
                    _timer.Dispose();
                if (disposing)
                {
                    _socket.Dispose();
                }
            }
        """);

    [Fact]
    public Task A_question_with_an_else_is_asked_again() => VerifyAsync(
        """
            private readonly Timer _timer = new();

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    _timer.Dispose();
                else
                    Console.WriteLine("late");
            }
        """,
        """
            private readonly Timer _timer = new();

            public void Dispose() => Dispose(true);

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    _timer.Dispose();
                else
                    Console.WriteLine("late");
                if (disposing)
                {
                    _socket.Dispose();
                }
            }
        """);

    [Fact]
    public Task The_pattern_that_Visual_Studio_writes_gets_the_line_where_it_disposes() => VerifyAsync(
        """
            private bool _disposedValue;

            protected virtual void Dispose(bool disposing)
            {
                if (!_disposedValue)
                {
                    if (disposing)
                    {
                        // TODO: dispose managed state (managed objects)
                    }

                    // TODO: set large fields to null
                    _disposedValue = true;
                }
            }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
            }
        """,
        """
            private bool _disposedValue;

            protected virtual void Dispose(bool disposing)
            {
                if (!_disposedValue)
                {
                    if (disposing)
                    {
                        // TODO: dispose managed state (managed objects)
                        _socket.Dispose();
                    }

                    // TODO: set large fields to null
                    _disposedValue = true;
                }
            }

            public void Dispose()
            {
                Dispose(disposing: true);
                GC.SuppressFinalize(this);
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

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2004: the code and the comments of a lambda are all in the method.</summary>
public class LambdaBlockFixTests
{
    [Fact]
    public Task A_comment_before_the_value_is_kept() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += (_, _) => /* each of them */_losses++|};
            }

            public int Losses => _losses;
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public class Status : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.ConnectionFailed += OnConnectionFailed;
            }

            /* each of them */
            private void OnConnectionFailed(object? sender, EventArgs e) => _losses++;

            public int Losses => _losses;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    [Fact]
    public Task A_comment_in_a_block_on_one_line_is_kept_once() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += (_, _) => { /* each of them */ _losses++; }|};
            }

            public int Losses => _losses;
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public class Status : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.ConnectionFailed += OnConnectionFailed;
            }

            private void OnConnectionFailed(object? sender, EventArgs e)
            {
                /* each of them */ _losses++;
            }

            public int Losses => _losses;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    [Fact]
    public Task A_block_moves_line_by_line() => Fix.VerifyAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += (_, _) =>
                {
                    _losses++;
                }|};
            }

            public int Losses => _losses;
        }
        """,
        """
        using System;
        using StackExchange.Redis;

        public class Status : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.ConnectionFailed += OnConnectionFailed;
            }

            private void OnConnectionFailed(object? sender, EventArgs e)
            {
                _losses++;
            }

            public int Losses => _losses;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    [Fact]
    public Task A_statement_beside_the_opening_brace_is_not_lost() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += (_, _) => { _losses++;
                    _losses++;
                }|};
            }

            public int Losses => _losses;
        }
        """);

    [Fact]
    public Task A_statement_beside_the_closing_brace_is_not_lost() => Fix.VerifyNotOfferedAsync(
        """
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += (_, _) =>
                {
                    _losses++;
                    _losses++; }|};
            }

            public int Losses => _losses;
        }
        """);
}

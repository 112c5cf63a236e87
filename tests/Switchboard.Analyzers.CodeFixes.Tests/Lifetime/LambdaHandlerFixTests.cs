using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2004: what a lambda looks like as the method that teardown removes.</summary>
public class LambdaHandlerFixTests
{
    [Fact]
    public Task An_event_that_expects_nothing_gets_a_void_method() => Fix.VerifyAsync(
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
                {|SWB2004:_redis.ConnectionFailed += (sender, e) => _losses++|};
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

            private void OnConnectionFailed(object? sender, EventArgs e) => _losses++;

            public int Losses => _losses;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    [Fact]
    public Task A_parameter_whose_name_is_taken_gets_another() => Fix.VerifyAsync(
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
                {|SWB2004:_redis.ConnectionFailed += (e, _) => _losses++|};
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

            private void OnConnectionFailed(object? e, EventArgs value2) => _losses++;

            public int Losses => _losses;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    [Fact]
    public Task An_anonymous_method_without_parameters_gets_those_of_the_event() => Fix.VerifyAsync(
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
                {|SWB2004:_redis.ConnectionFailed += delegate { _losses++; }|};
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
    public Task An_event_that_begins_with_On_does_not_say_it_twice() => Fix.VerifyAsync(
        """
        using System;
        using SocketIOClient;

        public class Status
        {
            private readonly SocketIO _socket;
            private int _times;

            public Status(SocketIO socket)
            {
                _socket = socket;
                {|SWB2004:_socket.OnConnected += (_, _) => _times++|};
            }

            public int Times => _times;
        }
        """,
        """
        using System;
        using SocketIOClient;

        public class Status : IDisposable
        {
            private readonly SocketIO _socket;
            private int _times;

            public Status(SocketIO socket)
            {
                _socket = socket;
                _socket.OnConnected += OnSocketConnected;
            }

            private void OnSocketConnected(object? sender, EventArgs e) => _times++;

            public int Times => _times;

            public void Dispose()
            {
                _socket.OnConnected -= OnSocketConnected;
            }
        }
        """);
}

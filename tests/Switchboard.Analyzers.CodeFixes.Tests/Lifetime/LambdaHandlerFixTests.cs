using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.RemoveEventHandlerFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2004: what a lambda, with its code and its comments, looks like as the method that teardown removes.</summary>
public class LambdaHandlerFixTests
{
    [Fact]
    public Task An_event_that_expects_nothing_gets_a_void_method() => VerifyAsync(
        "(sender, e) => _losses++",
        "private void OnConnectionFailed(object? sender, EventArgs e) => _losses++;");

    [Fact]
    public Task A_parameter_whose_name_is_taken_gets_another() => VerifyAsync(
        "(e, _) => _losses++",
        "private void OnConnectionFailed(object? e, EventArgs value2) => _losses++;");

    [Theory]
    [InlineData("(_, _) => _losses += sender", "private void OnConnectionFailed(object? value1, EventArgs e) => _losses += sender;")]
    [InlineData("delegate { _losses += this.sender; }", "private void OnConnectionFailed(object? value1, EventArgs e)\n    {\n        _losses += this.sender;\n    }")]
    public Task A_new_name_hides_no_field(string lambda, string method) => VerifyAsync(lambda, method);

    [Fact]
    public Task An_anonymous_method_without_parameters_gets_those_of_the_event() => VerifyAsync(
        "delegate { _losses++; }",
        """
        private void OnConnectionFailed(object? sender, EventArgs e)
            {
                _losses++;
            }
        """);

    [Fact]
    public Task A_comment_before_the_value_is_kept() => VerifyAsync(
        "(_, _) => /* each of them */_losses++",
        """
        /* each of them */
            private void OnConnectionFailed(object? sender, EventArgs e) => _losses++;
        """);

    [Fact]
    public Task A_comment_in_a_block_on_one_line_is_kept_once() => VerifyAsync(
        "(_, _) => { /* each of them */ _losses++; }",
        """
        private void OnConnectionFailed(object? sender, EventArgs e)
            {
                /* each of them */ _losses++;
            }
        """);

    [Fact]
    public Task Each_statement_of_a_block_on_one_line_gets_its_own() => VerifyAsync(
        "(_, _) => { _losses++; if (_losses > 3) { _losses = 0; } }",
        """
        private void OnConnectionFailed(object? sender, EventArgs e)
            {
                _losses++;
                if (_losses > 3) { _losses = 0; }
            }
        """);

    [Fact]
    public Task A_block_moves_line_by_line() => VerifyAsync(
        """
        (_, _) =>
                {
                    _losses++;
                }
        """,
        """
        private void OnConnectionFailed(object? sender, EventArgs e)
            {
                _losses++;
            }
        """);

    [Theory]
    [InlineData("(_, _) => { _losses++;\n            _losses++;\n        }")]
    [InlineData("(_, _) =>\n        {\n            _losses++;\n            _losses++; }")]
    public Task A_statement_beside_a_brace_is_not_lost(string lambda) => Fix.VerifyNotOfferedAsync(Before(lambda));

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

    [Fact]
    public Task Directives_and_strings_keep_their_column() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                {|SWB2004:_hub.Closed += error =>
                {
        #if !SILENT
                    _losses++;
        #endif
                    #region Told
                    var text = @"a
                b";
                    #endregion
                    return Task.FromResult(text);
                }|};
            }

            public int Losses => _losses;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Status : IDisposable
        {
            private readonly HubConnection _hub;
            private int _losses;

            public Status(HubConnection hub)
            {
                _hub = hub;
                _hub.Closed += OnClosed;
            }

            private Task OnClosed(Exception? error)
            {
        #if !SILENT
                _losses++;
        #endif
                    #region Told
                var text = @"a
                b";
                    #endregion
                return Task.FromResult(text);
            }

            public int Losses => _losses;

            public void Dispose()
            {
                _hub.Closed -= OnClosed;
            }
        }

        """);

    [Fact]
    public Task A_type_whose_name_is_taken_is_written_in_full() => Fix.VerifyAsync(
        """
        using System;
        using Acme;
        using SocketIOClient;

        namespace Acme
        {
            public class EventArgs;
        }

        namespace App
        {
            public class Status(SocketIO socket)
            {
                private int _times;

                public void Watch()
                {
                    {|SWB2004:socket.OnPing += (_, _) => _times++|};
                }

                public int Times => _times;
            }
        }

        """,
        """
        using System;
        using Acme;
        using SocketIOClient;

        namespace Acme
        {
            public class EventArgs;
        }

        namespace App
        {
            public class Status(SocketIO socket) : IDisposable
            {
                private int _times;

                public void Watch()
                {
                    socket.OnPing += OnSocketPing;
                }

                private void OnSocketPing(object? sender, global::System.EventArgs e) => _times++;

                public int Times => _times;

                public void Dispose()
                {
                    socket.OnPing -= OnSocketPing;
                }
            }
        }

        """);

    [Theory]
    [InlineData("Acme.Models.Message[]", "Message[]")]
    [InlineData("List<Acme.Models.Message?[]>", "List<Message?[]>")]
    public Task The_namespace_of_what_an_array_holds_is_brought_along(string declared, string written)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;

            namespace Acme
            {
                public class Feed
                {
                    public event Action<{{declared}}>? Received;

                    public void Receive({{declared}} all) => Received?.Invoke(all);
                }
            }

            namespace Acme.Models
            {
                public class Message;
            }

            namespace App
            {
                public class Status(Acme.Feed feed)
                {
                    private int _times;

                    public int Times => _times;

                    public void Watch()
                    {
                        {|SWB2004:feed.Received += _ => _times++|};
                    }
                }
            }

            """;
        var test = new Fix
        {
            TestCode = source,
            FixedCode = source
                .Replace("using System.Collections.Generic;\n", "using System.Collections.Generic;\nusing Acme.Models;\n", StringComparison.Ordinal)
                .Replace("class Status(Acme.Feed feed)", "class Status(Acme.Feed feed) : IDisposable", StringComparison.Ordinal)
                .Replace(
                    "{|SWB2004:feed.Received += _ => _times++|};\n        }",
                    $"feed.Received += OnReceived;\n        }}\n\n        private void OnReceived({written} obj) => _times++;\n\n        public void Dispose()\n        {{\n            feed.Received -= OnReceived;\n        }}",
                    StringComparison.Ordinal),
        };
        test.TestState.AdditionalFiles.Add(("acme.clients.txt", "client     T:Acme.Feed\nsubscribe  E:Acme.Feed.Received\n"));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string lambda, string method) => Fix.VerifyAsync(
        Before(lambda),
        $$"""
        using System;
        using StackExchange.Redis;

        public class Status : IDisposable
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;
            private readonly int sender = 1;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                _redis.ConnectionFailed += OnConnectionFailed;
            }

            {{method}}

            public int Losses => _losses + sender;

            public void Dispose()
            {
                _redis.ConnectionFailed -= OnConnectionFailed;
            }
        }
        """);

    private static string Before(string lambda) =>
        $$"""
        using System;
        using StackExchange.Redis;

        public class Status
        {
            private readonly IConnectionMultiplexer _redis;
            private int _losses;
            private readonly int sender = 1;

            public Status(IConnectionMultiplexer redis)
            {
                _redis = redis;
                {|SWB2004:_redis.ConnectionFailed += {{lambda}}|};
            }

            public int Losses => _losses + sender;
        }
        """;
}

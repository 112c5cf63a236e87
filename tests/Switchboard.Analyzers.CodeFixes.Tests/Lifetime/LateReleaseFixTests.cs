using Switchboard.Verification;
using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: the line stands after what the teardown waits for, also where the teardown may be left before that.</summary>
public class LateReleaseFixTests
{
    [Fact]
    public Task A_loop_that_may_not_run_is_waited_for_first() => VerifyAsync(
        """
            public async ValueTask DisposeAsync()
            {
                // Nothing to wait for.
                if (_loop is null)
                    return;

                _cancel.Cancel();
                await _loop;
            }
        """,
        """
            public async ValueTask DisposeAsync()
            {
                try
                {
                    // Nothing to wait for.
                    if (_loop is null)
                        return;

                    _cancel.Cancel();
                    await _loop;
                }
                finally
                {
                    await _hub.DisposeAsync();
                }
            }
        """);

    [Fact]
    public Task What_stands_before_the_way_out_and_what_must_come_last_stay_outside() => VerifyAsync(
        """
            public async ValueTask DisposeAsync()
            {
                if (_disposed)
                    return;
                _disposed = true;
                if (_loop is not { } loop)
                {
                    return;
                }

                _cancel.Cancel();
                await loop.ConfigureAwait(false);

                GC.SuppressFinalize(this);
            }
        """,
        """
            public async ValueTask DisposeAsync()
            {
                if (_disposed)
                    return;
                _disposed = true;
                try
                {
                    if (_loop is not { } loop)
                    {
                        return;
                    }

                    _cancel.Cancel();
                    await loop.ConfigureAwait(false);
                }
                finally
                {
                    await _hub.DisposeAsync().ConfigureAwait(false);
                }

                GC.SuppressFinalize(this);
            }
        """);

    [Theory]
    [InlineData("await Task.WhenAny(_loop, Task.Delay(100));")]
    [InlineData("await StopLoopAsync();")]
    [InlineData("await _loop.WaitAsync(TimeSpan.FromSeconds(1));")]
    [InlineData("_loop.Wait();")]
    [InlineData("_loop.GetAwaiter().GetResult();")]
    [InlineData("_hub.Remove(\"said\");")]
    public Task A_wait_of_any_kind_and_a_use_come_first(string wait) => VerifyAsync(
        $$"""
            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                if (_loop is null)
                    return;
                {{wait}}
            }
        """,
        $$"""
            public async ValueTask DisposeAsync()
            {
                await Task.Yield();
                try
                {
                    if (_loop is null)
                        return;
                    {{wait}}
                }
                finally
                {
                    await _hub.DisposeAsync();
                }
            }
        """);

    [Fact]
    public Task What_is_only_disposed_of_is_not_waited_for() => VerifyAsync(
        """
            public async ValueTask DisposeAsync()
            {
                if (_log is null)
                    return;
                await _log.DisposeAsync();
            }
        """,
        """
            public async ValueTask DisposeAsync()
            {
                await _hub.DisposeAsync();
                if (_log is null)
                    return;
                await _log.DisposeAsync();
            }
        """);

    [Fact]
    public Task A_finally_that_is_there_takes_the_line() => VerifyAsync(
        """
            public async ValueTask DisposeAsync()
            {
                try
                {
                    if (_loop is null)
                        return;
                    await _loop;
                }
                finally
                {
                    _cancel.Dispose();
                }
            }
        """,
        """
            public async ValueTask DisposeAsync()
            {
                try
                {
                    if (_loop is null)
                        return;
                    await _loop;
                }
                finally
                {
                    _cancel.Dispose();
                    await _hub.DisposeAsync();
                }
            }
        """);

    [Fact]
    public Task A_loop_that_is_returned_is_waited_for_first() => VerifyAsync(
        """
            public ValueTask DisposeAsync() => default;

            public Task StopAsync(CancellationToken cancellationToken)
            {
                if (_loop is null)
                    return Task.CompletedTask;
                _cancel.Cancel();
                return _loop;
            }
        """,
        """
            public ValueTask DisposeAsync() => default;

            public async Task StopAsync(CancellationToken cancellationToken)
            {
                try
                {
                    if (_loop is null)
                        return;
                    _cancel.Cancel();
                    await _loop;
                }
                finally
                {
                    await _hub.DisposeAsync();
                }
            }
        """,
        "IHostedService");

    [Fact]
    public Task Two_connections_share_one_finally() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection {|SWB2002:_chat|} = new HubConnectionBuilder().Build();
            private readonly HubConnection {|SWB2002:_news|} = new HubConnectionBuilder().Build();
            private Task? _loop;

            public void Run() => _loop = Task.Run(() => _chat.StartAsync());

            public async ValueTask DisposeAsync()
            {
                if (_loop is null)
                    return;
                await _loop;
            }
        }
        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection _chat = new HubConnectionBuilder().Build();
            private readonly HubConnection _news = new HubConnectionBuilder().Build();
            private Task? _loop;

            public void Run() => _loop = Task.Run(() => _chat.StartAsync());

            public async ValueTask DisposeAsync()
            {
                try
                {
                    if (_loop is null)
                        return;
                    await _loop;
                }
                finally
                {
                    await _chat.DisposeAsync();
                    await _news.DisposeAsync();
                }
            }
        }
        """);

    private const string Layout = """
            public async ValueTask DisposeAsync()
            {
                if (_loop is null)
                    return; // nothing runs

                _cancel.Cancel();
        #if !QUIET
                Console.WriteLine(@"bye,
          all");
        #endif
                /* The loop. */
                await _loop; // ends soon
                // Over.
            }
        """;

    private const string LayoutFixed = """
            public async ValueTask DisposeAsync()
            {
                try
                {
                    if (_loop is null)
                        return; // nothing runs

                    _cancel.Cancel();
        #if !QUIET
                    Console.WriteLine(@"bye,
          all");
        #endif
                    /* The loop. */
                    await _loop; // ends soon
                }
                finally
                {
                    await _hub.DisposeAsync();
                }
                // Over.
            }
        """;

    [Fact]
    public Task Texts_directives_and_comments_stay_as_they_are() => VerifyAsync(Layout, LayoutFixed);

    [Fact]
    public Task Line_ends_of_Windows_are_kept() =>
        new Fix { TestCode = InFeed("{|SWB2002:_hub|}", Layout, "IAsyncDisposable"), FixedCode = InFeed("_hub", LayoutFixed, "IAsyncDisposable") }.WithCrlf().RunAsync();

    [Fact]
    public Task A_synchronous_Dispose_waits_first_too() => Fix.VerifyAsync(
        InReader("{|SWB2002:_socket|}", "        if (_loop is null) return;\n        _loop.Wait();"),
        InReader("_socket", "        try\n        {\n            if (_loop is null) return;\n            _loop.Wait();\n        }\n        finally\n        {\n            _socket.Dispose();\n        }"));

    private static string InReader(string field, string statements) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;

        public class Reader : IDisposable
        {
            private readonly ClientWebSocket {{field}} = new();
            private Task? _loop;

            public void Run() => _loop = Task.Run(() => _socket.ConnectAsync(new Uri("wss://feed"), CancellationToken.None));

            public void Dispose()
            {
        {{statements}}
            }
        }
        """;

    [Fact]
    public Task Not_where_the_statements_share_a_line() => Fix.VerifyNotOfferedAsync(
        InFeed("{|SWB2002:_hub|}", "    public async ValueTask DisposeAsync() { if (_loop is null) return; await _loop; }", "IAsyncDisposable"));

    [Theory]
    [InlineData("async Task", "await base.StopAsync(cancellationToken);")]
    [InlineData("Task", "return base.StopAsync(cancellationToken);")]
    public Task What_a_service_runs_has_ended_before_its_connection(string type, string end) => Fix.VerifyAsync(
        InWorker("{|SWB2002:_socket|}", type, end),
        InWorker("_socket", "async Task", "await base.StopAsync(cancellationToken);\n        _socket.Dispose();"));

    private static string InWorker(string field, string type, string end) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly ClientWebSocket {{field}} = new();

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => _socket.ConnectAsync(new Uri("wss://feed"), stoppingToken);

            public override {{type}} StopAsync(CancellationToken cancellationToken)
            {
                Console.WriteLine("stopping");
                {{end}}
            }
        }
        """;

    private static Task VerifyAsync(string members, string fixedMembers, string type = "IAsyncDisposable") =>
        Fix.VerifyAsync(InFeed("{|SWB2002:_hub|}", members, type), InFeed("_hub", fixedMembers, type));

    private static string InFeed(string field, string members, string type) => $$"""
        using System;
        using System.IO;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Feed : {{type}}
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().Build();
            private readonly CancellationTokenSource _cancel = new();
            private Stream? _log;
            private Task? _loop;
            private bool _disposed;

            public Task StartAsync(CancellationToken cancellationToken)
            {
                _log = Stream.Null;
                _disposed = false;
                _loop = Task.Run(() => _hub.StartAsync(), cancellationToken);
                return Task.CompletedTask;
            }

            private Task StopLoopAsync() => _disposed ? Task.CompletedTask : _loop!;

        {{members}}
        }
        """;
}

using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.DisposeOwnedFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2002: where in a teardown that gives a task the line stands.</summary>
public class TaskTeardownFixTests
{
    [Fact]
    public Task A_guard_before_what_the_service_waits_for_does_not_keep_the_line_from_running() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private System.Timers.Timer? _timer;

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _timer = new System.Timers.Timer();
                return _hub.StartAsync(stoppingToken);
            }

            public override Task StopAsync(CancellationToken cancellationToken)
            {
                if (_timer is null)
                    return Task.CompletedTask;

                _timer.Dispose();
                return base.StopAsync(cancellationToken);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private System.Timers.Timer? _timer;

            protected override Task ExecuteAsync(CancellationToken stoppingToken)
            {
                _timer = new System.Timers.Timer();
                return _hub.StartAsync(stoppingToken);
            }

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                try
                {
                    if (_timer is null)
                        return;

                    _timer.Dispose();
                    await base.StopAsync(cancellationToken);
                }
                finally
                {
                    await _hub.DisposeAsync();
                }
            }
        }
        """);

    [Fact]
    public Task A_return_of_a_running_task_in_the_middle_takes_no_line() => Fix.VerifyNotOfferedAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private bool _stopped;

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);


            public Task StopAsync(CancellationToken cancellationToken)
            {
                if (_stopped)
                    return Task.Delay(1, cancellationToken);
                _stopped = true;
                return Task.CompletedTask;
            }
        }
        """);

    [Fact]
    public Task A_running_task_that_is_returned_at_the_end_is_awaited() => Fix.VerifyAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);


            public Task StopAsync(CancellationToken cancellationToken)
            {
                Func<int> one = () => { return 1; };
                Console.WriteLine(one());
                return Task.Delay(1, cancellationToken); // for the others
            }
        }
        """,
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);


            public async Task StopAsync(CancellationToken cancellationToken)
            {
                Func<int> one = () => { return 1; };
                Console.WriteLine(one());
                await Task.Delay(1, cancellationToken); // for the others
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task A_task_is_returned_as_it_was_where_nothing_is_awaited() => Fix.VerifyAsync(
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken)
            {
                Console.WriteLine("stopping");
                return Task.Delay(1, cancellationToken);
            }
        }
        """,
        """
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly ClientWebSocket _socket = new();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken)
            {
                Console.WriteLine("stopping");
                _socket.Dispose();
                return Task.Delay(1, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task An_arrow_that_returns_a_task_is_returned_as_it_was_where_nothing_is_awaited() => Fix.VerifyAsync(
        """
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly ClientWebSocket {|SWB2002:_socket|} = new();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(1, cancellationToken);
        }
        """,
        """
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly ClientWebSocket _socket = new();

            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

            public Task StopAsync(CancellationToken cancellationToken)
            {
                _socket.Dispose();
                return Task.Delay(1, cancellationToken);
            }
        }
        """);

    [Fact]
    public Task Each_return_of_a_finished_task_returns() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private bool _stopped;

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);


            public Task StopAsync(CancellationToken cancellationToken)
            {
                if (_stopped)
                    return Task.CompletedTask;
                _stopped = true;
                return Task.CompletedTask;
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : IHostedService
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private bool _stopped;

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);


            public async Task StopAsync(CancellationToken cancellationToken)
            {
                if (_stopped)
                    return;
                _stopped = true;
                await _hub.DisposeAsync();
            }
        }
        """);

    [Fact]
    public Task What_the_service_has_begun_has_ended_before_its_connection() => Fix.VerifyAsync(
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => _hub.StartAsync(stoppingToken);

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                await Task.Yield();
                await base.StopAsync(cancellationToken);
            }
        }
        """,
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;

        public class Worker : BackgroundService
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            protected override Task ExecuteAsync(CancellationToken stoppingToken) => _hub.StartAsync(stoppingToken);

            public override async Task StopAsync(CancellationToken cancellationToken)
            {
                await Task.Yield();
                await base.StopAsync(cancellationToken);
                await _hub.DisposeAsync();
            }
        }
        """);

    [Theory]
    [InlineData("default")]
    [InlineData("default(ValueTask)")]
    [InlineData("new ValueTask()")]
    [InlineData("new()")]
    [InlineData("ValueTask.CompletedTask")]
    [InlineData("new ValueTask(Task.Delay(1))", "        await new ValueTask(Task.Delay(1));\n")]
    public async Task A_task_that_is_finished_is_not_awaited(string task, string before = "")
    {
        var released = DisposeAsyncIs("_hub", $"async ValueTask DisposeAsync()\n    {{\n{before}        await _hub.DisposeAsync();\n    }}");
        await Fix.VerifyAsync(DisposeAsyncIs("{|SWB2002:_hub|}", $"ValueTask DisposeAsync() => {task};"), released);
        await Fix.VerifyAsync(DisposeAsyncIs("{|SWB2002:_hub|}", $"ValueTask DisposeAsync()\n    {{\n        return {task};\n    }}"), released);
    }

    private static string DisposeAsyncIs(string field, string teardown) => $$"""
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed : IAsyncDisposable
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();

            public {{teardown}}
        }
        """;

    [Theory]
    [InlineData("await _log.DisposeAsync().ConfigureAwait(false);", "await _log.DisposeAsync().ConfigureAwait(false);\n        await _hub.DisposeAsync().ConfigureAwait(false);")]
    [InlineData("await _log.FlushAsync();\n        await _log.DisposeAsync().ConfigureAwait(false);", "await _log.FlushAsync();\n        await _log.DisposeAsync().ConfigureAwait(false);\n        await _hub.DisposeAsync();")]
    [InlineData("await _log.DisposeAsync().ConfigureAwait(true);", "await _log.DisposeAsync().ConfigureAwait(true);\n        await _hub.DisposeAsync();")]
    public Task The_release_is_awaited_as_all_else_is(string body, string fixedBody) => Fix.VerifyAsync(
        Configured("{|SWB2002:_hub|}", body), Configured("_hub", fixedBody));

    private static string Configured(string field, string body) =>
        $$"""
        using System;
        using System.IO;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Feed(Stream log) : IAsyncDisposable
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().WithUrl("https://example.org/chat").Build();
            private readonly Stream _log = log;

            public async ValueTask DisposeAsync()
            {
                {{body}}
            }
        }
        """;
}

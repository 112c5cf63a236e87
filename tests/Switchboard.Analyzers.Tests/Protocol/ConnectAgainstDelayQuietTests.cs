using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectAgainstDelayAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3005 is quiet where the losing connect is ended or waited for, and where nothing is proven.</summary>
public class ConnectAgainstDelayQuietTests
{
    [Fact]
    public Task The_losing_connect_is_cancelled_through_its_token_and_awaited() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                using var giveUp = new CancellationTokenSource();
                var connect = hub.StartAsync(giveUp.Token);
                if (await Task.WhenAny(connect, Task.Delay(5000)) != connect)
                    giveUp.Cancel();
                await connect;
            }
        }
        """);

    [Fact]
    public Task The_losing_connect_is_cancelled() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task<bool> OpenAsync(CancellationToken cancellationToken)
            {
                using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var token = source.Token;
                var connect = hub.StartAsync(token);
                if (await Task.WhenAny(connect, Task.Delay(5000, cancellationToken)) == connect)
                    return true;
                await source.CancelAsync();
                return false;
            }
        }
        """);

    [Theory]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromSeconds(5));")]
    [InlineData("using var source = new CancellationTokenSource(5000);")]
    [InlineData("using var source = new CancellationTokenSource(); source.CancelAfter(5000);")]
    [InlineData("using var time = new CancellationTokenSource(5000); using var source = CancellationTokenSource.CreateLinkedTokenSource(time.Token, default);")]
    public Task Its_token_has_the_time(string source) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                {{source}}
                await hub.StartAsync(source.Token).WaitAsync(TimeSpan.FromSeconds(6));
            }
        }
        """);

    [Theory]
    [InlineData("await socket.ConnectAsync(uri, cancellationToken);")]
    [InlineData("await socket.ConnectAsync(uri, cancellationToken).WaitAsync(cancellationToken);")]
    [InlineData("await socket.ConnectAsync(uri, cancellationToken).WaitAsync(Timeout.InfiniteTimeSpan, cancellationToken);")]
    [InlineData("socket.ConnectAsync(uri, cancellationToken).Wait();")]
    [InlineData("socket.ConnectAsync(uri, cancellationToken).Wait(Timeout.Infinite);")]
    [InlineData("socket.ConnectAsync(uri, cancellationToken).Wait(cancellationToken);")]
    [InlineData("await Task.WhenAny(socket.ConnectAsync(uri, cancellationToken), Task.Delay(Timeout.Infinite, cancellationToken));")]
    [InlineData("await Task.WhenAny(socket.ConnectAsync(uri, cancellationToken), other);")]
    [InlineData("await Task.WhenAll(socket.ConnectAsync(uri, cancellationToken), Task.Delay(500));")]
    [InlineData("await Task.Delay(500); await socket.ConnectAsync(uri, cancellationToken);")]
    public Task A_wait_without_a_time(string statement) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;

        public class Feed(ClientWebSocket socket)
        {
            public async Task OpenAsync(Uri uri, Task other, CancellationToken cancellationToken)
            {
                {{statement}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Two_connects_and_two_read_pumps() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed(HubConnection first, HubConnection second, ClientWebSocket socket)
        {
            public async Task OpenAsync()
            {
                await Task.WhenAny(first.StartAsync(), second.StartAsync());
                await Task.WhenAny(ReadAsync(), ReadAsync());
                await Task.WhenAny(ReadAsync(), Task.Delay(1000));
                await first.InvokeAsync("Say").WaitAsync(TimeSpan.FromSeconds(5));
                await first.StopAsync().WaitAsync(TimeSpan.FromSeconds(5));
            }

            private Task ReadAsync() => socket.ReceiveAsync(new byte[16].AsMemory(), default).AsTask();
        }
        """);

    [Fact]
    public Task A_race_that_only_says_that_it_takes_long() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                if (await Task.WhenAny(connect, Task.Delay(3000)) != connect)
                    Console.WriteLine("still connecting");
                await connect;
            }

            public async Task CountAsync()
            {
                var connect = hub.StartAsync();
                while (await Task.WhenAny(connect, Task.Delay(1000)) != connect)
                    Console.Write('.');
                await connect.ConfigureAwait(false);
            }

            public async Task FinallyAsync()
            {
                var connect = hub.StartAsync();
                try
                {
                    if (await Task.WhenAny(connect, Task.Delay(3000)) != connect)
                        throw new TimeoutException();
                }
                finally
                {
                    await connect;
                }
            }

            public async Task AskAsync(Func<bool> more)
            {
                var connect = hub.StartAsync();
                try
                {
                    await connect.WaitAsync(TimeSpan.FromSeconds(3));
                }
                catch (TimeoutException)
                {
                    if (!more())
                        throw;
                    await connect;
                }
            }
        }
        """);

    [Fact]
    public Task The_client_is_closed_where_the_delay_wins() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed(Uri uri)
        {
            private ClientWebSocket? _socket;

            public async Task OpenAsync()
            {
                _socket = new ClientWebSocket();
                var connect = _socket.ConnectAsync(uri, default);
                if (await Task.WhenAny(connect, Task.Delay(5000)) != connect)
                {
                    _socket.Abort();
                    throw new TimeoutException();
                }

                await connect;
            }

            public async Task<bool> TryAsync()
            {
                using var socket = new ClientWebSocket();
                return socket.ConnectAsync(uri, default).Wait(5000);
            }

            public async Task ReadAsync(HubConnection hub)
            {
                try
                {
                    await hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));
                }
                catch (TimeoutException)
                {
                    await hub.DisposeAsync();
                }
            }

            public async Task SendAsync()
            {
                await using var hub = new HubConnectionBuilder().Build();
                await Task.WhenAny(hub.StartAsync(), Task.Delay(5000));
            }

            public async Task CallAsync(HubConnection hub, Func<HubConnection, Task> cleanUp)
            {
                if (!hub.StartAsync().Wait(5000))
                    await cleanUp(hub);
            }
        }
        """);

    [Fact]
    public Task Its_caller_or_what_it_calls_closes_the_client() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async Task OpenAsync()
            {
                if (!await TryOpenAsync())
                    await _hub.StopAsync();
            }

            public async Task ReopenAsync()
            {
                if (await Task.WhenAny(_hub.StartAsync(), Task.Delay(5000)) is { IsCompletedSuccessfully: false })
                    await CloseAsync();
            }

            public async Task GiveAsync(HubConnection hub)
            {
                if (!await TryAsync(hub))
                    await hub.DisposeAsync();
            }

            private async Task<bool> TryOpenAsync()
            {
                var connect = _hub.StartAsync();
                return await Task.WhenAny(connect, Task.Delay(5000)) == connect;
            }

            private async Task<bool> TryAsync(HubConnection hub)
            {
                var connect = hub.StartAsync();
                return await Task.WhenAny(connect, Task.Delay(5000)) == connect;
            }

            private async Task CloseAsync() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_task_that_somebody_else_has_too() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub, List<Task> tasks)
        {
            private Task? _connecting;

            public async Task OpenAsync()
            {
                _connecting ??= hub.StartAsync();
                await _connecting.WaitAsync(TimeSpan.FromSeconds(5));
            }

            public async Task AddAsync()
            {
                var connect = hub.StartAsync();
                tasks.Add(connect);
                await connect.WaitAsync(TimeSpan.FromSeconds(5));
            }

            public async Task ObserveAsync()
            {
                var connect = hub.StartAsync();
                _ = connect.ContinueWith(done => hub.StopAsync());
                await Task.WhenAny(connect, Task.Delay(5000));
            }

            public async Task CaptureAsync()
            {
                var connect = hub.StartAsync();
                _ = Task.Run(async () => await connect);
                await Task.WhenAny(connect, Task.Delay(5000));
            }
        }
        """);

    [Fact]
    public Task The_connect_of_the_manager_and_of_a_lease() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections, HubConnection hub)
        {
            public async Task OpenAsync(CancellationToken cancellationToken)
            {
                await connections.ConnectAsync(hub, cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);
                await Task.WhenAny(connections.ConnectAsync(hub, hub.StartAsync, cancellationToken), Task.Delay(5000, cancellationToken));
                await using var lease = await connections.AcquireAsync("a", () => new HubConnectionBuilder().Build());
                await lease.ReadyAsync(cancellationToken).WaitAsync(TimeSpan.FromSeconds(5), cancellationToken);
            }
        }
        """);

    [Fact]
    public Task A_method_of_the_users_own_that_does_more_than_connect() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await ConnectAsync().WaitAsync(TimeSpan.FromSeconds(5));
                await Task.WhenAny(ConnectAsync(), Task.Delay(5000));
                await Task.WhenAny(PublicAsync(), Task.Delay(5000));
            }

            public Task PublicAsync() => hub.StartAsync();

            private async Task ConnectAsync()
            {
                await hub.StartAsync();
                await hub.SendAsync("Join");
            }
        }
        """);

    [Fact]
    public Task Same_named_types_and_members_of_the_users_own() => Rule.VerifyAsync(
        """
        namespace Acme
        {
            public class HubConnection
            {
                public Task StartAsync() => Task.CompletedTask;
            }

            public static class Task2
            {
                public static Task WhenAny(params Task[] tasks) => Task.WhenAll(tasks);

                public static Task Delay(int time) => Task.CompletedTask;

                public static Task WithTimeout(this Task task, int time) => task;
            }

            public class Chat(HubConnection hub, Microsoft.AspNetCore.SignalR.Client.HubConnection real)
            {
                public async Task OpenAsync()
                {
                    await Task.WhenAny(hub.StartAsync(), Task.Delay(5000));
                    await hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));
                    await Task2.WhenAny(real.StartAsync(), Task.Delay(5000));
                    await Task.WhenAny(real.StartAsync(), Task2.Delay(5000));
                    await real.StartAsync().WithTimeout(5000);
                }
            }
        }
        """);

    [Theory]
    [InlineData("await Task.WhenAny(hub.StartAsync(), Task.Delay(missing));")]
    [InlineData("await Task.WhenAny(hub.StartAsync(), Task.Dealy(5));")]
    [InlineData("await Task.WhenAny(hub.StartAsync(), ")]
    [InlineData("await hub.Missing.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("await hub.StratAsync().WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("hub.StartAsync().Wait(")]
    public Task Half_typed_code(string statement) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                {{statement}}
            }
        }
        """);

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        #nullable enable
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync() => hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));
        }
        """);

    [Fact]
    public Task A_source_in_no_variable_or_from_somewhere_else() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub, Func<CancellationTokenSource> limits)
        {
            public Task NewAsync() => hub.StartAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token).WaitAsync(TimeSpan.FromSeconds(6));

            public Task LinkedAsync(CancellationToken cancellationToken) =>
                hub.StartAsync(CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, new CancellationTokenSource(5000).Token).Token).WaitAsync(TimeSpan.FromSeconds(6));

            public async Task LimitedAsync()
            {
                using var source = limits();
                await hub.StartAsync(source.Token).WaitAsync(TimeSpan.FromSeconds(6));
                using var own = Limit();
                await hub.StartAsync(own.Token).WaitAsync(TimeSpan.FromSeconds(6));
            }

            private static CancellationTokenSource Limit() => new(5000);
        }
        """);

    [Fact]
    public Task A_socket_that_is_aborted_afterwards() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed(Uri address)
        {
            private readonly ClientWebSocket _socket = new();
            private readonly ClientWebSocket _other = new();

            public async Task OpenAsync()
            {
                await Task.WhenAny(_socket.ConnectAsync(address, default), Task.Delay(500));
                _socket.Abort();
            }

            public async Task OpenAndCloseAsync()
            {
                await Task.WhenAny(_socket.ConnectAsync(address, default), Task.Delay(500));
                await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "", default);
            }

            public async Task OpenOtherAsync()
            {
                await Task.WhenAny(_other.ConnectAsync(address, default), Task.Delay(500));
                End();
            }

            private void End() => _other.Abort();
        }
        """);
}

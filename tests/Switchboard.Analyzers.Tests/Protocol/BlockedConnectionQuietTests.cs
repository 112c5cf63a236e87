using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.BlockedConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3003 is quiet where nothing blocks, where nothing can await, and where another rule speaks.</summary>
public class BlockedConnectionQuietTests
{
    [Theory]
    [InlineData("await connect; connect.Wait();")]
    [InlineData("if (ReferenceEquals(connect, Task.CompletedTask)) connect.Wait();")]
    [InlineData("if (Equals(connect, Task.CompletedTask)) connect.Wait();")]
    public Task A_task_that_was_awaited_or_asked_before(string code) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                var connect = hub.StartAsync();
                {{code}}
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task Main_before_CSharp_7_1() => new Rule { Version = LanguageVersion.CSharp7, CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Program
        {
            public static void Main()
            {
                var hub = new HubConnectionBuilder().Build();
                hub.StartAsync().Wait();
                hub.StopAsync().GetAwaiter().GetResult();
            }
        }
        """);

    [Fact]
    public Task But_not_what_Main_calls() => new Rule { Version = LanguageVersion.CSharp7, CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Program
        {
            public static void Main()
            {
                Open(new HubConnectionBuilder().Build());
            }

            private static void Open(HubConnection hub)
            {
                {|SWB3003:hub.StartAsync().Wait()|};
            }
        }
        """);

    [Fact]
    public Task But_not_Main_since_CSharp_7_1() => new Rule { Version = LanguageVersion.CSharp7_1, CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Program
        {
            public static void Main()
            {
                {|SWB3003:new HubConnectionBuilder().Build().StartAsync().Wait()|};
            }
        }
        """);

    [Fact]
    public Task The_dispose_of_a_type_with_no_async_teardown() => Rule.VerifyAsync(
        """
        public class Chat : IDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (disposing)
                    Close();
            }

            private void Close()
            {
                _hub.SendAsync("Bye").Wait();
                _hub.StopAsync().GetAwaiter().GetResult();
            }
        }

        public class Panel : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            protected override void OnClosed(EventArgs e) => _hub.StopAsync().Wait();
        }
        """);

    [Theory]
    [InlineData("await hub.StartAsync();")]
    [InlineData("await hub.StartAsync().ConfigureAwait(false);")]
    [InlineData("await Task.WhenAll(hub.StartAsync(), hub.SendAsync(\"Hello\"));")]
    [InlineData("_ = hub.StartAsync();")]
    [InlineData("await hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("hub.DisposeAsync().AsTask().Wait();")]
    [InlineData("Task.Delay(5).Wait();")]
    [InlineData("Console.WriteLine(Task.FromResult(hub.State).Result);")]
    [InlineData("hub.On(\"Say\", () => { });")]
    [InlineData("gate.Wait(); try { await hub.StartAsync(); } finally { gate.Release(); }")]
    [InlineData("tasks.Add(hub.StartAsync()); Task.WaitAll(tasks.ToArray());")]
    [InlineData("_ = hub.StartAsync().ContinueWith(done => done.Wait());")]
    [InlineData("ShowAsync(hub.StartAsync()).Wait();")]
    public Task Nothing_blocks_on_a_connection_call(string statement) => Rule.VerifyAsync(
        $$"""
        public class Chat(HubConnection hub, SemaphoreSlim gate, List<Task> tasks)
        {
            public async Task OpenAsync()
            {
                {{statement}}
                await gate.WaitAsync();
                tasks.Clear();
            }

            private static Task ShowAsync(Task work) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_result_that_is_there() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task<int> SumAsync()
            {
                var first = hub.InvokeAsync<int>("First");
                var second = hub.InvokeAsync<int>("Second");
                await Task.WhenAll(first, second);
                return first.Result + second.Result;
            }

            public async Task<int> FirstAsync()
            {
                var first = hub.InvokeAsync<int>("First");
                await first;
                return first.Result;
            }

            public async Task<int> EitherAsync(Task<int> other)
            {
                var first = hub.InvokeAsync<int>("First");
                var winner = await Task.WhenAny(first, other);
                return winner == first ? first.Result : other.Result;
            }

            public int Peek()
            {
                var first = hub.InvokeAsync<int>("First");
                return first.IsCompletedSuccessfully ? first.Result : -1;
            }

            public Task<string> Continue() => hub.InvokeAsync<int>("First").ContinueWith(done => done.Result.ToString());
        }
        """);

    [Fact]
    public Task A_connect_that_is_given_a_time_is_a_race() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public bool Open() => hub.StartAsync().Wait(5000);

            public void Reopen() => Task.WaitAny(hub.StartAsync(), Task.Delay(5000));
        }
        """);

    [Fact]
    public Task A_handler_of_the_end_of_the_process() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub) : IAsyncDisposable
        {
            public async Task OpenAsync(CancellationToken stopping)
            {
                AppDomain.CurrentDomain.ProcessExit += (_, _) => hub.StopAsync().GetAwaiter().GetResult();
                AppDomain.CurrentDomain.DomainUnload += OnUnload;
                stopping.Register(() => hub.StopAsync().Wait());
                stopping.Register(Stop);
                {|SWB3003:hub.StartAsync(stopping).Wait()|};
                await Task.Yield();
            }

            public async ValueTask DisposeAsync() => await hub.DisposeAsync();

            private void OnUnload(object? sender, EventArgs e) => hub.StopAsync().Wait();

            private void Stop() => hub.StopAsync().Wait();
        }
        """);

    [Fact]
    public Task A_task_that_a_call_was_given_before() => Rule.VerifyAsync(
        """
        public class Feed(HubConnection hub)
        {
            public async Task<int> CountAsync()
            {
                var count = hub.InvokeAsync<int>("Count");
                var all = new List<Task> { count, Task.Delay(1) };
                await Task.WhenAll(all);
                return count.Result;
            }

            public async Task<int> AskAsync()
            {
                var count = hub.InvokeAsync<int>("Count");
                await ShowAsync(count);
                return count.Result;
            }

            private static async Task ShowAsync(Task work) => await work;
        }
        """);

    [Fact]
    public Task A_registration() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSingleton(provider =>
            {
                var hub = new HubConnectionBuilder().Build();
                hub.StartAsync().GetAwaiter().GetResult();
                return hub;
            });
        }
        """);

    [Fact]
    public Task The_synchronous_members_of_an_sdk_and_the_manager() => Rule.VerifyAsync(
        """
        public class Chat(IO.Ably.AblyRealtime ably, IConnectionManager connections, HubConnection hub)
        {
            public void Open()
            {
                ably.Connect();
                connections.ConnectAsync(hub, hub.StartAsync).Wait();
            }
        }
        """);

    [Fact]
    public Task A_receive_and_a_creation() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using StackExchange.Redis;

        public class Chat(ClientWebSocket socket)
        {
            public IConnectionMultiplexer Open() => ConnectionMultiplexer.ConnectAsync("cache").Result;

            public WebSocketReceiveResult Read(ArraySegment<byte> buffer) => socket.ReceiveAsync(buffer, default).Result;
        }
        """);

    [Fact]
    public Task Inside_the_client_type_itself() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url) : SocketIO(url)
        {
            public void Open() => ConnectAsync().Wait();
        }
        """);

    [Fact]
    public Task Same_named_types_and_members_of_the_users_own() => Rule.VerifyAsync(
        """
        namespace Acme
        {
            public class HubConnection
            {
                public Task<int> StartAsync() => Task.FromResult(1);
            }

            public static class Waiting
            {
                public static void Block(this Task task) => _ = task;
            }

            public class Chat(HubConnection hub, Microsoft.AspNetCore.SignalR.Client.HubConnection real)
            {
                public int Open()
                {
                    hub.StartAsync().Wait();
                    real.StartAsync().Block();
                    return hub.StartAsync().Result;
                }
            }
        }
        """);

    [Theory]
    [InlineData("hub.StartAsync(missing).Wait();")]
    [InlineData("hub.StratAsync().Wait();")]
    [InlineData("hub.StartAsync().Wiat();")]
    [InlineData("hub.StartAsync().Wait(missing);")]
    [InlineData("hub.Missing.StartAsync().Wait();")]
    [InlineData("hub.StartAsync().GetAwaiter().")]
    public Task Half_typed_code(string statement) => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        $$"""
        public class Chat(HubConnection hub)
        {
            public void Open()
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
            public void Open() => hub.StartAsync().Wait();
        }
        """);
}

using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ForgottenConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3004 is quiet where somebody has the task, or where nobody can.</summary>
public class ForgottenConnectionQuietTests
{
    [Fact]
    public Task A_task_that_is_returned_after_it_was_discarded() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync()
            {
                var connect = hub.StartAsync();
                _ = connect;
                return connect;
            }
        }
        """);

    [Fact]
    public Task A_task_that_is_stored_where_it_is_awaited() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                Task connect;
                await (connect = hub.StartAsync());
            }

            public Task CloseAsync()
            {
                Task stop;
                return stop = hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task An_async_void_event_handler_with_try_and_catch_around_it() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            private async void OnClick(object sender, EventArgs e)
            {
                try
                {
                    await _hub.StartAsync();
                }
                catch (Exception error)
                {
                    Console.WriteLine(error.Message);
                }
            }

            private async void OnLeave(object sender, UnhandledExceptionEventArgs e) => await _hub.StopAsync();
        }
        """);

    [Fact]
    public Task An_async_void_method_whose_failure_is_caught() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async void Open()
            {
                try
                {
                    await hub.StartAsync();
                }
                catch (HttpRequestException)
                {
                }
            }
        }
        """);

    [Fact]
    public Task An_async_void_method_that_something_else_calls() => Rule.VerifyAsync(
        """
        public interface IOpens
        {
            void Open();
        }

        public class Chat(HubConnection hub) : IOpens
        {
            public event Action? Asked;

            public async void Open() => await hub.StartAsync();

            public void Wire()
            {
                Asked += Reopen;
                Asked += async () => await hub.StartAsync();
                new Timer(async _ => await hub.StartAsync());
            }

            protected virtual async void Reset() => await hub.StopAsync();

            [Obsolete]
            public async void Old() => await hub.StartAsync();

            private async void Reopen() => await hub.StartAsync();
        }

        public class Panel(HubConnection hub) : System.Windows.Window
        {
            protected override async void OnClosed(EventArgs e) => await hub.StopAsync();
        }

        public class Player : UnityEngine.MonoBehaviour
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public async void Join() => await _hub.StartAsync();

            private async void Start() => await _hub.StartAsync();
        }
        """);

    [Fact]
    public Task The_task_stored_and_awaited_later() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub, List<Task> tasks)
        {
            private Task? _start;

            public async Task OpenAsync()
            {
                var start = hub.StartAsync();
                Console.WriteLine("starting");
                await start;
            }

            public void Begin()
            {
                _start = hub.StartAsync();
                tasks.Add(hub.StartAsync());
                Keep(hub.StartAsync());
                var start = hub.StartAsync();
                Keep(start);
            }

            public async Task AllAsync()
            {
                await Task.WhenAll(hub.StartAsync(), Task.Delay(5));
                var both = Task.WhenAll(hub.StopAsync(), Task.Delay(5));
                await both;
            }

            public bool Ask()
            {
                var start = hub.StartAsync();
                return SpinWait.SpinUntil(() => start.IsCompleted, 100);
            }

            public bool Peek()
            {
                var start = hub.StartAsync();
                return start.IsFaulted;
            }

            private void Keep(Task task) => tasks.Add(task);
        }
        """);

    [Theory]
    [InlineData("await hub.StartAsync();")]
    [InlineData("await hub.StartAsync().ConfigureAwait(false);")]
    [InlineData("await (hub?.StartAsync() ?? Task.CompletedTask);")]
    [InlineData("hub.StartAsync().Wait();")]
    [InlineData("hub.StartAsync().GetAwaiter().GetResult();")]
    [InlineData("_ = hub.StartAsync().ContinueWith(done => Console.WriteLine(done.Exception));")]
    [InlineData("_ = hub.SendAsync(\"Hello\");")]
    [InlineData("_ = hub.DisposeAsync();")]
    [InlineData("Forget(hub.StartAsync());")]
    [InlineData("hub.StartAsync().Forget();")]
    [InlineData("Func<Task> start = () => hub.StartAsync();")]
    [InlineData("Func<CancellationToken, Task> start = hub.StartAsync; await start(default);")]
    [InlineData("_ = Task.Run(async () => { try { await hub.StartAsync(); } catch (Exception error) { Console.WriteLine(error); } });")]
    [InlineData("await Task.Run(() => hub.StartAsync());")]
    [InlineData("await Task.WhenAny(hub.StartAsync(), Task.Delay(5));")]
    public Task Somebody_has_the_task(string statement) => Rule.VerifyAsync(
        $$"""
        public static class Tasks
        {
            public static async void Forget(this Task task) => await task;
        }

        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                {{statement}}
                await Task.Yield();
            }

            private static void Forget(Task task) => task.Forget();
        }
        """);

    [Fact]
    public Task A_handler_that_returns_its_task() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Chat()
            {
                _hub.Closed += error => _hub.StartAsync();
                _hub.Reconnected += async id => await _hub.StopAsync();
            }

            public Task OpenAsync() => _hub.StartAsync();

            public Task CloseAsync()
            {
                return _hub.StopAsync();
            }
        }
        """);

    [Fact]
    public Task A_private_method_that_returns_the_task() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync() => await StartAsync();

            public void Begin() => _ = StartAsync();

            private Task StartAsync() => hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_teardown_that_cannot_await() => Rule.VerifyAsync(
        """
        public sealed class Chat : IDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public void Dispose()
            {
                _ = _hub.StopAsync();
                Close();
            }

            private void Close() => _hub.StopAsync();
        }

        public class Panel : System.Windows.Window
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            protected override void OnClosed(EventArgs e) => _ = _hub.StopAsync();
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
                _ = hub.StartAsync();
                return hub;
            });
        }
        """);

    [Fact]
    public Task A_connect_that_returns_no_task_and_the_calls_of_the_manager() => Rule.VerifyAsync(
        """
        public class Chat(IO.Ably.AblyRealtime ably, IConnectionManager connections, HubConnection hub)
        {
            public void Open()
            {
                ably.Connect();
                ably.Close();
                _ = connections.ConnectAsync(hub, hub.StartAsync);
                _ = connections.ReleaseAsync(hub);
            }
        }
        """);

    [Fact]
    public Task What_a_test_asks_a_mock() => new Rule { IsTestCode = true }.CheckAsync(
        """
        using MQTTnet;

        public static class Mocks
        {
            public static T Received<T>(this T mock) => mock;
        }

        public class ChatTests(IMqttClient mqtt)
        {
            public void It_connects()
            {
                mqtt.Received().ConnectAsync(null!);
                _ = mqtt.Received().DisconnectAsync();
            }
        }
        """);

    [Fact]
    public Task Inside_the_client_type_itself() => Rule.VerifyAsync(
        """
        using SocketIOClient;

        public class ScoreSocket(string url) : SocketIO(url)
        {
            public void Open() => _ = ConnectAsync();
        }
        """);

    [Fact]
    public Task Same_named_types_of_the_users_own() => Rule.VerifyAsync(
        """
        namespace Acme
        {
            public class HubConnection
            {
                public Task StartAsync() => Task.CompletedTask;
            }

            public class Chat(HubConnection hub)
            {
                public async void Open()
                {
                    _ = hub.StartAsync();
                    hub.StartAsync();
                    await hub.StartAsync();
                }
            }
        }
        """);

    [Theory]
    [InlineData("hub.StartAsync(missing);")]
    [InlineData("hub.StratAsync();")]
    [InlineData("hub.StartAsync(")]
    [InlineData("_ = hub.Missing.StartAsync();")]
    [InlineData("_ = hub.StartAsync().")]
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
            public void Open() => _ = hub.StartAsync();
        }
        """);

    [Fact]
    public Task A_call_in_an_expression_tree() => Rule.VerifyAsync(
        """
        using System.Linq.Expressions;

        public class Calls
        {
            public Expression<Action<HubConnection>> Stop => hub => hub.StopAsync(default);

            public void Verify(Expression<Action<HubConnection>> call) => Verify(hub => hub.StartAsync(default));

            public void Run(Action<HubConnection> call) => Run(hub => {|SWB3004:hub.StartAsync(default)|});
        }
        """);

    [Fact]
    public Task A_method_that_is_also_handed_on_as_a_delegate() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public Task OpenAsync() => RunAsync(ConnectAsync);

            private Task ConnectAsync() => hub.StartAsync();

            private static Task RunAsync(Func<Task> work) => work();
        }
        """);

    // The caller drops what the method made of it; that is not this call.
    [Fact]
    public Task A_private_method_whose_only_caller_drops_the_task() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public void Begin() => _ = ConnectAsync();

            private Task ConnectAsync() => hub.StartAsync();
        }
        """);
}

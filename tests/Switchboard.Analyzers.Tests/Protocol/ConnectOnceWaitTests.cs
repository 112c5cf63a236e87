using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ConnectOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Protocol;

/// <summary>SWB3007: what comes between two connects and may have closed the client, and clients that only look like one.</summary>
public class ConnectOnceWaitTests
{
    [Theory]
    [InlineData("while (true) { await hub.StartAsync(); await _lost.WaitAsync(); }")]
    [InlineData("while (true) { await hub.StartAsync(); _gone.WaitOne(); }")]
    [InlineData("while (true) { await hub.StartAsync(); await foreach (var price in hub.StreamAsync<int>(\"Prices\")) Console.WriteLine(price); }")]
    [InlineData("while (true) { await hub.StartAsync(); await server.RunAsync(); }")]
    [InlineData("while (true) { await hub.StartAsync(); await closed(); }")]
    [InlineData("await hub.StartAsync(); await _lost.WaitAsync(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await _end.Task.WaitAsync(TimeSpan.FromSeconds(5)); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await server.StopAsync(); await hub.StartAsync();")]
    [InlineData("using (new Scope(hub)) await hub.StartAsync(); using (new Scope(hub)) await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await ((IAsyncDisposable)hub).DisposeAsync(); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await Task.WhenAny(_end.Task, closed()); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await Task.WhenAny(_end.Task, Task.Delay(5)); await hub.StartAsync();")]
    [InlineData("await hub.StartAsync(); await Task.Delay(-1, stop); await hub.StartAsync();")]
    public Task Somebody_else_may_have_closed_it(string code) => Rule.VerifyAsync(Type(code));

    [Theory]
    [InlineData("while (true) { await [|hub.StartAsync()|]; await Task.Delay(5); }")]
    [InlineData("while (await _timer.WaitForNextTickAsync()) await [|hub.StartAsync()|];")]
    [InlineData("hub.StartAsync().Wait(); [|hub.StartAsync()|].Wait();")]
    [InlineData("await hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5)); await [|hub.StartAsync()|].WaitAsync(TimeSpan.FromSeconds(5));")]
    [InlineData("await hub.StartAsync(); await Task.Run(() => Console.WriteLine()); await [|hub.StartAsync()|];")]
    [InlineData("await hub.StartAsync(); Console.WriteLine(hub.ToString()); await [|hub.StartAsync()|];")]
    [InlineData("await hub.StartAsync(); await _file.DisposeAsync(); await [|hub.StartAsync()|];")]
    public Task Nobody_has(string code) => Rule.VerifyAsync(Type(code));

    [Fact]
    public Task A_property_that_gives_another_client_each_time() => Rule.VerifyAsync(
        """
        public class Cluster(HubConnection[] nodes, List<HubConnection> spares)
        {
            private readonly int _first = 0;
            private int _current;

            private HubConnection Current => nodes[_current];

            private HubConnection Spare => spares[_current];

            private HubConnection Fresh => new HubConnectionBuilder().Build();

            private HubConnection First => nodes[_first];

            private HubConnection Second => nodes[1];

            public async Task OpenAsync()
            {
                for (_current = 0; _current < nodes.Length; _current++)
                    await Current.StartAsync();
                await Spare.StartAsync();
                _current--;
                await Spare.StartAsync();
                await Fresh.StartAsync();
                await Fresh.StartAsync();
                await First.StartAsync();
                await [|First.StartAsync()|];
                await Second.StartAsync();
                await [|Second.StartAsync()|];
            }
        }
        """);

    [Fact]
    public Task Two_handlers_that_lock_the_user_out_with_a_helper() => Rule.VerifyAsync(
        """
        public class Button
        {
            public bool Enabled { get; set; }
            public event EventHandler? Click;
            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Screen
        {
            private readonly HubConnection _hub;
            private readonly Button _connect = new();
            private readonly Button _retry = new();

            public Screen(HubConnection hub)
            {
                _hub = hub;
                _connect.Click += async (_, _) => { ShowBusy(); await _hub.StartAsync(); };
                _retry.Click += async (_, _) => { ShowBusy(); await _hub.StartAsync(); };
            }

            private void ShowBusy() => _connect.Enabled = _retry.Enabled = false;
        }
        """);

    // What stands around a handler is done when it is attached, not when it runs.
    [Theory]
    [InlineData("await hub.StartAsync();", "await [|hub.StartAsync()|];")]
    [InlineData("Console.WriteLine(); await hub.StartAsync();", "Console.WriteLine(); await [|hub.StartAsync()|];")]
    [InlineData("await hub.StartAsync(); await server.StopAsync();", "await [|hub.StartAsync()|]; await server.StopAsync();")]
    [InlineData("await server.StopAsync(); await hub.StartAsync();", "await server.StopAsync(); await hub.StartAsync();")]
    [InlineData("await server.StopAsync(); await hub.StartAsync();", "await hub.StartAsync();")]
    [InlineData("await closed(); await hub.StartAsync();", "await closed(); await hub.StartAsync();")]
    public Task Two_handlers_and_what_they_wait_for(string first, string second) => Rule.VerifyAsync(
        $$"""
        public interface IServer
        {
            Task StopAsync();
        }

        public class Button
        {
            public event EventHandler? Click;
            public void Press() => Click?.Invoke(this, EventArgs.Empty);
        }

        public class Screen
        {
            private readonly HubConnection hub = new HubConnectionBuilder().Build();

            public Screen(Button connect, Button retry, IServer server, Func<Task> closed)
            {
                server.StopAsync();
                connect.Click += async (_, _) => { {{first}} };
                retry.Click += async (_, _) => { {{second}} };
            }
        }

        public class Page(Button connect, Button retry, IServer server, Func<Task> closed)
        {
            private readonly HubConnection hub = new HubConnectionBuilder().Build();

            public void Show()
            {
                connect.Click += OnConnect;
                retry.Click += OnRetry;
            }

            private async void OnConnect(object? sender, EventArgs e) { {{first}} }

            private async void OnRetry(object? sender, EventArgs e) { {{second}} }
        }
        """);

    private static string Type(string code) => $$"""
        public interface IServer
        {
            Task RunAsync();
            Task StopAsync();
        }

        public sealed class Scope(HubConnection hub) : IDisposable
        {
            public void Dispose() => _ = hub.StopAsync();
        }

        public class Chat(HubConnection hub)
        {
            private readonly SemaphoreSlim _lost = new(0);
            private readonly AutoResetEvent _gone = new(false);
            private readonly TaskCompletionSource _end = new();
            private readonly PeriodicTimer _timer = new(TimeSpan.FromSeconds(1));
            private readonly MemoryStream _file = new();

            public async Task OpenAsync(IServer server, Func<Task> closed, CancellationToken stop)
            {
                await Task.Yield();
                {{code}}
            }
        }
        """;
}

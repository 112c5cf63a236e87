using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002: what is handed on is released by who takes it, or only used there.</summary>
public class DisposeOwnedHandOverTests
{
    [Theory]
    [InlineData("Use(_hub);")]
    [InlineData("this.Use(_hub);")]
    [InlineData("UseAll(_hub);")]
    [InlineData("Report(_hub);")]
    [InlineData("reader.Read(_hub);")]
    [InlineData("Helper.ReadAll(new[] { _hub });")]
    [InlineData("Helper.ReadAll([_hub]);")]
    [InlineData("Helper.ReadNamed(\"hub\", _hub);")]
    [InlineData("_ = new Reader(_hub);")]
    [InlineData("Console.WriteLine(_hub);")]
    [InlineData("Console.WriteLine(\"{0} {1}\", _hub, other);")]
    [InlineData("_ = string.Format(\"{0}\", _hub);")]
    public Task To_code_that_uses_it(string code) => VerifyAsync("[|_hub|]", code);

    [Theory]
    [InlineData("Task.Run(() => _hub.DisposeAsync());")]
    [InlineData("Task.Run(async () => await _hub.DisposeAsync());")]
    [InlineData("Task.Factory.StartNew(() => _hub.DisposeAsync());")]
    [InlineData("new TaskFactory().StartNew(() => _hub.DisposeAsync());")]
    public Task To_a_task_that_the_method_starts(string code) => VerifyAsync("[|_hub|]", code);

    [Theory]
    [InlineData("ends.Add(_hub.DisposeAsync);")]
    [InlineData("ends.Add(() => _hub.DisposeAsync());")]
    [InlineData("ends.Add(EndAsync);")]
    [InlineData("stop.Register(End);")]
    [InlineData("shell.Ended += End;")]
    [InlineData("shell.Ended += () => _ = _hub.DisposeAsync();")]
    public Task As_a_delegate_that_others_call(string code) => Rule.VerifyAsync(Ending("_hub", code));

    [Theory]
    [InlineData("Task.Run(End);")]
    [InlineData("new Thread(End).Start();")]
    [InlineData("shell.Button.Click += (_, _) => End();")]
    [InlineData("End();")]
    public Task As_a_delegate_that_is_no_end(string code) => Rule.VerifyAsync(Ending("[|_hub|]", code));

    private static string Ending(string field, string code) => $$"""
        public class Shell
        {
            public event Action? Ended;
            public System.Windows.Forms.Control Button { get; } = new();
            public void End() => Ended?.Invoke();
        }

        public class Sample
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().Build();

            public void Open(List<Func<ValueTask>> ends, Shell shell, CancellationToken stop)
            {
                {{code}}
            }

            private void End() => _ = _hub.DisposeAsync();

            private ValueTask EndAsync() => _hub.DisposeAsync();
        }
        """;

    [Theory]
    [InlineData("_hub", "try { await _hub.StartAsync(); await Task.Delay(1); } finally { await _hub.DisposeAsync(); }")]
    [InlineData("_hub", "await _hub.StartAsync(); await Task.Delay(1); await _hub.DisposeAsync();")]
    [InlineData("[|_hub|]", "try { await _hub.StartAsync(); } catch { await _hub.DisposeAsync(); }")]
    [InlineData("[|_hub|]", "await _hub.StartAsync(); if (_hub.State == HubConnectionState.Disconnected) await _hub.DisposeAsync();")]
    [InlineData("[|_hub|]", "await _hub.DisposeAsync();")]
    public Task Where_it_is_opened(string field, string code) => Rule.VerifyAsync(
        $$"""
        public class Sample
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().Build();

            public async Task RunAsync()
            {
                {{code}}
            }
        }
        """);

    [Theory]
    [InlineData("Take(_hub);")]
    [InlineData("this.Take(_hub);")]
    [InlineData("cleanup.Add(_hub);")]
    [InlineData("cleanup.AddRange(new[] { _hub });")]
    [InlineData("Helper.Keep(_hub);")]
    [InlineData("Helper.KeepAny(_hub);")]
    [InlineData("Helper.KeepObject(_hub);")]
    [InlineData("Helper.KeepNamed(\"hub\", _hub);")]
    [InlineData("Helper.KeepAll(_hub, other);")]
    [InlineData("Helper.KeepAll(other, _hub);")]
    [InlineData("Helper.KeepAll([_hub, other]);")]
    [InlineData("Helper.Later(() => _hub.DisposeAsync());")]
    public Task To_code_that_takes_it_over(string code) => VerifyAsync("_hub", code);

    private static Task VerifyAsync(string field, string code) => Rule.VerifyAsync(
        $$"""
        public class Base
        {
            protected void Take(HubConnection hub) { }
        }

        public class Reader
        {
            public Reader() { }

            public Reader(HubConnection hub) { }

            public void Read(HubConnection hub) { }
        }

        public static class Helper
        {
            public static void ReadAll(IEnumerable<HubConnection> hubs) { }

            public static void Keep(IAsyncDisposable taken) { }

            public static void KeepAny<T>(T taken) { }

            public static void KeepObject(object taken) { }

            public static void KeepNamed(string name, IAsyncDisposable taken) { }

            public static void ReadNamed(string name, HubConnection hub) { }

            public static void KeepAll(params IAsyncDisposable[] taken) { }

            public static void Later(Func<ValueTask> release) { }
        }

        public class Sample : Base
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().WithUrl("https://example.org").Build();

            public void Open(Reader reader, IAsyncDisposable other, List<IAsyncDisposable> cleanup)
            {
                {{code}}
            }

            private void Use(HubConnection hub) { }

            private static void UseAll(params HubConnection[] hubs) { }

            private static void Report(params object[] values) { }
        }
        """);

    [Fact]
    public Task Either_of_two_is_released() => Rule.VerifyAsync(
        """
        public class Chat : IAsyncDisposable
        {
            private readonly HubConnection? _main = new HubConnectionBuilder().Build();
            private readonly HubConnection? _spare = new HubConnectionBuilder().Build();
            private readonly HubConnection _left = new HubConnectionBuilder().Build();
            private readonly HubConnection _right = new HubConnectionBuilder().Build();
            private readonly HubConnection? _first = new HubConnectionBuilder().Build();
            private readonly HubConnection? _second = new HubConnectionBuilder().Build();
            private readonly HubConnection {|SWB2002:_asked|} = new HubConnectionBuilder().Build();

            public async ValueTask DisposeAsync()
            {
                await (_main ?? _spare)!.DisposeAsync();
                await (_asked.State == HubConnectionState.Connected ? _left : _right).DisposeAsync();
                await using (_first ?? _second)
                    GC.Collect();
            }
        }
        """);

    [Fact]
    public Task An_element_of_a_collection_is_released() => Rule.VerifyAsync(
        """
        public class Chat : IAsyncDisposable
        {
            private readonly HubConnection[] _array = [new HubConnectionBuilder().Build()];
            private readonly Dictionary<string, HubConnection> _byName = new() { ["a"] = new HubConnectionBuilder().Build() };
            private readonly List<HubConnection>? _maybe = [new HubConnectionBuilder().Build()];
            private readonly Queue<HubConnection> _queue = new(new[] { new HubConnectionBuilder().Build() });

            public async ValueTask DisposeAsync()
            {
                for (var i = 0; i < _array.Length; i++)
                    await _array[i].DisposeAsync();
                await _byName["a"].DisposeAsync();
                foreach (var hub in _maybe ?? [])
                    await hub.DisposeAsync();
                var next = _queue.Dequeue();
                await next.DisposeAsync();
            }
        }

        public class Lost : IAsyncDisposable
        {
            private readonly HubConnection[] {|SWB2002:_array|} = [new HubConnectionBuilder().Build()];
            private readonly Dictionary<string, HubConnection> {|SWB2002:_byName|} = new() { ["a"] = new HubConnectionBuilder().Build() };
            private readonly List<HubConnection>? {|SWB2002:_maybe|} = [new HubConnectionBuilder().Build()];

            public async ValueTask DisposeAsync() => await Task.Delay(_array.Length + _byName.Count);
        }
        """);
}

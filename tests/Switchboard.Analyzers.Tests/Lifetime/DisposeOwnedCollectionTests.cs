using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002: private collections of clients that the type makes itself.</summary>
public class DisposeOwnedCollectionTests
{
    [Theory]
    [InlineData("List<HubConnection>", "_hubs.Add(Hub());")]
    [InlineData("List<HubConnection>", "var hub = Hub(); await hub.StartAsync(); _hubs.Add(hub);")]
    [InlineData("List<HubConnection>", "var hub = Hub(); try { await hub.StartAsync(); _hubs.Add(hub); } catch { await hub.DisposeAsync(); throw; }")]
    [InlineData("List<HubConnection>", "for (var i = 0; i < 3; i++) _hubs.Add(Hub()); foreach (var hub in _hubs) await hub.StartAsync();")]
    [InlineData("List<HubConnection>", "lock (_hubs) { _hubs.Add(Hub()); } if (_hubs.Count > 3) await _hubs[0].SendAsync(\"Full\");")]
    [InlineData("List<HubConnection>", "_hubs.Add(Configured());")]
    [InlineData("HashSet<HubConnection>", "_hubs.Add(Hub());")]
    [InlineData("Queue<HubConnection>", "_hubs.Enqueue(Hub());")]
    [InlineData("Dictionary<string, HubConnection>", "_hubs[\"chat\"] = Hub();")]
    [InlineData("Dictionary<string, HubConnection>", "var hub = Hub(); await hub.StartAsync(); _hubs[\"chat\"] = hub;")]
    [InlineData("Dictionary<string, HubConnection>", "if (!_hubs.ContainsKey(\"chat\")) _hubs.Add(\"chat\", Hub());")]
    [InlineData("System.Collections.Concurrent.ConcurrentDictionary<string, HubConnection>", "_hubs.TryAdd(\"chat\", Hub());")]
    [InlineData("System.Collections.Concurrent.ConcurrentBag<HubConnection>", "_hubs.Add(Hub());")]
    public Task Filled_and_never_emptied(string type, string code) => VerifyAsync($"private readonly {type} [|_hubs|] = new();", code);

    [Fact]
    public Task An_array() => VerifyAsync("private readonly HubConnection[] [|_hubs|] = new HubConnection[2];", "_hubs[0] = Hub(); await _hubs[0].StartAsync();");

    [Theory]
    [InlineData("private readonly List<IDisposable> [|_tokens|] = new();", "_tokens.Add(hub.On(\"A\", Run)); _tokens.Add(hub.On(\"B\", Run));")]
    [InlineData("private readonly Stack<IDisposable> [|_tokens|] = new();", "_tokens.Push(hub.On(\"A\", Run));")]
    [InlineData("private readonly Dictionary<string, IDisposable> [|_tokens|] = new();", "_tokens[\"a\"] = hub.On(\"A\", Run);")]
    [InlineData("private readonly List<ISubscription> [|_tokens|] = new();", "_tokens.Add(connections.Subscribe<HubConnection, string>(hub, \"A\", text => Run()));")]
    [InlineData("private IDisposable[] [|_tokens|] = [];", "_tokens = [hub.On(\"A\", Run), hub.On(\"B\", Run)];")]
    public Task Subscriptions_that_are_never_disposed(string field, string code) => Rule.VerifyAsync(Listening(field, code));

    [Theory]
    [InlineData("_tokens.Add(hub.On(\"A\", Run)); foreach (var token in _tokens) token.Dispose();")]
    [InlineData("_tokens.Add(hub.On(\"A\", Run)); _tokens.ForEach(token => token.Dispose());")]
    [InlineData("_tokens.Add(hub.On(\"A\", Run)); hub.Remove(\"A\");")]
    [InlineData("_tokens.Add(hub.On(\"A\", Run)); Keep(_tokens);")]
    [InlineData("_tokens.Add(hub.On(\"A\", Run)); _tokens.Add(new Timer(_ => Run()));")]
    [InlineData("_tokens.Add(new Timer(_ => Run()));")]
    [InlineData("_tokens.Add(own.On(\"A\", Run));")]
    public Task Subscriptions_that_are_disposed_or_end_with_their_connection(string code) => Rule.VerifyAsync(Listening("private readonly List<IDisposable> _tokens = new();", code));

    private static string Listening(string field, string code) => $$"""
        public class Sample(HubConnection hub, IConnectionManager connections)
        {
            {{field}}

            public void Open()
            {
                var own = new HubConnectionBuilder().Build();
                {{code}}
                Keep(connections);
            }

            private static void Run() { }

            private static void Keep(object? value) { }
        }
        """;

    [Theory]
    // Released somewhere, or got out of it.
    [InlineData("_hubs.Add(Hub()); foreach (var hub in _hubs) await hub.DisposeAsync();")]
    [InlineData("_hubs.Add(Hub()); foreach (var hub in _hubs) await hub.StopAsync();")]
    [InlineData("_hubs.Add(Hub()); await Task.WhenAll(_hubs.Select(hub => hub.DisposeAsync().AsTask()));")]
    [InlineData("_hubs.Add(Hub()); _hubs.ForEach(hub => _ = hub.DisposeAsync());")]
    [InlineData("_hubs.Add(Hub()); foreach (var hub in _hubs) Close(hub);")]
    [InlineData("_hubs.Add(Hub()); var first = _hubs[0]; _hubs.RemoveAt(0); await first.DisposeAsync();")]
    [InlineData("_hubs.Add(Hub()); await using var first = _hubs[0];")]
    [InlineData("_hubs.Add(Hub()); foreach (var hub in _hubs) await using (hub) await hub.StartAsync();")]
    [InlineData("_hubs.Add(Hub()); foreach (var hub in _hubs) { var same = hub; await same.DisposeAsync(); }")]
    [InlineData("_hubs.Add(Hub()); Keep(_hubs);")]
    [InlineData("_hubs.Add(Hub()); Keep(_hubs[0]);")]
    [InlineData("_hubs.Add(Hub()); _cleanup.AddRange(_hubs);")]
    [InlineData("_hubs.Add(Hub()); var hubs = _hubs; foreach (var hub in hubs) await hub.DisposeAsync();")]
    [InlineData("_hubs.Add(Hub()); using var stop = token.Register(() => _hubs.ForEach(hub => _ = hub.DisposeAsync()));")]
    [InlineData("var hub = Hub(); _hubs.Add(hub); hub.Closed += async _ => { _hubs.Remove(hub); await hub.DisposeAsync(); };")]
    [InlineData("var hub = Hub(); _hubs.Add(hub); await hub.StartAsync(); await hub.DisposeAsync();")]
    [InlineData("var hub = Hub(); _hubs.Add(hub); _cleanup.Add(hub);")]
    [InlineData("await using var hub = Hub(); _hubs.Add(hub);")]
    [InlineData("_current = Hub(); _hubs.Add(_current);")]
    [InlineData("_hubs.Add(Tracked());")]
    // Not the type's own.
    [InlineData("_hubs.Add(given);")]
    [InlineData("_hubs.Add(make());")]
    [InlineData("_hubs.Add(Hub()); _hubs.Add(given);")]
    [InlineData("_hubs.Clear();")]
    public Task Released_given_away_or_of_others(string code) => VerifyAsync("private readonly List<HubConnection> _hubs = new();", code);

    [Theory]
    [InlineData("public readonly List<HubConnection> _hubs = new();")]
    [InlineData("private static readonly List<HubConnection> _hubs = new();")]
    [InlineData("private readonly List<HubConnection> _hubs = Shared();")]
    [InlineData("private readonly List<HubConnection> _hubs = new(); public IReadOnlyList<HubConnection> Hubs => _hubs;")]
    [InlineData("private readonly List<HubConnection> _hubs = new(); private class Closing(Sample sample) { public void Close() => sample._hubs.ForEach(hub => _ = hub.DisposeAsync()); }")]
    public Task Others_can_reach_it(string field) => VerifyAsync(field, "_hubs.Add(Hub());");

    [Fact]
    public Task What_lives_as_long_as_the_process() => Rule.VerifyAsync(
        """
        public class Rooms
        {
            private readonly List<HubConnection> _hubs = new();

            private Rooms() { }

            public static Rooms All { get; } = new();

            public void Open() => _hubs.Add(new HubConnectionBuilder().Build());
        }

        public class Others
        {
            private readonly List<HubConnection> {|SWB2002:_hubs|} = new();

            public void Open() => _hubs.Add(new HubConnectionBuilder().Build());
        }
        """);

    private static Task VerifyAsync(string field, string code) => Rule.VerifyAsync(
        $$"""
        public class Sample
        {
            {{field}}
            private readonly List<IAsyncDisposable> _cleanup = new();
            private HubConnection? _current;

            public async Task OpenAsync(HubConnection given, Func<HubConnection> make, CancellationToken token)
            {
                {{code}}
                await Task.Yield();
                Keep(_current);
            }

            private static HubConnection Hub() => new HubConnectionBuilder().Build();

            private static HubConnection Configured()
            {
                var hub = Hub();
                hub.On("Text", () => { });
                return hub;
            }

            private HubConnection Tracked()
            {
                var hub = Hub();
                _cleanup.Add(hub);
                return hub;
            }

            private static List<HubConnection> Shared() => new();

            private static void Close(HubConnection hub) => _ = hub.DisposeAsync();

            private static void Keep(object? value) { }
        }
        """);
}

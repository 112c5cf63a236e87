using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002: what a type owns is released through a collection, a delegate, a setter, a base or another object.</summary>
public class DisposeOwnedElsewhereTests
{
    [Theory]
    [InlineData("private readonly IAsyncDisposable[] _all; public Sample() => _all = [_hub, _other];", "_all")]
    [InlineData("private readonly List<IAsyncDisposable> _all; public Sample() => _all = new() { _hub, _other };", "_all")]
    [InlineData("private readonly Dictionary<string, HubConnection> _all; public Sample() => _all = new() { [\"one\"] = _hub, [\"two\"] = _other };", "_all.Values")]
    [InlineData("private readonly Dictionary<string, HubConnection> _all = []; public Sample() { _all[\"one\"] = _hub; _all[\"two\"] = _other; }", "_all.Values")]
    [InlineData("private readonly HubConnection[] _all = new HubConnection[2]; public Sample() { _all[0] = _hub; _all[1] = _other; }", "_all")]
    [InlineData("private IEnumerable<HubConnection> All => [_hub, _other];", "All")]
    [InlineData("private HubConnection[] All() => new[] { _hub, _other };", "All()")]
    [InlineData("private IEnumerable<HubConnection> All() { yield return _hub; yield return _other; }", "All()")]
    public Task Through_a_collection_that_the_type_keeps_or_gives(string members, string all) => Rule.VerifyAsync(Two(
        "class Sample : IAsyncDisposable", $"{members} public async ValueTask DisposeAsync() {{ foreach (var item in {all}) await item.DisposeAsync(); }}"));

    [Theory]
    [InlineData("public async Task OpenAsync() { foreach (var hub in new[] { _hub, _other }) await hub.StartAsync(); }")]
    [InlineData("public void Show() => Console.WriteLine(string.Join(',', new object[] { _hub, _other }));")]
    public Task But_not_by_a_collection_that_is_only_used(string member) => Rule.VerifyAsync(
        Two("class Sample : IAsyncDisposable", member + " public ValueTask DisposeAsync() => default;").Replace("_hub = Hub(), _other = Hub()", "[|_hub|] = Hub(), [|_other|] = Hub()", StringComparison.Ordinal));

    [Theory]
    [InlineData("private readonly Func<ValueTask> _close; public Sample() => _close = () => _hub.DisposeAsync(); public ValueTask DisposeAsync() => _close();")]
    [InlineData("private readonly Func<Task> _close; public Sample() => _close = async () => { await _hub.StopAsync(); await _hub.DisposeAsync(); }; public async ValueTask DisposeAsync() => await _close.Invoke();")]
    [InlineData("private readonly Cleanup _cleanup; public Sample() => _cleanup = new Cleanup(() => _hub.DisposeAsync()); public ValueTask DisposeAsync() => _cleanup.DisposeAsync();")]
    public Task By_a_delegate_that_teardown_calls(string members) => Rule.VerifyAsync(One("class Sample : IAsyncDisposable", members));

    [Theory]
    [InlineData("private readonly Func<ValueTask> _click; public Sample() => _click = () => _hub.DisposeAsync(); public ValueTask ClickAsync() => _click(); public ValueTask DisposeAsync() => default;")]
    [InlineData("private readonly Thread _thread; public Sample() => _thread = new Thread(() => _hub.DisposeAsync()); public ValueTask DisposeAsync() => default;")]
    public Task But_not_by_a_delegate_that_it_does_not_call(string members) =>
        Rule.VerifyAsync(One("class Sample : IAsyncDisposable", members).Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal));

    [Theory]
    [InlineData("class Sample : Template", "protected override Task CloseCoreAsync() => _hub.DisposeAsync().AsTask();")]
    [InlineData("class Sample : Template", "protected override Task CloseCoreAsync() => EndAsync(); private async Task EndAsync() => await _hub.DisposeAsync();")]
    [InlineData("class Sample : Middle", "protected override async Task CloseCoreAsync() { await base.CloseCoreAsync(); await _hub.DisposeAsync(); }")]
    public Task By_what_a_disposable_base_calls(string type, string member) => Rule.VerifyAsync(One(type, member));

    [Theory]
    [InlineData("class Sample : Template", "protected override Task CloseCoreAsync() => Task.CompletedTask; public Task EndAsync() => _hub.DisposeAsync().AsTask();")]
    [InlineData("class Sample : Template", "protected override Task CloseCoreAsync() => Task.CompletedTask; public override string ToString() { _ = _hub.DisposeAsync(); return \"\"; }")]
    public Task But_not_by_what_it_does_not_declare(string type, string members) =>
        Rule.VerifyAsync(One(type, members).Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal));

    [Theory]
    [InlineData("class Sample : Plugin", "public override Task EndAsync() => _hub.DisposeAsync().AsTask();")]
    [InlineData("class Sample : Plugin", "public override Task EndAsync() => ShutdownAsync(); public async Task ShutdownAsync() => await _hub.DisposeAsync();")]
    [InlineData("class Sample : Microsoft.AspNetCore.Components.Server.Circuits.CircuitHandler", "public override Task OnConnectionDownAsync(Microsoft.AspNetCore.Components.Server.Circuits.Circuit circuit, CancellationToken stop) => _hub.StopAsync(stop);")]
    [InlineData("class Sample : Service", "protected override async Task OnStopAsync() => await EndAsync(); private async Task EndAsync() => await CloseAsync(); private async Task CloseAsync() => await _hub.DisposeAsync();")]
    public Task By_what_any_other_base_calls(string type, string member) => Rule.VerifyAsync(One(type, member) + Bases);

    [Theory]
    [InlineData("class Sample : Plugin", "public override Task EndAsync() => Task.CompletedTask; public async Task ShutdownAsync() => await _hub.DisposeAsync();")]
    [InlineData("class Sample : ComponentBase", "protected override async Task OnParametersSetAsync() => await _hub.DisposeAsync();")]
    public Task But_not_by_what_it_calls_while_it_is_at_work(string type, string member) =>
        Rule.VerifyAsync("using Microsoft.AspNetCore.Components;\n" + One(type, member).Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal) + Bases);

    [Theory]
    [InlineData("EndAsync()")]
    [InlineData("this.EndAsync()")]
    public Task By_what_a_base_of_the_project_calls(string call) => Rule.VerifyAsync(
        One("class Sample : Job", "protected override Task EndAsync() => _hub.DisposeAsync().AsTask();")
        + $"public abstract class Job {{ public Task CompleteAsync() => {call}; protected abstract Task EndAsync(); }}");

    [Fact]
    public Task But_not_by_what_only_an_override_passes_on() => Rule.VerifyAsync(
        One("class Sample : Job", "protected override Task EndAsync() => _hub.DisposeAsync().AsTask();").Replace("_hub = Hub()", "[|_hub|] = Hub()", StringComparison.Ordinal)
        + "public abstract class Job { protected abstract Task EndAsync(); } public class LongJob : ShortJob { protected override Task EndAsync() => base.EndAsync(); } public class ShortJob : Job { protected override Task EndAsync() => Task.CompletedTask; }");

    [Fact]
    public Task But_not_by_an_override_that_makes_the_next_one() => Rule.VerifyAsync(
        Type("class Sample : Plugin", "private HubConnection? [|_hub|];", "public override async Task EndAsync() { if (_hub is not null) await _hub.DisposeAsync(); _hub = Hub(); }") + Bases);

    [Theory]
    [InlineData("class Feeds(Feed feed) : IHostedService { public Task StartAsync(CancellationToken stop) => feed.OpenAsync(); public Task StopAsync(CancellationToken stop) => feed.EndAsync(); }")]
    [InlineData("class Feeds(IFeed? feed) : IHostedService { public Task StartAsync(CancellationToken stop) => Task.CompletedTask; public async Task StopAsync(CancellationToken stop) { if (feed?.EndAsync() is { } end) await end; } }")]
    [InlineData("class Feeds(IFeed feed) : BackgroundService { protected override async Task ExecuteAsync(CancellationToken stop) { try { await feed.OpenAsync(); } finally { await feed.EndAsync(); } } }")]
    [InlineData("class Feeds : IAsyncDisposable { private readonly List<Feed> _all = []; public async ValueTask DisposeAsync() { foreach (var feed in _all) await feed.EndAsync(); } }")]
    [InlineData("class Feeds { private readonly Dictionary<int, Feed> _all = []; public async Task RemoveAsync(int key) { if (_all.Remove(key, out var feed)) await feed.EndAsync(); } }")]
    [InlineData("class Feeds { public async Task RunAsync() { var feed = new Feed(); await feed.OpenAsync(); await feed.EndAsync(); } }")]
    public Task By_who_ends_the_object(string caller) => Rule.VerifyAsync(Feed("_hub", "public") + $"public {caller}");

    [Theory]
    [InlineData("public", "class Feeds(Feed feed) { public Task OnClickAsync() => feed.EndAsync(); }")]
    [InlineData("public", "class Feeds(Other feed) : IAsyncDisposable { public async ValueTask DisposeAsync() => await feed.EndAsync(); }")]
    [InlineData("public", "class Feeds(Feed feed) : IAsyncDisposable { public async ValueTask DisposeAsync() => await feed.OpenAsync(); }")]
    [InlineData("private", "class Feeds(Other feed) : IAsyncDisposable { public async ValueTask DisposeAsync() => await feed.EndAsync(); }")]
    public Task But_not_where_nobody_ends_it(string access, string caller) =>
        Rule.VerifyAsync(Feed("[|_hub|]", access) + $"public class Other {{ public Task EndAsync() => Task.CompletedTask; }} public {caller}");

    [Theory]
    [InlineData("await room.Hub.DisposeAsync();")]
    [InlineData("await room.Hub!.DisposeAsync();")]
    [InlineData("if (room.Hub?.DisposeAsync() is { } closing) await closing;")]
    [InlineData("if (room?.Hub.DisposeAsync() is { } closing) await closing;")]
    [InlineData("await CloseAsync(room.Hub);")]
    public Task By_the_object_that_has_the_object(string release) => Rule.VerifyAsync(
        $$"""
        public class Rooms : IAsyncDisposable
        {
            private readonly List<Room> _rooms = [];

            public void Open(string url) => _rooms.Add(new Room(url));

            public async ValueTask DisposeAsync()
            {
                foreach (var room in _rooms)
                {
                    {{release}}
                }
            }

            private static ValueTask CloseAsync(HubConnection hub) => hub.DisposeAsync();

            private sealed class Room(string url)
            {
                public HubConnection Hub { get; } = new HubConnectionBuilder().WithUrl(url).Build();

                private HubConnection {|SWB2002:Other|} { get; } = new HubConnectionBuilder().WithUrl(url).Build();
            }
        }
        """);

    [Fact]
    public Task By_the_setter_that_it_is_given_to() => Rule.VerifyAsync(
        """
        public sealed class Chat : IAsyncDisposable
        {
            private HubConnection? _hub;

            private HubConnection? Kept
            {
                get => _hub;
                set
                {
                    _ = _hub?.DisposeAsync();
                    _hub = value;
                }
            }

            private HubConnection? Backed
            {
                get => field;
                set
                {
                    _ = field?.DisposeAsync();
                    field = value;
                }
            }

            public void Open(string[] urls)
            {
                foreach (var url in urls)
                {
                    Kept = new HubConnectionBuilder().WithUrl(url).Build();
                    Backed = new HubConnectionBuilder().WithUrl(url).Build();
                }
            }

            public ValueTask DisposeAsync()
            {
                Kept = null;
                Backed = null;
                return default;
            }
        }
        """);

    [Fact]
    public Task By_a_setter_that_teardown_sets() => Rule.VerifyAsync(
        """
        public sealed class Chat : IAsyncDisposable
        {
            private HubConnection? _hub;

            private HubConnection? Hub
            {
                set
                {
                    _ = _hub?.DisposeAsync();
                    _hub = value;
                }
            }

            public void Open(string url) => _hub ??= new HubConnectionBuilder().WithUrl(url).Build();

            public ValueTask DisposeAsync()
            {
                Hub = null;
                return default;
            }
        }
        """);

    [Theory]
    [InlineData("Avalonia.Controls.ApplicationLifetimes.IControlledApplicationLifetime", "Exit")]
    [InlineData("Microsoft.UI.Xaml.Window", "Closed")]
    public Task In_the_handler_of_an_end_of_the_application(string type, string name)
    {
        var kind = type.Contains(".I", StringComparison.Ordinal) ? "interface" : "class";
        var space = type[..type.LastIndexOf('.')];
        return Rule.VerifyAsync(
            $$"""
            namespace {{space}}
            {
                public {{kind}} {{type[(space.Length + 1)..]}}
                {
                    public event EventHandler {{name}};
                }
            }

            public class Chat
            {
                private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();

                public Chat({{type}} end) => end.{{name}} += (_, _) => _hub.DisposeAsync();
            }
            """);
    }

    [Theory]
    [InlineData("Orleans", "Grain", "OnDeactivateAsync")]
    [InlineData("Caliburn.Micro", "Screen", "OnDeactivateAsync")]
    [InlineData("Akka.Actor", "ActorBase", "PostStop")]
    public Task In_the_end_of_a_framework_s_object(string space, string type, string end) => Rule.VerifyAsync(
        $$"""
        namespace {{space}}
        {
            public abstract class {{type}}
            {
                public virtual Task {{end}}() => Task.CompletedTask;
            }
        }

        public class Chat : {{space}}.{{type}}
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();

            public override async Task {{end}}() => await _hub.DisposeAsync();
        }
        """);

    [Theory]
    [InlineData("await room.Hub.StartAsync();")]
    [InlineData("Show(room.Hub);")]
    public Task But_not_by_an_object_that_only_uses_it(string use) => Rule.VerifyAsync(
        $$"""
        public class Rooms
        {
            private readonly List<Room> _rooms = [];

            public async Task OpenAsync()
            {
                foreach (var room in _rooms)
                {
                    {{use}}
                }

                await Task.Yield();
            }

            private static void Show(HubConnection hub) => Console.WriteLine(hub.State);

            private sealed class Room(string url)
            {
                public HubConnection {|SWB2002:Hub|} { get; } = new HubConnectionBuilder().WithUrl(url).Build();
            }
        }
        """);

    [Fact]
    public Task By_the_object_that_asked_another_to_make_it() => Rule.VerifyAsync(
        """
        public sealed class Room : IAsyncDisposable
        {
            private readonly Room _parent;
            private readonly HubConnection _hub;

            public Room(Room parent)
            {
                _parent = parent;
                _hub = _parent.Create();
            }

            public ValueTask DisposeAsync() => _hub.DisposeAsync();

            private HubConnection Create() => new HubConnectionBuilder().Build();
        }
        """);

    [Fact]
    public Task But_not_in_the_end_of_a_hosted_service_that_is_not_disposable() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_hub' holds a connection that this type created, but no teardown of 'Feed' releases it; release it there",
        """
        public class Feed : Microsoft.Extensions.Hosting.IHostedService
        {
            private readonly HubConnection {|#0:_hub|} = new HubConnectionBuilder().Build();

            public Task StartAsync(CancellationToken cancellationToken) => _hub.StartAsync(cancellationToken);

            public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    private const string Bases = """

        public abstract class Plugin
        {
            public abstract Task EndAsync();
        }

        public class Plugins(Plugin plugin)
        {
            public Task OnUnloadedAsync() => plugin.EndAsync();
        }

        public abstract class Service : Microsoft.Extensions.Hosting.IHostedService
        {
            public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;
            public Task StopAsync(CancellationToken cancellationToken) => OnStopAsync();
            protected abstract Task OnStopAsync();
        }
        """;

    private static string Feed(string field, string access) => $$"""
        using Microsoft.Extensions.Hosting;

        public interface IFeed
        {
            Task OpenAsync();
            Task EndAsync() => Task.CompletedTask;
        }

        public class Feed : IFeed
        {
            private readonly HubConnection {{field}} = new HubConnectionBuilder().WithUrl("https://example.org").Build();

            public Task OpenAsync() => _hub.StartAsync();

            {{access}} async Task EndAsync() => await _hub.DisposeAsync();
        }

        """;

    private static string One(string type, string members) => Type(type, "private readonly HubConnection _hub = Hub();", members);

    private static string Two(string type, string members) => Type(type, "private readonly HubConnection _hub = Hub(), _other = Hub();", members);

    private static string Type(string type, string fields, string members) => $$"""
        public abstract class Template : IAsyncDisposable
        {
            public async ValueTask DisposeAsync() => await CloseCoreAsync();
            protected abstract Task CloseCoreAsync();
        }

        public abstract class Middle : Template
        {
            protected override Task CloseCoreAsync() => Task.CompletedTask;
        }

        public sealed class Cleanup(Func<ValueTask> close) : IAsyncDisposable
        {
            public ValueTask DisposeAsync() => close();
        }

        public {{type}}
        {
            {{fields}}
            {{members}}
            private static HubConnection Hub() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }
        """;
}

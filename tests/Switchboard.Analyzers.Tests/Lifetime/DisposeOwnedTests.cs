using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.DisposeOwnedAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2002: what a type owns and how it may hold it.</summary>
public class DisposeOwnedTests
{
    [Theory]
    [InlineData("private readonly HubConnection [|_hub|] = Hub();")]
    [InlineData("private HubConnection? [|_hub|]; public void Open() { _hub = Hub(); }")]
    [InlineData("private HubConnection? [|_hub|]; public void Open() { _hub ??= Hub(); }")]
    [InlineData("private HubConnection [|Hub1|] { get; } = Hub();")]
    [InlineData("public HubConnection? [|Hub1|] { get; private set; } public void Open() => Hub1 = Hub();")]
    [InlineData("private readonly ClientWebSocket [|_one|] = new(), [|_two|] = new();")]
    [InlineData("private ClientWebSocket? [|_socket|]; public Sample() => _socket = new ClientWebSocket();")]
    [InlineData("private ClientWebSocket? [|_socket|]; public Sample() : this(1) { } private Sample(int count) { _socket = new ClientWebSocket(); }")]
    [InlineData("private readonly SocketIOClient.SocketIO [|_io|] = new(\"https://example.org\");")]
    [InlineData("private readonly PusherClient.Pusher [|_pusher|] = new(\"key\");")]
    [InlineData("private readonly StackExchange.Redis.ConnectionMultiplexer [|_redis|] = StackExchange.Redis.ConnectionMultiplexer.Connect(\"localhost\");")]
    [InlineData("private NATS.Net.NatsClient? [|_nats|]; public void Open() => _nats = new NATS.Net.NatsClient(\"nats://localhost\");")]
    [InlineData("private HubConnection? [|_hub|]; public void Arm() => Task.Run(() => _hub = Hub());")]
    [InlineData("private HubConnection? [|_hub|]; public void Open(bool flag) { _hub = flag ? Hub() : null; }")]
    [InlineData("private HubConnection? [|_hub|]; public void Open() { void Connect() => _hub = Hub(); Connect(); }")]
    public Task A_client_in_a_type_that_is_not_disposable(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("class Sample : IDisposable", "public void Dispose() { }")]
    [InlineData("class Sample : IAsyncDisposable", "public ValueTask DisposeAsync() => default;")]
    [InlineData("class Sample : IDisposable, IAsyncDisposable", "public void Dispose() { } public ValueTask DisposeAsync() => default;")]
    [InlineData("class Sample : IHostedService", "public Task StartAsync(CancellationToken stop) => _hub.StartAsync(stop); public Task StopAsync(CancellationToken stop) => Task.CompletedTask;")]
    [InlineData("class Sample : System.Windows.Window", "protected override void OnClosed(EventArgs e) => base.OnClosed(e);")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "private void OnDestroy() { }")]
    [InlineData("class Sample : ComponentBase, IDisposable", "public void Dispose() => _timer.Dispose(); private readonly Timer _timer = new(_ => { });")]
    [InlineData("sealed class Sample : IDisposable", "public void Dispose() { GC.SuppressFinalize(this); }")]
    // Field notes 3: it releases something else.
    [InlineData("class Sample : IDisposable", "private readonly IDisposable _token; public Sample() => _token = _hub.On<string>(\"x\", _ => { }); public void Dispose() => _token.Dispose();")]
    // Decision 7: closing a raw socket leaves it to be disposed.
    [InlineData("class Sample : IAsyncDisposable", "public async ValueTask DisposeAsync() => await Task.Yield(); public Task CloseAsync() => _hub.DisposeAsync().AsTask();")]
    public Task A_client_that_the_teardown_does_not_release(string type, string members) =>
        Rule.VerifyAsync(Type(type, "private readonly HubConnection [|_hub|] = Hub(); " + members));

    [Fact]
    public Task A_socket_that_teardown_only_closes() => Rule.VerifyAsync(Type(
        "class Sample : IAsyncDisposable",
        "private readonly ClientWebSocket [|_socket|] = new(); public async ValueTask DisposeAsync() => await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);"));

    [Fact]
    public Task A_socket_that_teardown_aborts() => Rule.VerifyAsync(Type(
        "class Sample : IDisposable", "private readonly ClientWebSocket _socket = new(); public void Dispose() => _socket.Abort();"));

    [Theory]
    [InlineData("private readonly HubConnection _hub; public Sample(HubConnection hub) => _hub = hub;")]
    [InlineData("private HubConnection? _hub; public void Attach(HubConnection hub) => _hub = hub;")]
    [InlineData("public HubConnection? Hub1 { get; set; }")]
    [InlineData("public required HubConnection Hub1 { get; init; }")]
    [InlineData("private readonly HubConnection _hub; public Sample(IServiceProvider services) => _hub = services.GetRequiredService<HubConnection>();")]
    [InlineData("private readonly HubConnection _hub; public Sample(Func<HubConnection> factory) => _hub = factory();")]
    [InlineData("private readonly HubConnection _hub; public Sample(HubConnection? hub) => _hub = hub ?? Hub();")]
    [InlineData("private readonly HubConnection _hub; public Sample() : this(Hub()) { } public Sample(HubConnection hub) => _hub = hub;")]
    [InlineData("private readonly HubConnection _hub; public Sample() => _hub = Hub(); public Sample(HubConnection hub) => _hub = hub;")]
    [InlineData("private readonly HubConnection _hub; public Sample(IConnectionManager connections) => _hub = connections.GetOrCreate(\"chat\", Hub);")]
    [InlineData("private HubConnection? _hub; public void Open(Factory factory) => _hub = factory.Create();")]
    public Task Only_ever_assigned_from_outside_or_unknown(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Fact]
    public Task A_primary_constructor_s_parameter_is_injected() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub)", "private readonly HubConnection _hub = hub; public Task StartAsync() => _hub.StartAsync();"));

    [Theory]
    [InlineData("private static readonly HubConnection s_hub = Hub(); public static Task StartAsync() => s_hub.StartAsync();")]
    [InlineData("private static HubConnection? s_hub; public static HubConnection Get() => s_hub ??= Hub();")]
    [InlineData("public static HubConnection Shared { get; } = Hub();")]
    [InlineData("private static readonly Lazy<HubConnection> s_hub = new(Hub);")]
    public Task Static_process_lifetime_fields(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("record Sample", "private readonly HubConnection [|_hub|] = Hub();")]
    [InlineData("sealed record Sample(string Name)", "private readonly HubConnection [|_hub|] = Hub(); public Task StartAsync() => _hub.StartAsync();")]
    [InlineData("class Sample(string url)", "private readonly HubConnection [|_hub|] = new HubConnectionBuilder().WithUrl(url).Build();")]
    [InlineData("class Sample<T> where T : class", "private readonly HubConnection [|_hub|] = Hub(); public T? Value { get; set; }")]
    [InlineData("struct Sample()", "private readonly HubConnection [|_hub|] = Hub();")]
    [InlineData("abstract class Sample", "protected HubConnection [|_hub|] = Hub();")]
    public Task In_every_kind_of_type(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task In_a_nested_type() => Rule.VerifyAsync(Type("class Sample", """
        private class Inner
        {
            private readonly HubConnection [|_hub|] = new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }

        private class Kept : IAsyncDisposable
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
            public ValueTask DisposeAsync() => _hub.DisposeAsync();
        }
        """));

    [Theory]
    [InlineData("private ConnectionLease<HubConnection>? [|_lease|]; public async Task OpenAsync() => _lease = await connections.AcquireAsync(\"chat\", Hub);")]
    [InlineData("private ConnectionLease<HubConnection>? [|_lease|]; public async Task OpenAsync() { _lease ??= await connections.AcquireAsync(\"chat\", Hub).ConfigureAwait(false); }")]
    public Task A_lease(string members) => Rule.VerifyAsync(Type("class Sample(IConnectionManager connections)", members));

    [Theory]
    [InlineData("private ConnectionLease<HubConnection>? _lease; public async Task OpenAsync() => _lease = await connections.AcquireAsync(\"chat\", Hub); public async ValueTask DisposeAsync() { if (_lease is { } lease) await lease.DisposeAsync(); }")]
    [InlineData("private ConnectionLease<HubConnection>? _lease; public async Task OpenAsync() => _lease = await connections.AcquireAsync(\"chat\", Hub); public ValueTask DisposeAsync() => _lease?.DisposeAsync() ?? default;")]
    public Task A_lease_that_teardown_releases(string members) => Rule.VerifyAsync(Type("class Sample(IConnectionManager connections) : IAsyncDisposable", members));

    [Fact]
    public Task A_subscription_on_a_shared_connection() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub)", "private IDisposable? [|_messages|]; public void Listen() => _messages = hub.On<string>(\"message\", _ => { });"));

    [Fact]
    public Task A_subscription_beside_one_that_is_removed() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub) : IDisposable",
        "private IDisposable? [|_messages|]; public void Listen() => _messages = hub.On<string>(\"message\", _ => { }); public void Dispose() => hub.Remove(\"presence\");"));

    [Fact]
    public Task A_subscription_of_the_manager() => Rule.VerifyAsync(Type(
        "class Sample(IConnectionManager connections, HubConnection hub)",
        "private ISubscription? [|_messages|]; public void Listen() => _messages = connections.Subscribe(hub, \"message\", (string text) => { });"));

    [Theory]
    [InlineData("private IDisposable? _messages; public void Listen() => _messages = hub.On<string>(\"message\", _ => { }); public void Dispose() => _messages?.Dispose();")]
    [InlineData("private readonly List<IDisposable> _tokens = new(); public void Listen() => _tokens.Add(hub.On<string>(\"message\", _ => { })); public void Dispose() { foreach (var token in _tokens) token.Dispose(); }")]
    [InlineData("private IDisposable? _messages; public void Listen() => _messages = hub.On<string>(\"message\", _ => { }); public void Dispose() => hub.Remove(\"message\");")]
    public Task A_subscription_that_teardown_disposes(string members) => Rule.VerifyAsync(Type("class Sample(HubConnection hub) : IDisposable", members));

    [Fact]
    public Task Decision_10_a_subscription_on_an_owned_connection_is_not_asked_for() => Rule.VerifyAsync(Type(
        "class Sample : IAsyncDisposable",
        "private readonly HubConnection _hub = Hub(); private IDisposable? _messages; public void Listen() => _messages = _hub.On<string>(\"message\", _ => { }); public ValueTask DisposeAsync() => _hub.DisposeAsync();"));

    [Fact]
    public Task A_connector_or_a_connection_factory() => Rule.VerifyAsync(Type(
        "[ConnectionFactory] class Sample", "private HubConnection? _hub; public HubConnection Get() => _hub ??= Hub();"));

    [Theory]
    [InlineData("private HubConnection? [|_hub|]; public async Task OpenAsync() { var hub = Hub(); await hub.StartAsync(); _hub = hub; }")]
    [InlineData("private HubConnection? [|_hub|]; public async Task OpenAsync() { var hub = Hub(); try { await hub.StartAsync(); _hub = hub; } catch { await hub.DisposeAsync(); throw; } }")]
    public Task Assigned_from_a_local_that_was_just_made(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { await using var hub = Hub(); _hub = hub; await hub.StartAsync(); }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { var hub = Hub(); _hub = hub; try { await hub.StartAsync(); } finally { await hub.DisposeAsync(); } }")]
    [InlineData("private HubConnection? _hub; public HubConnection Open() { var hub = Hub(); _hub = hub; return hub; }")]
    [InlineData("private HubConnection? _hub; public void Open(List<IAsyncDisposable> cleanup) { var hub = Hub(); cleanup.Add(hub); _hub = hub; }")]
    public Task Borrowed_from_a_local_that_has_another_owner(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { _hub = Hub(); try { await _hub.StartAsync(); } finally { await _hub.DisposeAsync(); } }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { _hub = Hub(); await _hub.StartAsync(); await _hub.DisposeAsync(); _hub = null; }")]
    [InlineData("private HubConnection? _hub; public async Task RunAsync() { await using (_hub = Hub()) { await _hub.StartAsync(); } }")]
    public Task Released_by_the_method_that_made_it(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("private HubConnection? [|_hub|]; public async Task RunAsync() { _hub = Hub(); try { await _hub.StartAsync(); } catch { await _hub.DisposeAsync(); } }")]
    [InlineData("private HubConnection? [|_hub|]; public async Task RunAsync(bool flag) { _hub = Hub(); if (flag) await _hub.DisposeAsync(); }")]
    public Task Released_only_sometimes_by_the_method_that_made_it(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public bool Is(object other) => Equals(_hub, other);")]
    [InlineData("public bool Is(object other) => ReferenceEquals(_hub, other);")]
    [InlineData("public void Check() => ArgumentNullException.ThrowIfNull(_hub);")]
    public Task Looked_at_by_what_takes_an_object(string member) => Rule.VerifyAsync(Type("class Sample", "private readonly HubConnection [|_hub|] = Hub(); " + member));

    [Fact]
    public Task The_message_of_a_type_that_is_not_disposable() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_hub' holds a connection that this type created, but 'Sample' is not disposable; implement IAsyncDisposable and release it there",
        Type("class Sample", "private readonly HubConnection {|#0:_hub|} = Hub();"));

    [Fact]
    public Task The_message_of_a_teardown_that_forgets_it() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_hub' holds a connection that this type created, but no teardown of 'Sample' releases it; release it there",
        Type("class Sample : IDisposable", "private readonly HubConnection {|#0:_hub|} = Hub(); public void Dispose() { }"));

    [Theory]
    [InlineData("System.Windows.Window", "'OnClosed'")]
    [InlineData("UnityEngine.MonoBehaviour", "'OnDestroy'")]
    [InlineData("System.Windows.Controls.UserControl", "a handler of 'Unloaded'")]
    public Task The_message_of_a_type_that_a_framework_ends_in_its_own_way(string framework, string end) => Rule.VerifyMessageAsync(
        "SWB2002",
        $"'_hub' holds a connection that this type created, but no teardown of 'Sample' releases it; release it in {end}",
        Type($"abstract class Sample : {framework}", "private readonly HubConnection {|#0:_hub|} = Hub();"));

    [Fact]
    public Task The_message_of_a_lease() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_lease' holds a lease, but 'Sample' is not disposable; implement IAsyncDisposable and release it there",
        Type("class Sample(IConnectionManager connections)", "private ConnectionLease<HubConnection>? {|#0:_lease|}; public async Task OpenAsync() => _lease = await connections.AcquireAsync(\"chat\", Hub);"));

    [Fact]
    public Task The_message_of_a_subscription() => Rule.VerifyMessageAsync(
        "SWB2002",
        "'_messages' holds a subscription on a shared connection, but 'Sample' is not disposable; implement IAsyncDisposable and release it there",
        Type("class Sample(HubConnection hub)", "private IDisposable? {|#0:_messages|}; public void Listen() => _messages = hub.On<string>(\"message\", _ => { });"));

    [Theory]
    [InlineData("private static readonly Lazy<Sample> s_instance = new(() => new Sample()); public static Sample Instance => s_instance.Value; private Sample() { }")]
    [InlineData("public static Sample Instance { get; } = new Sample(); private Sample() { }")]
    [InlineData("private static Sample? s_instance; public static Sample Instance => s_instance ??= new Sample(); private Sample() { }")]
    [InlineData("private static Sample? s_instance; private Sample() { } public static Sample Get() { if (s_instance is null) { s_instance = new Sample(); } return s_instance; }")]
    public Task The_one_object_of_a_singleton_that_makes_itself_has_no_end(string members) => Rule.VerifyAsync(Type(
        "sealed class Sample", "private readonly HubConnection _hub = Hub(); public Task StartAsync() => _hub.StartAsync();" + members));

    [Theory]
    [InlineData("sealed class Sample", "public static Sample Instance { get; } = new Sample();")]
    [InlineData("sealed class Sample", "private Sample() { } public static Sample Create() => new Sample();")]
    [InlineData("sealed class Sample", "private static Sample? s_last; private Sample() { } public static Sample Create() { var made = new Sample(); s_last = made; return made; }")]
    [InlineData("sealed class Sample : IAsyncDisposable", "public static Sample Instance { get; } = new Sample(); private Sample() { } public ValueTask DisposeAsync() => default;")]
    public Task Others_make_it_too_or_dispose_it(string type, string members) => Rule.VerifyAsync(Type(
        type, "private readonly HubConnection [|_hub|] = Hub(); public Task StartAsync() => _hub.StartAsync();" + members));

    [Fact]
    public Task The_start_up_of_a_server_has_no_end() => Rule.VerifyAsync(Type(
        "public class Startup",
        """
        private readonly HubConnection _hub = Hub();
        public void ConfigureServices(IServiceCollection services) { }
        public void Configure(Microsoft.AspNetCore.Builder.IApplicationBuilder app) => _hub.StartAsync().Wait();
        """));

    [Theory]
    [InlineData("class Sample : IDisposable", "public void Dispose() => _client.Realtime.Disconnect();")]
    [InlineData("class Sample : IDisposable", "public void Dispose() { var realtime = _client.Realtime; realtime.Disconnect(); }")]
    public Task Released_through_the_part_that_is_the_connection(string type, string members) => Rule.VerifyAsync(Type(
        type,
        """
        private readonly Supabase.Client _client = new("https://example.org", "key");
        public async Task OpenAsync() => await _client.Realtime.ConnectAsync();
        """ + members));

    [Fact]
    public Task Leaving_a_channel_of_that_part_releases_nothing() => Rule.VerifyAsync(Type(
        "class Sample : IDisposable",
        """
        private readonly Supabase.Client [|_client|] = new("https://example.org", "key");
        public async Task OpenAsync() => await _client.Realtime.ConnectAsync();
        public void Dispose() => _client.Realtime.Channel("rooms").Unsubscribe();
        """));

    private static string Type(string type, string members) => $$"""
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Switchboard;
        public class Factory
        {
            public HubConnection Create() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }

        {{type}}
        {
            {{members}}
            private static HubConnection Hub() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }
        """;

    [Fact]
    public Task What_is_assigned_in_a_tuple_within_a_tuple() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection {|SWB2002:_own|};
            private readonly HubConnection _given;
            private readonly int _number;
            private HubConnection? _taken;

            public Chat(HubConnection given) => ((_own, _given), _number) = ((new HubConnectionBuilder().Build(), given), 1);

            public void Take((HubConnection Hub, int Number) both) => (_taken, _) = both;

            public string Text => $"{_own} {_given} {_number} {_taken}";
        }
        """);

    [Fact]
    public Task The_clean_up_of_a_test() => Rule.VerifyAsync(
        """
        namespace NUnit.Framework
        {
            [AttributeUsage(AttributeTargets.Method)]
            public class TearDownAttribute : Attribute;
        }

        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            [NUnit.Framework.TearDown]
            public async Task CleanUp() => await _hub.DisposeAsync();
        }

        public class OtherTests
        {
            private readonly HubConnection {|SWB2002:_hub|} = new HubConnectionBuilder().Build();

            public async Task CleanUp() => await _hub.DisposeAsync();
        }
        """);

    [Fact]
    public Task A_catalog_says_what_disposes() => new Rule
    {
        Catalog = """
            client   T:Acme.Line
            create   M:Acme.Line.#ctor
            dispose  M:Acme.Line.Shut
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Line
            {
                public void Shut()
                {
                }

                public void Rest()
                {
                }
            }
        }

        public class Chat : IDisposable
        {
            private readonly Acme.Line _line = new();
            private readonly Acme.Line {|SWB2002:_other|} = new();

            public void Dispose()
            {
                _line.Shut();
                _other.Rest();
            }
        }
        """);
}

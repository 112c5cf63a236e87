using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.RemoveEventHandlerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2004: handlers on events of a connection that outlives the subscriber.</summary>
public class RemoveEventHandlerTests
{
    [Theory]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { [|hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() => [|hub.Closed += OnClosed|];")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { [|hub.Closed += this.OnClosed|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { [|hub.Closed += error => OnClosed(error)|]; }")]
    [InlineData("class Sample(HubConnection hub)", "private int _count; public void Listen() { [|hub.Closed += _ => { _count++; return Task.CompletedTask; }|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen(string name) { [|hub.Closed += _ => { Console.WriteLine(name); return Task.CompletedTask; }|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { var count = 0; [|hub.Closed += delegate { count++; return Task.CompletedTask; }|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { [|hub.Closed += new Func<Exception?, Task>(OnClosed)|]; }")]
    [InlineData("class Sample(HubConnection hub)", "private readonly Func<Exception?, Task> _handler = _ => Task.CompletedTask; public void Listen() { [|hub.Closed += _handler|]; }")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { [|hub.Closed += OnClosed|]; } public void Dispose() { }")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { [|hub.Closed += OnClosed|]; } public void Dispose() => hub.Reconnecting -= OnClosed;")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { [|hub.Closed += _ => Again()|]; } public void Dispose() => hub.Closed -= _ => Again(); private Task Again() => hub.StartAsync();")]
    [InlineData("class Sample(IConnectionManager connections)", "public void Listen() { var hub = connections.GetOrCreate(\"chat\", Shared.Build); [|hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample : ComponentBase", "[Inject] public HubConnection Hub { get; set; } = null!; protected override void OnInitialized() { [|Hub.Reconnected += OnReconnected|]; } private Task OnReconnected(string? id) => Task.CompletedTask;")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public void Attach(HubConnection hub) { [|hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample(StackExchange.Redis.IConnectionMultiplexer redis)", "public void Listen() { [|redis.ConnectionFailed += OnFailed|]; } private void OnFailed(object? sender, EventArgs e) { }")]
    [InlineData("class Sample(PusherClient.Pusher pusher)", "public void Listen() { [|pusher.Connected += OnConnected|]; } private void OnConnected(object sender) { }")]
    [InlineData("class Sample(MQTTnet.IMqttClient mqtt)", "public void Listen() { [|mqtt.ApplicationMessageReceivedAsync += OnMessageAsync|]; } private Task OnMessageAsync(MQTTnet.MqttApplicationMessageReceivedEventArgs e) => Task.CompletedTask;")]
    public Task A_handler_that_is_never_removed(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { hub.Closed += OnClosed; } public void Dispose() => hub.Closed -= OnClosed;")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { hub.Closed += OnClosed; } public void Stop() { hub.Closed -= OnClosed; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { hub.Closed -= OnClosed; hub.Closed += OnClosed; }")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "private readonly Func<Exception?, Task> _handler = _ => Task.CompletedTask; public void Listen() { hub.Closed += _handler; } public void Dispose() => hub.Closed -= _handler;")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { hub.Closed += OnClosed; } public void Stop() { hub.Closed -= new Func<Exception?, Task>(OnClosed); }")]
    [InlineData("class Sample(HubConnection hub)", "public async Task RunAsync() { Func<Exception?, Task> handler = _ => hub.StartAsync(); hub.Closed += handler; await Task.Delay(1); hub.Closed -= handler; }")]
    [InlineData("class Sample(HubConnection hub)", "public async Task RunAsync() { hub.Closed += Local; await Task.Delay(1); hub.Closed -= Local; Task Local(Exception? error) => OnClosed(error); }")]
    [InlineData("class Sample(HubConnection hub)", "private Func<Exception?, Task> Handler { get; } = _ => Task.CompletedTask; public void Listen() { hub.Closed += Handler; } public void Stop() { hub.Closed -= Handler; }")]
    [InlineData("class Sample(HubConnection hub)", "public event Func<Exception?, Task>? Lost { add => hub.Closed += value; remove => hub.Closed -= value; }")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; Loaded += (_, _) => _hub.Closed += OnClosed; Unloaded += (_, _) => _hub.Closed -= OnClosed; }")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void OnEnable() => Hub.Closed += OnClosed; private void OnDisable() => Hub.Closed -= OnClosed;")]
    public Task A_handler_that_is_removed_somewhere_in_the_type(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("private HubConnection Configure(HubConnection hub) { hub.Closed += OnClosed; return hub; } public HubConnection Open() => Configure(new HubConnectionBuilder().Build());")]
    [InlineData("public void Configure(HubConnection hub) { hub.Closed += OnClosed; } public void Open() { var hub = new HubConnectionBuilder().Build(); Configure(hub); }")]
    [InlineData("public HubConnection Configure(HubConnection hub) { hub.Closed += OnClosed; return hub; }")]
    public Task A_client_that_is_being_set_up(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("private void Configure(HubConnection hub) { [|hub.Closed += OnClosed|]; } public void Open(HubConnection given) => Configure(given);")]
    [InlineData("public void Configure(HubConnection hub) { [|hub.Closed += OnClosed|]; } public void Open(HubConnection given) => Configure(given);")]
    [InlineData("public HubConnection Configure(HubConnection hub, HubConnection other) { [|hub.Closed += OnClosed|]; return other; }")]
    public Task A_client_that_others_have_is_reported(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen() { hub.Closed += OnStaticClosed; }")]
    [InlineData("public void Listen() { hub.Closed += static _ => Task.CompletedTask; }")]
    [InlineData("public void Listen() { hub.Closed += _ => Task.CompletedTask; }")]
    [InlineData("public void Listen() { hub.Closed += error => { Console.WriteLine(error); return Task.CompletedTask; }; }")]
    [InlineData("public void Listen() { hub.Closed += error => { var text = error?.Message; Console.WriteLine(text); return Task.CompletedTask; }; }")]
    [InlineData("private static readonly Func<Exception?, Task> s_handler = _ => Task.CompletedTask; public void Listen() { hub.Closed += s_handler; }")]
    [InlineData("private const string Text = \"lost\"; public void Listen() { hub.Closed += _ => { Console.WriteLine(Text); return Task.CompletedTask; }; }")]
    public Task A_static_or_non_capturing_handler(string members) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", members));

    [Theory]
    [InlineData("private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); public Sample() { _hub.Closed += OnClosed; } public ValueTask DisposeAsync() => _hub.DisposeAsync();")]
    [InlineData("public async Task RunAsync() { await using var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); hub.Closed += OnClosed; } public ValueTask DisposeAsync() => default;")]
    [InlineData("private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; _hub.Closed += OnClosed; } public ValueTask DisposeAsync() => _hub.DisposeAsync();")]
    public Task The_connection_is_the_type_s_own(string members) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", members));

    [Theory]
    [InlineData("class Sample(HubConnection hub) : BackgroundService", "protected override Task ExecuteAsync(CancellationToken stop) { hub.Closed += OnClosed; return Task.CompletedTask; }")]
    [InlineData("class Sample", "public static void Listen(HubConnection hub, string name) { hub.Closed += _ => { Console.WriteLine(name); return Task.CompletedTask; }; }")]
    public Task The_subscriber_is_process_lived(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task What_answers_a_request_lives_no_longer_than_that() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;

        public static class Endpoints
        {
            public static void Add(WebApplication app)
            {
                var started = app.Services.GetRequiredService<HubConnection>();
                started.Closed += _ => { Console.WriteLine(app.Urls); return Task.CompletedTask; };
                app.MapGet("/", async (HttpContext context, HubConnection hub) =>
                {
                    [|hub.Closed += _ => context.Response.WriteAsync("closed")|];
                    await Task.Delay(1000);
                });
                app.MapGet("/state", async (HttpContext context, HubConnection hub) =>
                {
                    Func<string?, Task> reconnected = id => context.Response.WriteAsync(id ?? "");
                    hub.Reconnected += reconnected;
                    await Task.Delay(1000);
                    hub.Reconnected -= reconnected;
                });
            }
        }
        """);

    [Fact]
    public Task The_subscriber_is_registered_as_a_singleton() => Rule.VerifyAsync(
        Type("public class Sample(HubConnection hub)", "public void Listen() { hub.Closed += OnClosed; }")
        + "public static class Setup { public static void Add(IServiceCollection services) => services.AddSingleton<Sample>(); }");

    [Fact]
    public Task The_removal_stands_in_the_other_half_of_a_partial_type() => Rule.VerifyAsync(
        ("View.cs", """
        using Microsoft.AspNetCore.SignalR.Client;
        public partial class View(HubConnection hub)
        {
            public void Listen() => hub.Closed += OnClosed;
            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """),
        ("View.Disposing.cs", """
        public partial class View : IDisposable
        {
            public void Dispose() => hub.Closed -= OnClosed;
        }
        """));

    [Theory]
    [InlineData("class Sample(Wrapper hub)", "public void Listen() { hub.Closed += OnClosed; }")]
    [InlineData("class Sample(Func<HubConnection> make)", "public void Listen() { make().Closed += OnClosed; }")]
    [InlineData("class Sample", "public event Func<Exception?, Task>? Closed; public void Listen() { Closed += OnClosed; Closed?.Invoke(null); }")]
    public Task An_unknown_connection_or_none_of_ours(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample", "public Sample() { [|Session.Current!.Hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample", "public Sample() { [|Session.Only.Hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample", "public Sample() { [|((Session)Session.Any).Hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample", "public void Listen(Session session) { [|session.Hub.Closed += OnClosed|]; }")]
    public Task The_connection_of_an_object_that_came_from_outside(string type, string members) => Rule.VerifyAsync(Type(type, members) + Sessions);

    [Theory]
    [InlineData("class Sample", "public Sample() { Session.Current!.Hub.Closed += OnClosed; } public void Close() => Session.Current!.Hub.Closed -= OnClosed;")]
    [InlineData("class Sample", "public void Open() { Session.Current = new Session(); Session.Current.Hub.Closed += OnClosed; }")]
    [InlineData("class Sample", "public void Open() { Session.Current!.Hub = Shared.Build(); Session.Current.Hub.Closed += OnClosed; }")]
    [InlineData("class Sample", "public void Open(Session session) { session.Hub = Shared.Build(); session.Hub.Closed += OnClosed; }")]
    public Task The_connection_of_an_object_that_this_type_fills(string type, string members) => Rule.VerifyAsync(Type(type, members) + Sessions);

    private const string Sessions = """
        public class Session
        {
            public static Session? Current { get; set; }
            public static readonly Session Only = new();
            public static object Any => Only;
            public HubConnection Hub { get; set; } = Shared.Build();
        }
        """;

    [Theory]
    [InlineData("public void Open() => _room = new Room(Shared.Build());")]
    [InlineData("public void Open() { var hub = Shared.Build(); _room = new Room(hub); }")]
    [InlineData("private HubConnection? _hub; public void Open() { _hub = Shared.Build(); _room = new Room(_hub); }")]
    public Task A_connection_that_was_made_for_it(string open) => Rule.VerifyAsync(Rooms(open, "hub.Closed += OnClosed"));

    [Theory]
    [InlineData("public void Open(HubConnection given) => _room = new Room(given);")]
    [InlineData("private readonly HubConnection _hub = Shared.Build(); public void Open() => _room = new Room(_hub);")]
    public Task A_connection_that_its_maker_had_before(string open) => Rule.VerifyAsync(Rooms(open, "[|hub.Closed += OnClosed|]"));

    private static string Rooms(string open, string listen) => Type(
        "class Sample",
        $$"""
        private Room? _room;

        {{open}}

        public sealed class Room
        {
            public Room(HubConnection hub) { {{listen}}; }

            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task A_handler_of_another_object_keeps_that_object_not_this_one() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub, Listener listener)", "public void Listen() { hub.Closed += listener.OnLost; }"));

    [Theory]
    [InlineData("[ConnectionFactory] class Sample", "public void Listen(HubConnection hub) { hub.Closed += OnClosed; }")]
    [InlineData("class Sample() : SocketIOClient.SocketIO(\"https://example.org\")", "public void Listen(HubConnection hub) { hub.Closed += OnClosed; }")]
    public Task In_code_that_makes_clients_or_in_a_client(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task The_message() => Rule.VerifyMessageAsync(
        "SWB2004",
        "The handler of 'Closed' on the shared connection '_hub' is never removed, so it outlives 'Sample'; remove it in teardown",
        Type("class Sample", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; {|#0:_hub.Closed += OnClosed|}; }"));

    private static string Type(string type, string members) => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Switchboard;
        public static class Shared
        {
            public static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
        }

        public class Wrapper
        {
            public event Func<Exception?, Task>? Closed;
            public void Raise() => Closed?.Invoke(null);
        }

        public class Listener
        {
            public Task OnLost(Exception? error) => Task.CompletedTask;
        }

        {{type}}
        {
            {{members}}

            private Task OnClosed(Exception? error) => Task.CompletedTask;
            private static Task OnStaticClosed(Exception? error) => Task.CompletedTask;
        }

        """;

    [Fact]
    public Task A_handler_that_holds_its_subscriber_weakly() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub)",
        "private int _count; public void Listen() { var weak = new WeakReference<Sample>(this); hub.Closed += _ => { if (weak.TryGetTarget(out var self)) self._count++; return Task.CompletedTask; }; }"));

    [Fact]
    public Task Something_else_is_removed() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            private int _count;

            private Func<Exception?, Task> Other { get; } = _ => Task.CompletedTask;

            public void Open()
            {
                Func<Exception?, Task> own = _ => Task.CompletedTask;
                {|SWB2004:hub.Closed += OnClosed|};
                hub.Closed -= Other;
                hub.Closed -= own;
            }

            private Task OnClosed(Exception? error)
            {
                _count++;
                return Task.CompletedTask;
            }
        }
        """);
}

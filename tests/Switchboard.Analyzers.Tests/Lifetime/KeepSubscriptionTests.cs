using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.KeepSubscriptionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2003: subscriptions on a connection that outlives the subscriber.</summary>
public class KeepSubscriptionTests
{
    [Theory]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() => [|hub.On<string>(\"message\", Show)|];")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { _ = [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(HubConnection hub)", "public void Listen() { var token = [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(HubConnection hub)", "private readonly HubConnection _hub = hub; public void Listen() { [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample", "private HubConnection? _hub; public void Attach(HubConnection hub) { _hub = hub; [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample", "public void Listen(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample", "public HubConnection? Hub { get; set; } public void Listen() { [|Hub?.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(IServiceProvider services)", "public void Listen() { var hub = services.GetRequiredService<HubConnection>(); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample", "public void Listen() { [|Shared.Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(Session session)", "public void Listen() { [|session.Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(IConnectionManager connections)", "public void Listen() { var hub = connections.GetOrCreate(\"chat\", Shared.Build); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(IConnectionManager connections)", "public async Task ListenAsync() { await using var lease = await connections.AcquireAsync(\"chat\", Shared.Build); [|lease.Client.On<string>(\"message\", Show)|]; }")]
    [InlineData("record Sample(HubConnection Hub)", "public void Listen() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { [|hub.On<string>(\"message\", Show)|]; } public void Dispose() { }")]
    [InlineData("class Sample(HubConnection hub) : System.Windows.Window", "public void Listen() { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : ComponentBase", "[Inject] public HubConnection Hub { get; set; } = null!; protected override void OnInitialized() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : ComponentBase", "[CascadingParameter] public HubConnection Hub { get; set; } = null!; protected override void OnInitialized() { [|Hub.On<string>(\"message\", Show)|]; }")]
    public Task A_discarded_handle_on_a_shared_connection(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : Base", "protected override void Listen(HubConnection hub) => hub.On<string>(\"message\", Show);")]
    [InlineData("abstract class Sample", "protected virtual void Listen(HubConnection hub) => hub.On<string>(\"message\", Show);")]
    [InlineData("abstract class Sample", "private protected void Listen(HubConnection hub) => hub.On<string>(\"message\", Show);")]
    public Task What_its_own_hierarchy_gives_it_may_be_its_own(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("private HubConnection Configure(HubConnection hub) { hub.On<string>(\"message\", Show); return hub; } public HubConnection Open() => Configure(new HubConnectionBuilder().Build());")]
    [InlineData("private void Configure(HubConnection hub) { hub.On<string>(\"message\", Show); } public HubConnection Open() { var hub = new HubConnectionBuilder().Build(); Configure(hub); return hub; }")]
    [InlineData("private static HubConnection Configure(HubConnection hub) { hub.On<string>(\"message\", Show); return hub; } public HubConnection Open() => Configure(new HubConnectionBuilder().Build());")]
    [InlineData("public HubConnection Open() { return Configure(new HubConnectionBuilder().Build()); HubConnection Configure(HubConnection hub) { hub.On<string>(\"message\", Show); return hub; } }")]
    [InlineData("private void Configure(HubConnection hub) { hub.On<string>(\"message\", Show); } public void Open(HubConnection given) { Configure(given); Configure(new HubConnectionBuilder().Build()); }")]
    [InlineData("internal void Configure(HubConnection hub) { hub.On<string>(\"message\", Show); } public void Open() { var hub = new HubConnectionBuilder().Build(); Configure(hub); }")]
    [InlineData("private HubConnection? _hub; public void Configure(HubConnection hub) { hub.On<string>(\"message\", Show); } public void Open() { _hub = new HubConnectionBuilder().Build(); Configure(_hub); }")]
    public Task A_helper_that_is_given_what_the_type_has_made(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Fact]
    public Task A_type_that_makes_itself_with_a_client_for_it() => Rule.VerifyAsync(Type(
        "class Sample",
        "public Sample(HubConnection hub) { hub.On<string>(\"message\", Show); } public static Sample Open() { var hub = new HubConnectionBuilder().Build(); return new Sample(hub); }"));

    [Fact]
    public Task A_type_that_makes_itself_with_what_it_is_given_is_reported() => Rule.VerifyAsync(Type(
        "class Sample",
        "public Sample(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; } public static Sample Open(HubConnection given) => new(given);"));

    [Theory]
    [InlineData("public HubConnection Configure(HubConnection hub) { hub.On<string>(\"message\", Show); return hub; }")]
    [InlineData("internal async Task<HubConnection> ConfigureAsync(HubConnection hub) { await Task.Yield(); hub.On<string>(\"message\", Show); return hub; }")]
    [InlineData("public Task<HubConnection> ConfigureAsync(HubConnection hub) { hub.On<string>(\"message\", Show); return Task.FromResult(hub); }")]
    public Task What_goes_back_to_the_caller_as_it_came(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("private void Configure(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; } public void Open(HubConnection given) => Configure(given);")]
    [InlineData("public void Open(HubConnection given) { Configure(given); void Configure(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; } }")]
    [InlineData("public void Configure(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; } public void Open(HubConnection given) => Configure(given);")]
    [InlineData("public void Configure(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; } public void Open(IServiceProvider services) => Configure(services.GetRequiredService<HubConnection>());")]
    [InlineData("public HubConnection Configure(HubConnection hub, HubConnection other) { [|hub.On<string>(\"message\", Show)|]; return other; }")]
    public Task A_helper_that_is_given_what_others_have_is_reported(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("void Run(Sample sample) => sample.Listen(new HubConnectionBuilder().Build());")]
    [InlineData("void Run(Sample sample) => sample.Listen(Shared.Build());")]
    [InlineData("void Run(Sample? sample) { var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); sample?.Listen((hub)); sample?.Listen(hub); }")]
    [InlineData("async Task Run(Sample sample, Func<Task<HubConnection>> next) { var hub = await OpenAsync(next).ConfigureAwait(false); sample.Listen(hub); } static Task<HubConnection> OpenAsync(Func<Task<HubConnection>> next) => next();")]
    [InlineData("async Task Run(Sample sample) { await using (var hub = Shared.Build()) { sample.Listen(hub); } }")]
    [InlineData("private HubConnection? _hub; async Task Run(IEnumerable<Sample> samples) { _hub = Shared.Build(); foreach (var sample in samples) sample.Listen(_hub); await _hub.StartAsync(); }")]
    public Task What_another_type_has_just_made(string caller) => Rule.VerifyAsync(
        Type("class Sample", "public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); }") + $"public class Caller {{ {caller} }}");

    [Theory]
    [InlineData("void Run(Sample sample, HubConnection hub) => sample.Listen(hub);")]
    [InlineData("void Make() { var hub = Shared.Build(); Console.WriteLine(hub); } void Run(Sample sample, HubConnection hub) => sample.Listen(hub);")]
    [InlineData("void Run(Sample sample, IServiceProvider services) { var hub = services.GetRequiredService<HubConnection>(); sample.Listen(hub); }")]
    [InlineData("private readonly HubConnection _hub = Shared.Build(); void Run(Sample sample) => sample.Listen(_hub);")]
    [InlineData("void Listen(Uri other) => Listen(new Uri(\"https://example.org\")); void Run(Sample sample, HubConnection hub) => sample.Listen(hub);")]
    [InlineData("private HubConnection? _hub; void Open() { _hub = Shared.Build(); } void Run(Sample sample) => sample.Listen(_hub!);")]
    public Task What_another_type_holds_is_reported(string caller) => Rule.VerifyAsync(
        Type("class Sample", "public void Listen(HubConnection hub) { [|hub.On<string>(\"message\", Show)|]; }") + $"public class Caller {{ {caller} }}");

    [Fact]
    public Task A_type_that_is_named_where_it_is_made() => Rule.VerifyAsync(
        Type("class Sample", "public void Listen(SocketIOClient.SocketIO io) { io.On(\"message\", _ => { }); } public void Show(SocketIOClient.SocketIO io) { [|io.On(\"message\", _ => { })|]; } public void Tell(SocketIOClient.SocketIO io) { io.On(\"message\", _ => { }); }")
        + "public class Caller { void Run(Sample sample) { SocketIOClient.SocketIO? io = new(\"https://example.org\"); sample.Tell(io); }  async Task Run(Sample sample, SocketIOClient.SocketIO other) { using var io = new SocketIOClient.SocketIO(\"https://example.org\"); sample.Listen(io); sample.Show(other); await io.ConnectAsync(); } }");

    [Fact]
    public Task An_extension_of_the_client() => Rule.VerifyAsync(
        """
        public static class Hubs
        {
            public static HubConnection WithHandlers(this HubConnection hub, List<string> seen)
            {
                hub.On<string>("message", seen.Add);
                return hub;
            }

            extension(HubConnection hub)
            {
                public HubConnection WithMoreHandlers(List<string> seen)
                {
                    hub.On<string>("message", seen.Add);
                    return hub;
                }
            }
        }
        """);

    [Theory]
    [InlineData("class Sample(SocketIOClient.SocketIO io)", "public void Listen() { [|io.On(\"message\", _ => { })|]; }")]
    [InlineData("class Sample(StackExchange.Redis.IConnectionMultiplexer redis)", "public void Listen() { [|redis.GetSubscriber().Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { })|]; }")]
    [InlineData("class Sample(Websocket.Client.IWebsocketClient socket)", "public void Listen() { [|socket.MessageReceived.Subscribe(new Observer())|]; }")]
    public Task Decision_10_no_handle_and_no_unsubscribe(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(MQTTnet.IMqttClient mqtt)", "public Task ListenAsync() => [|MQTTnet.MqttClientExtensions.SubscribeAsync(mqtt, \"news\")|];")]
    [InlineData("class Sample", "public void Listen(Supabase.Realtime.RealtimeChannel room) { [|room.AddErrorHandler((_, _) => { })|]; }")]
    [InlineData("class Sample", "public Task ListenAsync(Supabase.Realtime.RealtimeChannel room) => [|room.Subscribe()|];")]
    public Task No_handle_whatever_becomes_of_the_task_or_the_channel(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("private readonly Supabase.Realtime.RealtimeChannel _room = room; public void Listen() { _room.AddErrorHandler((_, _) => { }); }")]
    [InlineData("public Supabase.Realtime.RealtimeChannel Room { get; } = room; public void Listen() { Room.AddErrorHandler((_, _) => { }); }")]
    public Task A_channel_that_is_kept_is_the_owner_s_to_leave(string members) => Rule.VerifyAsync(Type("class Sample(Supabase.Realtime.RealtimeChannel room)", members));

    [Theory]
    [InlineData("[ConnectionFactory] class Sample", "public HubConnection Make(HubConnection hub) { hub.On<string>(\"message\", Show); return hub; }")]
    [InlineData("class Sample() : SocketIOClient.SocketIO(\"https://example.org\")", "public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); }")]
    public Task In_code_that_makes_clients_or_in_a_client(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(SocketIOClient.SocketIO io) : IDisposable", "public void Listen() => io.On(\"message\", _ => { }); public void Dispose() => io.Off(\"message\");")]
    [InlineData("class Sample : IDisposable", "private readonly SocketIOClient.SocketIO _io; public Sample(SocketIOClient.SocketIO io) { _io = io; io.On(\"message\", _ => { }); } public void Dispose() => _io.Off(\"message\");")]
    [InlineData("class Sample : IDisposable", "private StackExchange.Redis.IConnectionMultiplexer? _redis; public void Attach(StackExchange.Redis.IConnectionMultiplexer redis) { redis.GetSubscriber().Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { }); _redis = redis; } public void Dispose() => _redis?.GetSubscriber().UnsubscribeAll();")]
    [InlineData("class Sample(StackExchange.Redis.IConnectionMultiplexer redis) : IDisposable", "private readonly StackExchange.Redis.ISubscriber _news = redis.GetSubscriber(); public void Listen() => _news.Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { }); public void Dispose() => _news.Unsubscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"));")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen() { hub.On<string>(\"message\", Show); } public void Dispose() => hub.Remove(\"message\");")]
    [InlineData("class Sample(HubConnection hub) : IDisposable", "public void Listen(string name) { hub.On<string>(name, Show); } public void Dispose() => Drop(\"message\"); private void Drop(string name) => hub.Remove(name);")]
    public Task An_unsubscribe_of_the_same_channel_exists(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task An_unsubscribe_of_another_channel_is_none() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub) : IDisposable",
        "public void Listen() { [|hub.On<string>(\"message\", Show)|]; } public void Dispose() => hub.Remove(\"presence\");"));

    [Theory]
    [InlineData("private readonly HubConnection _hub = Shared.Build(); public Sample() { _hub.On<string>(\"message\", Show); } public ValueTask DisposeAsync() => _hub.DisposeAsync();")]
    [InlineData("private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); public Sample() { _hub.On<string>(\"message\", Show); } public ValueTask DisposeAsync() => _hub.DisposeAsync();")]
    [InlineData("private HubConnection? _hub; public void Open() { _hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); _hub.On<string>(\"message\", Show); } public ValueTask DisposeAsync() => _hub?.DisposeAsync() ?? default;")]
    [InlineData("public async Task OpenAsync() { await using var hub = new HubConnectionBuilder().WithUrl(\"https://example.org\").Build(); hub.On<string>(\"message\", Show); } public ValueTask DisposeAsync() => default;")]
    public Task The_connection_is_owned_by_the_same_type(string members) => Rule.VerifyAsync(Type("class Sample : IAsyncDisposable", members));

    [Fact]
    public Task The_connection_was_handed_over_and_is_released_in_teardown() => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub) : IAsyncDisposable",
        "public void Listen() { hub.On<string>(\"message\", Show); } public ValueTask DisposeAsync() => hub.DisposeAsync();"));

    [Theory]
    [InlineData("static class Sample", "public static void Listen(HubConnection hub) { hub.On<string>(\"message\", Console.WriteLine); }")]
    [InlineData("class Sample", "public static void Listen(HubConnection hub) { hub.On<string>(\"message\", Console.WriteLine); }")]
    [InlineData("class Sample(HubConnection hub) : BackgroundService", "protected override Task ExecuteAsync(CancellationToken stop) { hub.On<string>(\"message\", Show); return Task.CompletedTask; }")]
    [InlineData("class Sample(HubConnection hub) : IHostedService", "public Task StartAsync(CancellationToken stop) { hub.On<string>(\"message\", Show); return Task.CompletedTask; } public Task StopAsync(CancellationToken stop) => Task.CompletedTask;")]
    public Task The_subscriber_is_process_lived(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("app.MapGet(\"/\", (HubConnection hub) => { [|hub.On<string>(\"message\", Console.WriteLine)|]; });")]
    [InlineData("app.MapGet(\"/\", Answer);")]
    [InlineData("app.MapGroup(\"/all\").MapGet(\"/\", async (HubConnection hub) => { await Task.Yield(); var token = [|hub.On<string>(\"message\", Console.WriteLine)|]; });")]
    public Task What_answers_a_request_lives_no_longer_than_that(string map) => Rule.VerifyAsync(Endpoints(map, map.Contains("Answer")));

    [Theory]
    [InlineData("app.Services.GetRequiredService<HubConnection>().On<string>(\"message\", Console.WriteLine);")]
    [InlineData("app.MapGet(\"/\", (HubConnection hub) => { if (!s_listens) { s_listens = true; hub.On<string>(\"message\", Console.WriteLine); } });")]
    [InlineData("app.MapGet(\"/\", async (HubConnection hub) => { using var token = hub.On<string>(\"message\", Console.WriteLine); await Task.Delay(1000); });")]
    [InlineData("app.MapGet(\"/\", async (HubConnection hub) => { var token = hub.On<string>(\"message\", Console.WriteLine); try { await Task.Delay(1000); } finally { token.Dispose(); } });")]
    public Task What_is_done_once_or_undone_at_the_end_of_the_request(string map) => Rule.VerifyAsync(Endpoints(map, isMarked: false));

    [Theory]
    [InlineData("private bool _listens; public Task InvokeAsync(HttpContext context) { if (!_listens) { _listens = true; hub.On<string>(\"message\", Show); } return next(context); }")]
    [InlineData("public Task InvokeAsync(HttpContext context) { [|hub.On<string>(\"message\", Show)|]; return next(context); }")]
    public Task Middleware_is_made_once_and_called_for_every_request(string members) =>
        Rule.VerifyAsync("using Microsoft.AspNetCore.Http;\n" + Type("class Sample(RequestDelegate next, HubConnection hub)", members));

    [Fact]
    public Task The_subscriber_is_registered_as_a_singleton() => Rule.VerifyAsync(
        Type("public class Sample(HubConnection hub)", "public void Listen() { hub.On<string>(\"message\", Show); }")
        + "public static class Setup { public static void Add(IServiceCollection services) => services.AddSingleton<Sample>(); }");

    [Theory]
    [InlineData("container.RegisterType<Sample>().AsSelf().SingleInstance();", false)]
    [InlineData("container.Register(() => new Sample(hub)).AsSingle().AsSelf();", false)]
    [InlineData("container.RegisterType<Sample>().InSingletonScope();", false)]
    [InlineData("container.Add<Sample>(Lifetime.Singleton);", false)]
    [InlineData("container.Add<Sample>(Lifetime.Transient);", true)]
    [InlineData("container.RegisterType<Sample>().AsSelf();", true)]
    [InlineData("container.RegisterType<Sample>().AsSelf(); container.RegisterType<Container>().SingleInstance();", true)]
    public Task The_subscriber_is_registered_with_another_container(string registration, bool reported) => Rule.VerifyAsync(
        Type("public class Sample(HubConnection hub)", $"public void Listen() {{ {(reported ? "[|hub.On<string>(\"message\", Show)|]" : "hub.On<string>(\"message\", Show)")}; }}")
        + $$"""
        public enum Lifetime { Transient, Singleton }

        public class Container
        {
            public Container RegisterType<T>() => this;
            public Container Register<T>(Func<T> make) => this;
            public Container Add<T>(Lifetime lifetime) => this;
            public Container AsSelf() => this;
            public Container AsSingle() => this;
            public Container SingleInstance() => this;
            public Container InSingletonScope() => this;
        }

        public static class Setup
        {
            public static void Add(Container container, HubConnection hub) { {{registration}} }
        }
        """);

    [Theory]
    [InlineData("new Sample { Hub = Shared.Build() }", false)]
    [InlineData("new Sample { Hub = hub }", true)]
    public Task The_connection_is_set_by_who_makes_the_subscriber(string made, bool reported) => Rule.VerifyAsync(
        Type("class Sample", $"public required HubConnection Hub {{ get; init; }} public void Listen() {{ {(reported ? "[|Hub.On<string>(\"message\", Show)|]" : "Hub.On<string>(\"message\", Show)")}; }}")
        + $"public class Caller {{ public object Open(HubConnection hub) => {made}; }}");

    [Theory]
    [InlineData("var sample = new Sample { Name = \"a\" }; sample.Hub = Shared.Build(); sample.Listen();")]
    [InlineData("var hub = Shared.Build(); var sample = new Sample { Hub = hub }; sample.Listen();")]
    public Task The_connection_is_made_by_who_sets_it(string code) => Rule.VerifyAsync(
        Type("class Sample", "public string? Name { get; set; } public HubConnection? Hub { get; set; } public void Listen() => Hub!.On<string>(\"message\", Show);")
        + $"public class Caller {{ public void Open() {{ {code} }} }}");

    [Fact]
    public Task The_subscriber_is_registered_as_scoped() => Rule.VerifyAsync(
        Type("public class Sample(HubConnection hub)", "public void Listen() { [|hub.On<string>(\"message\", Show)|]; }")
        + "public static class Setup { public static void Add(IServiceCollection services) => services.AddScoped<Sample>(); }");

    [Theory]
    [InlineData("Add(new Sample(hub))")]
    [InlineData("Contains(new Sample(hub))")]
    public Task The_subscriber_is_put_into_a_list(string call) => Rule.VerifyAsync(
        Type("public class Sample(HubConnection hub)", "public void Listen() { [|hub.On<string>(\"message\", Show)|]; }")
        + $"public static class Setup {{ public static void Add(List<Sample> samples, HubConnection hub) => samples.{call}; }}");

    [Fact]
    public Task Top_level_code() => Rule.VerifyProgramAsync("""
        using Microsoft.AspNetCore.SignalR.Client;
        HubConnection hub = new HubConnectionBuilder().WithUrl("https://example.org").Build();
        Listen(hub);
        await hub.StartAsync();
        void Listen(HubConnection connection) { connection.On<string>("message", Console.WriteLine); }
        """);

    [Theory]
    [InlineData("private IDisposable? _token; public void Listen() { _token = hub.On<string>(\"message\", Show); }")]
    [InlineData("private readonly List<IDisposable> _tokens = new(); public void Listen() { _tokens.Add(hub.On<string>(\"message\", Show)); }")]
    [InlineData("private readonly List<IDisposable> _tokens = new(); public void Listen() { var token = hub.On<string>(\"message\", Show); _tokens.Add(token); }")]
    [InlineData("private readonly Stack<IDisposable> _tokens = new(); public void Listen() => Keep(On(\"message\")); private IDisposable On(string name) => hub.On<string>(name, Show); private void Keep(IDisposable token) => _tokens.Push(token);")]
    [InlineData("public IDisposable Listen() => hub.On<string>(\"message\", Show);")]
    [InlineData("public IDisposable Listen() { return hub.On<string>(\"message\", Show); }")]
    [InlineData("public void Listen() { using var token = hub.On<string>(\"message\", Show); }")]
    [InlineData("public void Listen() { using (hub.On<string>(\"message\", Show)) { } }")]
    [InlineData("public async Task ListenAsync() { var token = hub.On<string>(\"message\", Show); await Task.Delay(1); token.Dispose(); }")]
    [InlineData("public void Listen(CancellationToken stop) { var token = hub.On<string>(\"message\", Show); stop.Register(token.Dispose); }")]
    [InlineData("public void Listen(CancellationToken stop) => stop.Register(hub.On<string>(\"message\", Show).Dispose);")]
    [InlineData("public IDisposable[] Listen() => [hub.On<string>(\"message\", Show), hub.On<string>(\"presence\", Show)];")]
    [InlineData("public IEnumerable<IDisposable> Listen() { yield return hub.On<string>(\"message\", Show); }")]
    [InlineData("public (IDisposable, int) Listen() => (hub.On<string>(\"message\", Show), 1);")]
    [InlineData("public void Listen() => new Disposables { hub.On<string>(\"message\", Show) }.Keep();")]
    [InlineData("public void Listen() => hub.On<string>(\"message\", Show).KeepIn(new List<IDisposable>());")]
    [InlineData("private Lazy<IDisposable> Lazy => new(() => hub.On<string>(\"message\", Show));")]
    [InlineData("public void Listen(out IDisposable token) { token = hub.On<string>(\"message\", Show); }")]
    public Task The_handle_is_kept(string members) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", members));

    [Theory]
    [InlineData("class Sample(Func<HubConnection> make)", "public void Listen() { make().On<string>(\"message\", Show); }")]
    [InlineData("class Sample(Session session)", "public void Listen() { session.Open().On<string>(\"message\", Show); }")]
    [InlineData("class Sample", "public void Listen(List<HubConnection> hubs) { foreach (var hub in hubs) hub.On<string>(\"message\", Show); }")]
    public Task An_unknown_connection(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task A_wrapper_of_the_user_s_own_with_the_same_method_is_none_of_ours() => Rule.VerifyAsync(Type(
        "class Sample(Wrapper hub)", "public void Listen() { hub.On(\"message\", Show); }"));

    [Fact]
    public Task NATS_ends_its_subscription_with_its_token() => Rule.VerifyAsync(Type(
        "class Sample(NATS.Client.Core.INatsConnection nats)",
        "public async Task ListenAsync(CancellationToken stop) { await foreach (var message in nats.SubscribeAsync<string>(\"news\", cancellationToken: stop)) Show(message.Data!); }"));

    [Fact]
    public Task The_message_of_a_named_channel() => Rule.VerifyMessageAsync(
        "SWB2003",
        "The subscription to 'message' on the shared connection 'hub' is never removed, so it outlives 'Sample'; keep its handle and dispose it in teardown",
        Type("class Sample(HubConnection hub)", "public void Listen() { {|#0:hub.On<string>(\"message\", Show)|}; }"));

    [Fact]
    public Task The_message_of_a_channel_that_is_no_constant() => Rule.VerifyMessageAsync(
        "SWB2003",
        "The subscription to 'On' on the shared connection 'Hub' is never removed, so it outlives 'Sample'; keep its handle and dispose it in teardown",
        Type("class Sample : ComponentBase", "[Inject] public HubConnection Hub { get; set; } = null!; public void Listen(string name) { {|#0:Hub.On<string>(name, Show)|}; }"));

    private static string Endpoints(string map, bool isMarked) => $$"""
        using Microsoft.AspNetCore.Builder;

        public static class Endpoints
        {
            private static bool s_listens;

            public static void Add(WebApplication app)
            {
                {{map}}
            }

            private static void Answer(HubConnection hub)
            {
                {{(isMarked ? "[|hub.On<string>(\"message\", Console.WriteLine)|]" : "_ = hub.State")}};
            }
        }
        """;

    private static string Type(string type, string members) => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Switchboard;
        public static class Shared
        {
            public static HubConnection Hub { get; } = Build();
            public static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
            public static void KeepIn(this IDisposable token, List<IDisposable> tokens) => tokens.Add(token);
        }

        public class Session
        {
            public HubConnection Hub { get; } = Shared.Build();
            public HubConnection Open() => Shared.Build();
        }

        public abstract class Base : IAsyncDisposable
        {
            private readonly HubConnection _hub = Shared.Build();
            protected Base() => Listen(_hub);
            public ValueTask DisposeAsync() => _hub.DisposeAsync();
            protected abstract void Listen(HubConnection hub);
        }

        public class Wrapper
        {
            public IDisposable On(string name, Action<string> handler) => throw new NotSupportedException();
        }

        public class Disposables : List<IDisposable>
        {
            public void Keep() { }
        }

        public class Observer : IObserver<Websocket.Client.ResponseMessage>
        {
            public void OnCompleted() { }
            public void OnError(Exception error) { }
            public void OnNext(Websocket.Client.ResponseMessage value) { }
        }

        {{type}}
        {
            {{members}}

            private static void Show(string text) { }
        }

        """;
}

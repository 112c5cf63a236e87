using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeWhereCodeRunsAgainAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4002: subscriptions in loops, reconnect handlers and life-cycle members that run again.</summary>
public class SubscribeWhereCodeRunsAgainTests
{
    [Theory]
    [InlineData("while (true) { [|hub.On<string>(\"message\", Show)|]; await Task.Delay(1); }")]
    [InlineData("foreach (var name in names) [|hub.On<string>(\"message\", Show)|];")]
    [InlineData("for (var i = 0; i < 3; i++) { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("do { [|hub.On<string>(\"message\", Show)|]; } while (names.Count > 0);")]
    [InlineData("while (hub.State != HubConnectionState.Connected) { [|hub.On<string>(\"message\", Show)|]; await hub.StartAsync(); }")]
    [InlineData("while (true) { [|hub.Closed += OnClosed|]; await Task.Delay(1); }")]
    [InlineData("while (true) { var token = [|hub.On<string>(\"message\", Show)|]; await Task.Delay(1); }")]
    [InlineData("await foreach (var item in ItemsAsync()) { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("var channel = \"message\"; foreach (var name in names) [|hub.On<string>(channel, Show)|];")]
    [InlineData("foreach (var name in names) Listen(); void Listen() => [|hub.On<string>(\"message\", Show)|];")]
    public Task In_a_loop(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("foreach (var name in names) hub.On<string>(name, Show);")]
    [InlineData("for (var i = 0; i < 3; i++) hub.On<string>(\"room\" + i, Show);")]
    [InlineData("foreach (var name in names) { var channel = name + \".changed\"; hub.On<string>(channel, Show); }")]
    [InlineData("foreach (var other in hubs) other.On<string>(\"message\", Show);")]
    [InlineData("for (var i = 0; i < hubs.Count; i++) hubs[i].On<string>(\"message\", Show);")]
    [InlineData("while (true) { var fresh = Build(); fresh.On<string>(\"message\", Show); await fresh.DisposeAsync(); }")]
    [InlineData("foreach (var (key, other) in hubs.Select((other, key) => (key, other))) other.On<string>(\"message\", Show);")]
    [InlineData("foreach (var name in names) hub.On<string>(Name(name), Show);")]
    public Task A_channel_or_a_client_that_varies_with_the_iteration(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("while (true) { hub.Remove(\"message\"); hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("while (true) { hub.Closed -= OnClosed; hub.Closed += OnClosed; await Task.Delay(1); }")]
    [InlineData("while (true) { using var token = hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("while (true) { _kept = _kept ?? hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("while (true) { using (hub.On<string>(\"message\", Show)) { await Task.Delay(1); } }")]
    [InlineData("while (true) { var token = hub.On<string>(\"message\", Show); await Task.Delay(1); token.Dispose(); }")]
    [InlineData("while (true) { _kept?.Dispose(); _kept = hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("while (true) { hub.Closed += OnClosed; try { await Task.Delay(1); } finally { hub.Closed -= OnClosed; } }")]
    public Task Unsubscribed_in_the_same_body(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("while (true) { if (!_subscribed) { hub.On<string>(\"message\", Show); _subscribed = true; } await Task.Delay(1); }")]
    [InlineData("while (true) { if (_kept is null) _kept = hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("while (true) { _kept ??= hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("foreach (var name in names) { if (_seen.Add(\"message\")) hub.On<string>(\"message\", Show); }")]
    [InlineData("foreach (var name in names) { if (_subscribed) continue; _subscribed = true; hub.On<string>(\"message\", Show); }")]
    [InlineData("var once = false; foreach (var name in names) { if (once) continue; once = true; hub.On<string>(\"message\", Show); }")]
    [InlineData("while (true) { if (Interlocked.Exchange(ref _once, 1) == 0) hub.On<string>(\"message\", Show); await Task.Delay(1); }")]
    [InlineData("var subscribed = false; while (true) { if (!subscribed) { hub.On<string>(\"message\", Show); subscribed = true; } await Task.Delay(1); }")]
    [InlineData("while (true) { _kept = _kept switch { null => hub.On<string>(\"message\", Show), var kept => kept }; await Task.Delay(1); }")]
    public Task Guarded_by_a_flag_a_set_or_a_null_check(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("foreach (var name in names) { if (name == \"me\") [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("while (true) { if (hub.State == HubConnectionState.Disconnected) [|hub.On<string>(\"message\", Show)|]; await Task.Delay(1); }")]
    [InlineData("foreach (var name in names) [|hubs[0].On<string>(\"message\", Show)|];")]
    [InlineData("foreach (var name in names) { var token = name switch { \"me\" => [|hub.On<string>(\"message\", Show)|], _ => null }; Console.WriteLine(token); }")]
    public Task A_condition_that_remembers_nothing_is_no_guard(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("while (true) { try { hub.On<string>(\"message\", Show); await hub.StartAsync(); return; } catch { await Task.Delay(1); } }")]
    [InlineData("while (true) { hub.On<string>(\"message\", Show); break; }")]
    [InlineData("foreach (var name in names) { if (name == \"me\") { hub.On<string>(\"message\", Show); break; } }")]
    public Task A_loop_that_is_left_afterwards(string body) => Rule.VerifyAsync(Type("class Sample(HubConnection hub)", Method(body)));

    [Theory]
    [InlineData("hub.Reconnected += _ => { [|hub.On<string>(\"message\", Show)|]; return Task.CompletedTask; };")]
    [InlineData("hub.Closed += async _ => { await hub.StartAsync(); [|hub.On<string>(\"message\", Show)|]; };")]
    [InlineData("hub.Reconnecting += Again; Task Again(Exception? error) { [|hub.On<string>(\"message\", Show)|]; return Task.CompletedTask; }")]
    [InlineData("hub.Reconnected += OnReconnected;")]
    [InlineData("hub.Reconnected += async _ => { await Task.Yield(); [|hub.Closed += OnClosed|]; };")]
    public Task In_a_reconnect_handler(string body) => Rule.VerifyAsync(Type(
        "class Sample(HubConnection hub)",
        Method(body) + (body.Contains("+= OnReconnected", StringComparison.Ordinal) ? "private Task OnReconnected(string? id) { [|hub.On<string>(\"message\", Show)|]; return Task.CompletedTask; }" : "")));

    [Theory]
    [InlineData("class Sample(MQTTnet.IMqttClient mqtt)", "mqtt.ConnectedAsync += async _ => await MQTTnet.MqttClientExtensions.SubscribeAsync(mqtt, \"news\");")]
    [InlineData("class Sample(PusherClient.Pusher pusher)", "pusher.Connected += _ => pusher.SubscribeAsync(\"news\");")]
    [InlineData("class Sample(Centrifugal.Centrifuge.CentrifugeSubscription news)", "news.Publication += (_, _) => { };")]
    [InlineData("class Sample(Azure.Messaging.WebPubSub.Clients.WebPubSubClient client)", "client.Connected += _ => client.JoinGroupAsync(\"news\");")]
    public Task A_server_that_forgets_must_be_asked_again_on_reconnect(string type, string body) => Rule.VerifyAsync(Type(type, Method(body)));

    [Theory]
    [InlineData("class Sample(SocketIOClient.SocketIO io)", "io.OnConnected += (_, _) => [|io.On(\"message\", _ => { })|];")]
    [InlineData("class Sample(StackExchange.Redis.ConnectionMultiplexer redis)", "redis.ConnectionRestored += (_, _) => [|redis.GetSubscriber().Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { })|];")]
    public Task Reconnect_handlers_of_other_SDKs(string type, string body) => Rule.VerifyAsync(Type(type, Method(body)));

    [Theory]
    [InlineData("protected override void OnParametersSet() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("protected override Task OnParametersSetAsync() { [|Hub.On<string>(\"message\", Show)|]; return Task.CompletedTask; }")]
    [InlineData("protected override void OnAfterRender(bool firstRender) { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("protected override async Task OnAfterRenderAsync(bool firstRender) { [|Hub.On<string>(\"message\", Show)|]; await Task.Yield(); }")]
    [InlineData("public override Task SetParametersAsync(ParameterView parameters) { [|Hub.On<string>(\"message\", Show)|]; return base.SetParametersAsync(parameters); }")]
    [InlineData("protected override void OnParametersSet() => Listen(); private void Listen() => [|Hub.On<string>(\"message\", Show)|];")]
    [InlineData("protected override void OnParametersSet() { [|Hub.Closed += OnClosed|]; }")]
    [InlineData("private readonly HubConnection _own = Build(); protected override void OnParametersSet() { [|_own.On<string>(\"message\", Show)|]; }")]
    public Task In_a_Blazor_member_that_runs_again(string members) => Rule.VerifyAsync(Component(members));

    [Theory]
    [InlineData("protected override void OnInitialized() { Hub.On<string>(\"message\", Show); }")]
    [InlineData("protected override async Task OnInitializedAsync() { Hub.On<string>(\"message\", Show); await Hub.StartAsync(); }")]
    [InlineData("protected override void OnAfterRender(bool firstRender) { if (firstRender) Hub.On<string>(\"message\", Show); }")]
    [InlineData("protected override async Task OnAfterRenderAsync(bool firstRender) { if (firstRender) { Hub.On<string>(\"message\", Show); await Hub.StartAsync(); } }")]
    [InlineData("protected override async Task OnAfterRenderAsync(bool firstRender) { if (!firstRender) return; Hub.On<string>(\"message\", Show); await Hub.StartAsync(); }")]
    [InlineData("protected override async Task OnAfterRenderAsync(bool firstRender) { if (firstRender) await SetupAsync(); } private async Task SetupAsync() { Hub.On<string>(\"message\", Show); await Hub.StartAsync(); }")]
    [InlineData("private IDisposable? _token; protected override void OnParametersSet() { _token?.Dispose(); _token = Hub.On<string>(\"message\", Show); }")]
    [InlineData("private IDisposable? _token; protected override void OnParametersSet() => _token ??= Hub.On<string>(\"message\", Show);")]
    [InlineData("private string? _room; [Parameter] public string Room { get; set; } = \"\"; protected override void OnParametersSet() { if (_room == Room) return; _room = Room; Hub.On<string>(\"message\", Show); }")]
    [InlineData("private HubConnection? _hub; protected override void OnParametersSet() { if (_hub is null) { _hub = Hub; _hub.On<string>(\"message\", Show); } }")]
    [InlineData("public void OnClick() { Hub.On<string>(\"message\", Show); }")]
    public Task In_a_Blazor_member_that_runs_once_or_is_guarded(string members) => Rule.VerifyAsync(Component(members));

    [Theory]
    [InlineData("class Sample(HubConnection hub) : Microsoft.Maui.Controls.ContentPage", "protected override void OnAppearing() { [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void OnEnable() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void Update() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; Loaded += (_, _) => [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; Loaded += OnLoaded; } private void OnLoaded(object? sender, System.Windows.RoutedEventArgs e) { [|_hub.Closed += OnClosed|]; }")]
    [InlineData("class Sample(HubConnection hub)", "private readonly Timer _timer = new(_ => [|hub.On<string>(\"message\", Show)|]);")]
    [InlineData("class Sample", "public Sample(HubConnection hub, System.Timers.Timer timer) => timer.Elapsed += (_, _) => [|hub.On<string>(\"message\", Show)|];")]
    [InlineData("class Sample", "public Sample(HubConnection hub, System.Windows.Threading.DispatcherTimer timer) => timer.Tick += (_, _) => [|hub.On<string>(\"message\", Show)|];")]
    public Task In_a_page_a_script_or_a_timer_that_runs_again(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(HubConnection hub) : Microsoft.Maui.Controls.ContentPage", "private IDisposable? _token; protected override void OnAppearing() => _token = hub.On<string>(\"message\", Show); protected override void OnDisappearing() => _token?.Dispose();")]
    [InlineData("class Sample(HubConnection hub) : Microsoft.Maui.Controls.ContentPage", "protected override void OnAppearing() => hub.Closed += OnClosed; protected override void OnDisappearing() => hub.Closed -= OnClosed;")]
    [InlineData("class Sample(HubConnection hub) : Microsoft.Maui.Controls.ContentPage", "protected override void OnAppearing() { hub.On<string>(\"message\", Show); } protected override void OnDisappearing() => hub.Remove(\"message\");")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void OnEnable() => Hub.Closed += OnClosed; private void OnDisable() => Hub.Closed -= OnClosed;")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void OnEnable() => Hub.Closed += OnClosed; private void OnDisable() => Detach(); private void Detach() => Hub.Closed -= OnClosed;")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private readonly List<IDisposable> _tokens = new(); private void OnEnable() => _tokens.Add(Hub.On<string>(\"message\", Show)); private void OnDisable() { foreach (var token in _tokens) token.Dispose(); _tokens.Clear(); }")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; Loaded += (_, _) => _hub.Closed += OnClosed; Unloaded += (_, _) => _hub.Closed -= OnClosed; }")]
    [InlineData("class Sample : System.Windows.Controls.UserControl", "private readonly HubConnection _hub; private IDisposable? _token; public Sample(HubConnection hub) { _hub = hub; Loaded += OnLoaded; Unloaded += OnUnloaded; } private void OnLoaded(object? sender, System.Windows.RoutedEventArgs e) => _token = _hub.On<string>(\"message\", Show); private void OnUnloaded(object? sender, System.Windows.RoutedEventArgs e) => _token?.Dispose();")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void Awake() { Hub.On<string>(\"message\", Show); } private void Start() { Hub.Closed += OnClosed; }")]
    public Task Paired_with_its_counterpart_or_run_once(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample", "public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); }")]
    [InlineData("class Sample", "public void Listen(HubConnection hub) { hub.On<string>(\"joined\", _ => { hub.On<string>(\"message\", Show); }); }")]
    [InlineData("class Sample(HubConnection hub) : BackgroundService", "protected override async Task ExecuteAsync(CancellationToken stop) { hub.On<string>(\"message\", Show); while (!stop.IsCancellationRequested) await Task.Delay(1, stop); }")]
    [InlineData("class Sample(IConnectionManager connections, HubConnection hub)", "public async Task RunAsync() { while (true) { connections.Subscribe(hub, \"message\", (string text) => Show(text)); await Task.Delay(1); } }")]
    public Task Where_code_does_not_run_again_or_the_manager_shares(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("[ConnectionFactory] class Sample", "public void Listen(HubConnection hub) { while (true) hub.On<string>(\"message\", Show); }")]
    [InlineData("class Sample() : SocketIOClient.SocketIO(\"https://example.org\")", "public void Listen(HubConnection hub) { while (true) hub.On<string>(\"message\", Show); }")]
    public Task In_code_that_makes_clients_or_in_a_client(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("while (true) { {|#0:hub.On<string>(\"message\", Show)|}; await Task.Delay(1); }", "The subscription to 'message' on 'hub' is made in a loop, so every run subscribes again; subscribe once")]
    [InlineData("hub.Reconnected += async _ => { await Task.Yield(); {|#0:hub.On<string>(\"message\", Show)|}; };", "The subscription to 'message' on 'hub' is made in the handler of 'Reconnected', so every run subscribes again; subscribe once")]
    [InlineData("using var timer = new Timer(_ => {|#0:hub.On<string>(\"message\", Show)|});", "The subscription to 'message' on 'hub' is made in a timer callback, so every run subscribes again; subscribe once")]
    public Task The_message_names_the_place(string body, string message) => Rule.VerifyMessageAsync("SWB4002", message, Type("class Sample(HubConnection hub)", Method(body)));

    [Fact]
    public Task The_message_names_the_lifecycle_member() => Rule.VerifyMessageAsync(
        "SWB4002",
        "The subscription to 'message' on 'Hub' is made in 'OnParametersSet', which runs again, so every run subscribes again; subscribe once",
        Component("protected override void OnParametersSet() { {|#0:Hub.On<string>(\"message\", Show)|}; }"));

    private static string Component(string members) => Type("class Sample : ComponentBase", "[Inject] public HubConnection Hub { get; set; } = null!; " + members);

    private static string Method(string body) => $$"""
        public async Task RunAsync(List<string> names, List<HubConnection> hubs) { await Task.Yield(); {{body}} }
        """;

    private static string Type(string type, string members) => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;
        using Switchboard;
        {{type}}
        {
            private readonly HashSet<string> _seen = new();
            private bool _subscribed;
            private int _once;
            private IDisposable? _kept;

            {{members}}

            private static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
            private static void Show(string text) { }
            private static string Name(string text) => text;
            private static async IAsyncEnumerable<int> ItemsAsync() { await Task.Yield(); yield return 1; }
            private Task OnClosed(Exception? error) => Task.CompletedTask;
        }
        """;

    [Theory]
    [InlineData("while (true) { try { await foreach (var text in nats.SubscribeAsync<string>(\"news\", cancellationToken: stop)) Show(text); } catch (IOException) { await Task.Delay(1); } }")]
    [InlineData("while (true) { await foreach (var text in nats.SubscribeAsync<string>(\"news\").WithCancellation(stop).ConfigureAwait(false)) Show(text); }")]
    [InlineData("while (true) { var texts = nats.SubscribeAsync<string>(\"news\"); await foreach (var text in texts) Show(text); }")]
    [InlineData("while (true) { await OnceAsync(); await Task.Delay(1); } async Task OnceAsync() { await foreach (var text in nats.SubscribeAsync<string>(\"news\")) Show(text); }")]
    [InlineData("for (var i = 0; i < 4; i++) _ = Task.Run(async () => { await foreach (var text in nats.SubscribeAsync<string>(\"news\", \"readers\")) Show(text); });")]
    [InlineData("for (var i = 0; i < 4; i++) _ = await nats.SubscribeCoreAsync<string>(\"news\", queueGroup: group);")]
    public Task What_is_read_to_its_end_on_every_turn_or_shared_by_a_group(string body) => Rule.VerifyAsync(Reader(body));

    [Theory]
    [InlineData("for (var i = 0; i < 4; i++) _ = Task.Run(async () => { await foreach (var text in [|nats.SubscribeAsync<string>(\"news\")|]) Show(text); });")]
    [InlineData("for (var i = 0; i < 4; i++) { var texts = [|nats.SubscribeAsync<string>(\"news\")|]; _ = Task.Run(async () => { await foreach (var text in texts) Show(text); }); }")]
    [InlineData("for (var i = 0; i < 4; i++) _ = await [|nats.SubscribeCoreAsync<string>(\"news\", queueGroup: null)|];")]
    [InlineData("await foreach (var text in nats.SubscribeAsync<string>(\"news\")) _ = await [|nats.SubscribeCoreAsync<string>(\"more\")|];")]
    public Task What_goes_on_behind_the_turn(string body) => Rule.VerifyAsync(Reader(body));

    private static string Reader(string body) => $$"""
        using NATS.Client.Core;

        public class Reader(INatsConnection nats)
        {
            public async Task RunAsync(string group, CancellationToken stop)
            {
                {{body}}
                await Task.Yield();
            }

            private static void Show(NatsMsg<string> text) { }
        }
        """;

    [Fact]
    public Task A_timer_callback_that_a_method_is_given() => Rule.VerifyAsync(
        """
        public class Sample(HubConnection hub)
        {
            public void Watch() => Schedule(_ => {|SWB4002:hub.On("message", () => { })|});

            public void Run() => Do(() => hub.On("message", () => { }));

            private static void Schedule(TimerCallback callback) => callback(null);

            private static void Do(Func<IDisposable> work) => work();
        }
        """);

    [Fact]
    public Task The_other_event_takes_it_away_or_does_not() => Rule.VerifyAsync(
        """
        public class Page : System.Windows.Controls.UserControl
        {
            public Page(HubConnection hub)
            {
                Loaded += (_, _) => hub.On("undone", () => { });
                Loaded += (_, _) => {|SWB4002:hub.On("kept", () => { })|};
                Unloaded += (_, _) => hub.Remove("undone");
                hub.Remove("kept");
            }
        }
        """);
}

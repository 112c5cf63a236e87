using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4001: a second subscription to the same channel of the same client.</summary>
public class SubscribeOnceTests
{
    [Theory]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); [|hub.On<int>(\"message\", _ => { })|]; }")]
    [InlineData("public void Listen(HubConnection hub) { var one = hub.On<string>(\"message\", Show); var two = [|hub.On<string>(\"message\", Show)|]; Keep(one, two); }")]
    [InlineData("private const string Channel = \"message\"; public void Listen(HubConnection hub) { hub.On<string>(Channel, Show); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub) { var same = hub; hub.On<string>(\"message\", Show); [|same.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub, bool flag) { hub.On<string>(\"message\", Show); if (flag) [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub, bool flag) { if (flag) hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen() { var hub = Build(); hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("private readonly HubConnection _hub = Build(); public Sample() { _hub.On<string>(\"message\", Show); [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"a\", Show); hub.On<string>(\"b\", Show); [|hub.On<string>(\"a\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection? hub) { hub?.On<string>(\"message\", Show); [|hub?.On<string>(\"message\", Show)|]; }")]
    [InlineData("public Action Listen(HubConnection hub) => () => { hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; };")]
    [InlineData("public void Listen(HubConnection hub) { Local(); void Local() { hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; } }")]
    public Task Twice_in_one_body(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await nats.SubscribeCoreAsync<string>(\"news\", \"one\"); await nats.SubscribeCoreAsync<string>(\"news\", \"two\"); }")]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await nats.SubscribeCoreAsync<string>(\"news\", queueGroup: \"one\"); await nats.SubscribeCoreAsync<string>(\"news\"); }")]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats, string group) { await nats.SubscribeCoreAsync<string>(\"news\", group); await nats.SubscribeCoreAsync<string>(\"news\", \"two\"); }")]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await foreach (var first in nats.SubscribeAsync<string>(\"news\")) break; await foreach (var next in nats.SubscribeAsync<string>(\"news\")) Show(next.Data); }")]
    [InlineData("public void Listen(StackExchange.Redis.ISubscriber redis) { redis.Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { }); redis.Subscribe(StackExchange.Redis.RedisChannel.Sharded(\"news\"), (_, _) => { }); }")]
    public Task Another_group_or_kind_of_channel_or_what_has_ended(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await nats.SubscribeCoreAsync<string>(\"news\", \"one\"); await [|nats.SubscribeCoreAsync<string>(\"news\", \"one\")|]; }")]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await nats.SubscribeCoreAsync<string>(\"news\"); await [|nats.SubscribeCoreAsync<string>(\"news\", queueGroup: null)|]; }")]
    [InlineData("public async Task ListenAsync(NATS.Client.Core.INatsConnection nats) { await foreach (var first in nats.SubscribeAsync<string>(\"news\")) await foreach (var next in [|nats.SubscribeAsync<string>(\"news\")|]) Show(next.Data); }")]
    public Task The_same_group_or_while_it_is_read(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += OnClosed; [|hub.Closed += OnClosed|]; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += OnClosed; [|hub.Closed += this.OnClosed|]; }")]
    [InlineData("public void Listen(HubConnection hub, Sample other) { hub.Closed += other.OnClosed; [|hub.Closed += other.OnClosed|]; }")]
    public Task Decision_16_one_method_group_twice_on_one_event(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += OnClosed; hub.Closed += OnOther; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += OnClosed; hub.Reconnecting += OnClosed; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += OnClosed; hub.Closed -= OnClosed; hub.Closed += OnClosed; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed -= OnClosed; hub.Closed += OnClosed; }")]
    [InlineData("public void Listen(HubConnection hub) { hub.Closed += _ => Task.CompletedTask; hub.Closed += _ => Task.Delay(1); }")]
    [InlineData("public void Listen(HubConnection one, HubConnection two) { one.Closed += OnClosed; two.Closed += OnClosed; }")]
    [InlineData("public void Listen(HubConnection hub, Sample one, Sample two) { hub.Closed += one.OnClosed; hub.Closed += two.OnClosed; }")]
    [InlineData("public void Listen(HubConnection hub, Sample other) { hub.Closed += OnClosed; hub.Closed += other.OnClosed; }")]
    public Task Different_handlers_events_or_clients(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(SocketIOClient.SocketIO io) { io.On(\"message\", _ => { }); [|io.On(\"message\", _ => { })|]; }")]
    [InlineData("public void Listen(StackExchange.Redis.ISubscriber redis) { redis.Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { }); [|redis.Subscribe(StackExchange.Redis.RedisChannel.Literal(\"news\"), (_, _) => { })|]; }")]
    [InlineData("public async Task Listen(PusherClient.Pusher pusher) { await pusher.SubscribeAsync(\"news\"); await [|pusher.SubscribeAsync(\"news\")|]; }")]
    [InlineData("public async Task Listen(MQTTnet.IMqttClient mqtt) { await MQTTnet.MqttClientExtensions.SubscribeAsync(mqtt, \"news\"); await [|MQTTnet.MqttClientExtensions.SubscribeAsync(mqtt, \"news\")|]; }")]
    [InlineData("public void Listen(Phoenix.Socket socket) { var one = socket.Channel(\"room\"); var two = [|socket.Channel(\"room\")|]; Keep(one, two); }")]
    [InlineData("public void Listen(Phoenix.Channel room) { room.Join(); [|room.Join()|]; }")]
    [InlineData("public void Listen(Phoenix.Channel room) { room.Join(TimeSpan.FromSeconds(1)); [|room.Join(TimeSpan.FromSeconds(2))|]; }")]
    [InlineData("public void Listen(Centrifugal.Centrifuge.CentrifugeClient client) { var one = client.NewSubscription(\"news\"); var two = [|client.NewSubscription(\"news\")|]; Keep(one, two); }")]
    public Task Twice_in_every_SDK(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public async Task Listen(Supabase.Realtime.RealtimeChannel room) { await room.Subscribe(5000); await [|room.Subscribe(5000)|]; }")]
    [InlineData("public async Task Listen(Supabase.Realtime.RealtimeChannel room) { await room.Subscribe(); await [|room.Subscribe(5000)|]; }")]
    [InlineData("public void Listen(IO.Ably.Realtime.IRealtimeChannel room) { room.Attach(); [|room.Attach()|]; }")]
    public Task The_whole_of_a_channel_twice(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(IO.Ably.Realtime.IRealtimeChannel room) { room.Attach(); room.Attach((_, _) => { }); }")]
    [InlineData("public void Listen(Phoenix.Channel room) { room.OnClose(_ => { }); room.OnClose(_ => { }); }")]
    [InlineData("public void Listen(Acme.Room room) { room.Subscribe(Show); room.Subscribe(_ => { }); }")]
    [InlineData("public void Listen(Acme.Room room, IObserver<string> one, IObserver<string> two) { room.Messages.Subscribe(one); room.Messages.Subscribe(two); }")]
    public Task Two_handlers_of_a_channel(string members) => new Rule
    {
        Catalog = """
            client       T:Acme.Line
            channel      T:Acme.Room
            subscribe    M:Acme.Room.Subscribe   handle=none again=adds
            subscribe    P:Acme.Room.Messages    handle=return again=adds
            """,
    }.CheckAsync(Type("class Sample", members) + """

        namespace Acme
        {
            public class Line;

            public abstract class Room
            {
                public abstract IObservable<string> Messages { get; }

                public void Subscribe(Action<string> handler) { }
            }
        }
        """);

    [Theory]
    [InlineData("public void Listen(PusherClient.Pusher pusher) { var one = pusher.GetChannel(\"news\"); var two = pusher.GetChannel(\"news\"); Keep(one, two); }")]
    [InlineData("public void Listen(IO.Ably.AblyRealtime ably) { var one = ably.Channels.Get(\"news\"); var two = ably.Channels.Get(\"news\"); Keep(one, two); }")]
    [InlineData("public async Task Listen(RabbitMQ.Client.IConnection rabbit) { var one = await rabbit.CreateChannelAsync(); var two = await rabbit.CreateChannelAsync(); Keep(one, two); }")]
    [InlineData("public void Listen(Phoenix.Socket socket) { var one = socket.Channel(\"lobby\"); var two = socket.Channel(\"room\"); Keep(one, two); }")]
    public Task Decision_16_asking_for_a_channel_object_again_is_how_it_is_used(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection one, HubConnection two) { one.On<string>(\"message\", Show); two.On<string>(\"message\", Show); }")]
    [InlineData("private readonly HubConnection _one = Build(), _two = Build(); public Sample() { _one.On<string>(\"message\", Show); _two.On<string>(\"message\", Show); }")]
    [InlineData("public void Listen(Sample other) { Hub.On<string>(\"message\", Show); other.Hub.On<string>(\"message\", Show); } public HubConnection Hub { get; } = Build();")]
    [InlineData("public void Listen() { var hub = Build(); hub.On<string>(\"message\", Show); hub = Build(); hub.On<string>(\"message\", Show); }")]
    [InlineData("private HubConnection _hub = Build(); public void Listen() { _hub.On<string>(\"message\", Show); _hub = Build(); _hub.On<string>(\"message\", Show); }")]
    public Task Different_clients(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); hub.Remove(\"presence\"); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public void Listen(HubConnection hub, HubConnection other) { hub.On<string>(\"message\", Show); other.Remove(\"message\"); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public async Task Listen(HubConnection hub, HubConnection other) { hub.On<string>(\"message\", Show); await other.StopAsync(); [|hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("public async Task Listen(PusherClient.Pusher pusher) { await pusher.SubscribeAsync(\"news\"); await pusher.UnsubscribeAsync(\"sport\"); await [|pusher.SubscribeAsync(\"news\")|]; }")]
    public Task Another_channel_or_client_ended_between(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection hub, string channel) { hub.On<string>(\"message\", Show); hub.Remove(channel); hub.On<string>(\"message\", Show); }")]
    [InlineData("public async Task Listen(PusherClient.Pusher pusher) { await pusher.SubscribeAsync(\"news\"); await pusher.UnsubscribeAllAsync(); await pusher.SubscribeAsync(\"news\"); }")]
    public Task Whatever_may_have_ended_it_between(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); hub.On<string>(\"presence\", Show); }")]
    [InlineData("public void Listen(HubConnection hub, string one, string two) { hub.On<string>(one, Show); hub.On<string>(two, Show); }")]
    [InlineData("public void Listen(HubConnection hub, string name) { hub.On<string>(name, Show); hub.On<string>(name, Show); }")]
    [InlineData("public void Listen(HubConnection hub, int id) { hub.On<string>($\"room{id}\", Show); hub.On<string>($\"room{id + 1}\", Show); }")]
    [InlineData("public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); hub.On<string>(\"Message\", Show); }")]
    public Task A_different_constant_or_none(string members) => Rule.VerifyAsync(Type("class Sample", members));

    [Theory]
    [InlineData("if (flag) hub.On<string>(\"message\", Show); else hub.On<string>(\"message\", Show);")]
    [InlineData("if (flag) { hub.On<string>(\"message\", Show); return; } hub.On<string>(\"message\", Show);")]
    [InlineData("switch (count) { case 0: hub.On<string>(\"message\", Show); break; default: hub.On<string>(\"message\", Show); break; }")]
    [InlineData("_ = count switch { 0 => hub.On<string>(\"message\", Show), _ => hub.On<string>(\"message\", Show) };")]
    [InlineData("_ = flag ? hub.On<string>(\"message\", Show) : hub.On<string>(\"message\", Show);")]
    [InlineData("try { hub.On<string>(\"message\", Show); } catch { hub.On<string>(\"message\", Show); }")]
    [InlineData("if (flag) { hub.On<string>(\"message\", Show); } else if (count > 0) { hub.On<string>(\"message\", Show); }")]
    [InlineData("if (flag) { hub.On<string>(\"message\", Show); throw new InvalidOperationException(); } hub.On<string>(\"message\", Show);")]
    [InlineData("Action one = () => hub.On<string>(\"message\", Show), two = () => hub.On<string>(\"message\", Show); (flag ? one : two)();")]
    public Task Branches_that_exclude_each_other(string body) => Rule.VerifyAsync(Type(
        "class Sample", $"public void Listen(HubConnection hub, bool flag, int count) {{ {body} }}"));

    [Theory]
    [InlineData("hub.On<string>(\"message\", Show); hub.Remove(\"message\"); hub.On<string>(\"message\", Show);")]
    [InlineData("var token = hub.On<string>(\"message\", Show); token.Dispose(); hub.On<string>(\"message\", Show);")]
    [InlineData("using (hub.On<string>(\"message\", Show)) { } hub.On<string>(\"message\", Show);")]
    [InlineData("using (var token = hub.On<string>(\"message\", Show)) { } hub.On<string>(\"message\", Show);")]
    [InlineData("_token = hub.On<string>(\"message\", Show); _token?.Dispose(); _token = hub.On<string>(\"message\", Show);")]
    public Task An_unsubscribe_or_dispose_between(string body) => Rule.VerifyAsync(Type(
        "class Sample", $"private IDisposable? _token; public void Listen(HubConnection hub) {{ {body} Keep(_token!); }}"));

    [Theory]
    [InlineData("hub.Remove(\"message\"); hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|];")]
    [InlineData("hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; hub.Remove(\"message\");")]
    [InlineData("var token = hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|]; token.Dispose();")]
    [InlineData("_token?.Dispose(); _token = hub.On<string>(\"message\", Show); [|hub.On<string>(\"message\", Show)|];")]
    public Task An_unsubscribe_or_dispose_before_or_after(string body) => Rule.VerifyAsync(Type(
        "class Sample", $"private IDisposable? _token; public void Listen(HubConnection hub) {{ {body} Keep(_token!); }}"));

    [Theory]
    [InlineData("[ConnectionFactory] class Sample", "private static HubConnection Make() { var hub = Build(); hub.On<string>(\"message\", Show); hub.On<string>(\"message\", Show); return hub; }")]
    [InlineData("class Sample() : SocketIOClient.SocketIO(\"https://example.org\")", "public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); hub.On<string>(\"message\", Show); }")]
    public Task In_code_that_makes_clients_or_in_a_client(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(HubConnection hub)", "public void One() { hub.On<string>(\"message\", Show); } public void Two() { hub.On<string>(\"message\", Show); }")]
    [InlineData("class Sample", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; _hub.On<string>(\"message\", Show); } public Sample(HubConnection hub, int count) { _hub = hub; _hub.On<string>(\"message\", Show); Keep(count); }")]
    [InlineData("class Sample(HubConnection hub) : ComponentBase", "protected override void OnInitialized() { hub.On<string>(\"message\", Show); } public void Other() { hub.On<string>(\"message\", Show); }")]
    public Task Two_methods_that_are_alternatives(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample : ComponentBase", "[Inject] public HubConnection Hub { get; set; } = null!; protected override void OnInitialized() { Hub.On<string>(\"message\", Show); } protected override async Task OnInitializedAsync() { [|Hub.On<string>(\"message\", Show)|]; await Task.Yield(); }")]
    [InlineData("class Sample : UnityEngine.MonoBehaviour", "public HubConnection Hub { get; set; } = null!; private void Awake() { Hub.On<string>(\"message\", Show); } private void Start() { [|Hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : System.Windows.Window", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; _hub.On<string>(\"message\", Show); Setup(); } private void Setup() { [|_hub.On<string>(\"message\", Show)|]; }")]
    [InlineData("class Sample : IHostedService", "private readonly HubConnection _hub; public Sample(HubConnection hub) { _hub = hub; _hub.On<string>(\"message\", Show); } public Task StartAsync(CancellationToken stop) { [|_hub.On<string>(\"message\", Show)|]; return Task.CompletedTask; } public Task StopAsync(CancellationToken stop) => Task.CompletedTask;")]
    public Task Decision_23_two_methods_of_one_life(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Theory]
    [InlineData("class Sample(IConnectionManager connections, HubConnection hub)", "public void Listen() { connections.Subscribe(hub, \"message\", (string text) => Show(text)); connections.Subscribe(hub, \"message\", (string text) => Show(text)); }")]
    public Task A_deliberate_fan_out_through_the_manager(string type, string members) => Rule.VerifyAsync(Type(type, members));

    [Fact]
    public Task Decision_15_SWB4002_replaces_it_at_the_same_place() => Rule.VerifyAsync(Type(
        "class Sample", "public void Listen(HubConnection hub) { hub.On<string>(\"message\", Show); for (var i = 0; i < 3; i++) hub.On<string>(\"message\", Show); }"));

    [Fact]
    public Task The_later_one_by_path_is_reported_and_the_first_is_an_additional_location()
    {
        var test = new Rule();
        test.TestState.Sources.Add(("A.cs", """
            using Microsoft.AspNetCore.SignalR.Client;
            public partial class Feed
            {
                private readonly HubConnection _hub;
                public Feed(HubConnection hub)
                {
                    _hub = hub;
                    {|#1:_hub.On<string>("message", Console.WriteLine)|};
                    Listen();
                }
            }
            """));
        test.TestState.Sources.Add(("B.cs", """
            using Microsoft.AspNetCore.SignalR.Client;
            public partial class Feed
            {
                private void Listen() => {|#0:_hub.On<string>("message", Console.WriteLine)|};
            }
            """));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB4001", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1)
            .WithMessage("'message' on '_hub' is subscribed to twice in this type, so every message is handled twice; share one subscription"));
        return test.RunAsync();
    }

    [Theory]
    [InlineData("SocketIOClient.SocketIO io", "io.On(\"message\", _ => { })", "io.On(\"message\", _ => { })", "'message' on 'io' is subscribed to twice in this type, so the second replaces the first; share one subscription")]
    [InlineData("Phoenix.Channel room", "room.Join()", "room.Join()", "'Join' on 'room' is subscribed to twice in this type, and the second throws; share one subscription")]
    [InlineData("PusherClient.Pusher pusher", "pusher.SubscribeAsync(\"news\")", "pusher.SubscribeAsync(\"news\")", "'news' on 'pusher' is subscribed to twice in this type, and the second does nothing; share one subscription")]
    [InlineData("PusherClient.Channel room", "room.Bind(\"message\", (Action<PusherClient.PusherEvent>)Console.WriteLine)", "room.Bind(\"message\", (Action<PusherClient.PusherEvent>)Console.WriteLine)", "'message' on 'room' is subscribed to twice in this type, and the second does nothing; share one subscription")]
    [InlineData("PusherClient.Channel room", "room.Bind(\"message\", (Action<PusherClient.PusherEvent>)Console.WriteLine)", "room.Bind(\"message\", (PusherClient.PusherEvent _) => { })", "'message' on 'room' is subscribed to twice in this type, so every message is handled twice; share one subscription")]
    public Task The_message_says_what_the_SDK_does(string parameter, string first, string second, string message)
    {
        var test = new Rule { TestCode = Type("class Sample", $$"""public void Listen({{parameter}}) { {|#1:{{first}}|}; {|#0:{{second}}|}; }""") };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB4001", DiagnosticSeverity.Warning).WithLocation(0).WithLocation(1).WithMessage(message));
        return test.RunAsync();
    }

    private static string Type(string type, string members) => $$"""
        using Microsoft.AspNetCore.Components;
        using Microsoft.AspNetCore.SignalR.Client;
        using Microsoft.Extensions.Hosting;
        using Switchboard;
        {{type}}
        {
            {{members}}

            private static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://example.org").Build();
            private static void Show(string text) { }
            private static void Keep(params object[] values) { }
            private Task OnClosed(Exception? error) => Task.CompletedTask;
            private Task OnOther(Exception? error) => Task.CompletedTask;
        }
        """;

    [Fact]
    public Task A_channel_behind_a_conversion() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;

        public class Feed(ISubscriber subscriber)
        {
            public async Task ListenAsync(RedisChannel given, RedisChannel other)
            {
                await subscriber.SubscribeAsync("news", (_, _) => { });
                await {|SWB4001:subscriber.SubscribeAsync((RedisChannel)"news", (_, _) => { })|};
                await subscriber.SubscribeAsync("sport", (_, _) => { });
                await subscriber.SubscribeAsync(given, (_, _) => { });
                await subscriber.SubscribeAsync(other, (_, _) => { });
            }
        }
        """);

    [Fact]
    public Task A_channel_that_is_one_of_two() => Rule.VerifyAsync(
        """
        using PusherClient;

        public class Feed(Pusher pusher, bool isPrivate)
        {
            public async Task ListenAsync()
            {
                var channel = await pusher.SubscribeAsync("room");
                if (isPrivate)
                    channel = await pusher.SubscribeAsync("private-room");
                channel.Bind("message", (PusherEvent _) => { });
                {|SWB4001:channel.Bind("message", (PusherEvent _) => { })|};
            }
        }
        """);
}

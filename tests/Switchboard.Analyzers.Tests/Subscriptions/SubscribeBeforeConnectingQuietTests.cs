using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.SubscribeBeforeConnectingAnalyzer>;

namespace Switchboard.Analyzers.Tests.Subscriptions;

/// <summary>SWB4003 is quiet where the order is right, is asked for by the SDK, or may be meant.</summary>
public class SubscribeBeforeConnectingQuietTests
{
    [Fact]
    public Task Registered_before() => Body("""
        _hub.On<string>("Message", Console.WriteLine);
        await _hub.StartAsync();
        """);

    [Fact]
    public Task Events_of_the_connection_itself() => Body("""
        await _hub.StartAsync();
        _hub.Closed += error => Task.CompletedTask;
        _hub.Reconnected += id => Task.CompletedTask;
        """);

    [Fact]
    public Task A_connect_that_is_not_waited_for() => Body("""
        var connecting = _hub.StartAsync();
        _hub.On<string>("Message", Console.WriteLine);
        await connecting;
        """);

    [Fact]
    public Task A_connect_in_one_branch() => Body("""
        if (_hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync();
        _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task A_handler_in_one_branch() => Body("""
        await _hub.StartAsync();
        if (verbose)
            _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task In_a_catch_clause() => Body("""
        try
        {
            await Task.Yield();
        }
        catch (IOException)
        {
            await _hub.StartAsync();
        }

        _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task A_channel_that_the_server_named() => Body("""
        await _hub.StartAsync();
        var room = await _hub.InvokeAsync<string>("Room");
        _hub.On<string>(room, Console.WriteLine);
        _hub.On<string>(await _hub.InvokeAsync<string>("Room"), Console.WriteLine);
        """);

    [Fact]
    public Task A_channel_that_the_connection_names() => Body("""
        await _hub.StartAsync();
        _hub.On<string>("to-" + _hub.ConnectionId, Console.WriteLine);
        """);

    [Fact]
    public Task A_channel_that_is_counted_in_between() => Body("""
        var room = 0;
        await _hub.StartAsync();
        room++;
        _hub.On<string>("room-" + room, Console.WriteLine);
        """);

    [Fact]
    public Task A_handler_that_uses_what_came_in_between() => Body("""
        await _hub.StartAsync();
        _name = await _hub.InvokeAsync<string>("Name");
        var own = _hub.ConnectionId;
        _hub.On<string>("Message", sender => Console.WriteLine(sender == own));
        _hub.On<string>("Typing", sender => Console.WriteLine(sender == _name));
        """);

    [Fact]
    public Task A_handler_that_waits_for_one_answer() => Body("""
        await _hub.StartAsync();
        var answer = new TaskCompletionSource<string>();
        using var once = _hub.On<string>("Pong", answer.SetResult);
        await _hub.SendAsync("Ping");
        await answer.Task;
        """);

    [Fact]
    public Task A_handler_that_is_taken_away_again() => Body("""
        await _hub.StartAsync();
        var handle = _hub.On<string>("Message", Console.WriteLine);
        await Task.Delay(1000);
        handle.Dispose();
        using (_hub.On<string>("Typing", Console.WriteLine))
            await Task.Delay(1000);
        """);

    [Fact]
    public Task A_handler_that_takes_the_place_of_another() => Body("""
        await _hub.StartAsync();
        _hub.Remove("Message");
        _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task A_disconnect_between_the_two() => Body("""
        await _hub.StartAsync();
        await _hub.StopAsync();
        _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task A_handler_that_is_registered_later_by_other_code() => Body("""
        await _hub.StartAsync();
        Action register = () => _hub.On<string>("Message", Console.WriteLine);
        Show += register;
        """);

    [Fact]
    public Task Where_4002_speaks() => Body("""
        await _hub.StartAsync();
        while (verbose)
            _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task A_client_that_was_given() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public async Task OpenAsync()
            {
                await hub.StartAsync();
                hub.On<string>("Message", Console.WriteLine);
            }
        }
        """);

    [Fact]
    public Task A_client_of_the_manager() => Rule.VerifyAsync(
        """
        public class Chat(IConnectionManager connections)
        {
            public async Task OpenAsync()
            {
                var hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().Build());
                await connections.ConnectAsync(hub);
                hub.On<string>("Message", Console.WriteLine);
                await using var lease = await connections.AcquireAsync("other", () => new HubConnectionBuilder().Build());
                lease.Client.On<string>("Message", Console.WriteLine);
            }
        }
        """);

    [Fact]
    public Task A_client_whose_origin_is_unknown() => Rule.VerifyAsync(
        """
        public class Chat(Func<HubConnection> make)
        {
            public async Task OpenAsync()
            {
                var hub = make();
                await hub.StartAsync();
                hub.On<string>("Message", Console.WriteLine);
            }
        }
        """);

    [Fact]
    public Task Subscriptions_that_ask_the_server() => Rule.VerifyAsync(
        """
        using MQTTnet;

        public class Devices
        {
            private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
            private readonly PusherClient.Pusher _pusher = new("key");

            public async Task OpenAsync(MqttClientOptions options)
            {
                _client.ApplicationMessageReceivedAsync += message => Task.CompletedTask;
                await _client.ConnectAsync(options);
                await _client.SubscribeAsync("devices/#");
                await _pusher.ConnectAsync();
                var room = await _pusher.SubscribeAsync("room");
                room.Bind("message", (PusherClient.PusherEvent message) => { });
            }
        }
        """);

    [Fact]
    public Task A_connect_in_another_method() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public Task OpenAsync() => _hub.StartAsync();

            public void Listen() => _hub.On<string>("Message", Console.WriteLine);
        }
        """);

    [Fact]
    public Task A_connector_and_a_client_of_the_users_own() => Rule.VerifyAsync(
        """
        public class GameSocket : SocketIOClient.SocketIO
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();

            public GameSocket() : base("https://game") { }

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                _hub.On<string>("Message", Console.WriteLine);
            }
        }
        """);

    [Fact]
    public Task Types_of_the_users_own_with_the_same_names() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly Own.HubConnection _hub = new();

            public async Task OpenAsync()
            {
                await _hub.StartAsync();
                _hub.On("Message", Console.WriteLine);
            }
        }

        namespace Own
        {
            public class HubConnection
            {
                public Task StartAsync() => Task.CompletedTask;
                public void On(string name, Action<string> handler) { }
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => Body("""
        await _hub.{|CS1061:StartAsnc|}();
        _hub.On<string>("Message", Console.WriteLine);
        """);

    [Fact]
    public Task Generated_code()
    {
        var test = new Rule();
        test.TestState.Sources.Add(("Chat.g.cs",
            "public class Chat { readonly HubConnection _hub = new HubConnectionBuilder().Build(); public async Task Open() { await _hub.StartAsync(); _hub.On<string>(\"M\", Console.WriteLine); } }"));
        return test.RunAsync();
    }

    private static Task Body(string statements) => Rule.VerifyAsync(
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().Build();
            private string _name = "";

            public event Action? Show;

            public async Task OpenAsync(bool verbose)
            {
        {{statements}}
            }
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.EncryptTransportAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5003: an address in the code that leads over the Internet without encryption.</summary>
public class EncryptTransportTests
{
    [Fact]
    public Task The_message_names_the_host_the_member_and_the_scheme_to_use() => Rule.VerifyMessageAsync(
        "SWB5003",
        "'http://chat.example.com', which 'WithUrl' is given, is not encrypted, so anybody on the way can read and change the messages; use 'https://'",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|#0:"http://me:pw@chat.example.com:8080/hub?user=1"|}).Build();
        }
        """);

    [Fact]
    public Task A_constructor_is_named_by_its_type() => Rule.VerifyMessageAsync(
        "SWB5003",
        "'ws://feed.example.com', which 'CentrifugeClient' is given, is not encrypted, so anybody on the way can read and change the messages; use 'wss://'",
        """
        using Centrifugal.Centrifuge;

        public class Feed
        {
            private readonly CentrifugeClient _client = new({|#0:"ws://feed.example.com/connection/websocket"|});
        }
        """);

    [Fact]
    public Task Every_sdk_that_takes_an_address() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using Azure.Messaging.WebPubSub.Clients;
        using Microsoft.AspNetCore.Http.Connections.Client;
        using MQTTnet;
        using NATS.Client.Core;
        using NATS.Net;
        using Phoenix;
        using SocketIOClient;
        using Websocket.Client;

        public class Clients
        {
            public async Task OpenAsync(ClientWebSocket socket, HttpConnectionOptions options, WebsocketClient websocket, CancellationToken cancellationToken)
            {
                await socket.ConnectAsync(new Uri({|SWB5003:"ws://a.example.com"|}), cancellationToken);
                _ = new SocketIO({|SWB5003:"http://b.example.com"|});
                _ = new SocketIO(new Uri({|SWB5003:"http://c.example.com"|}));
                _ = new WebPubSubClient(new Uri({|SWB5003:"ws://d.example.com/client/hubs/chat"|}));
                _ = new Supabase.Client({|SWB5003:"http://e.example.com"|}, "anon");
                _ = new Supabase.Realtime.Client({|SWB5003:"ws://f.example.com/realtime/v1"|});
                _ = new Socket({|SWB5003:"ws://g.example.com/socket"|}, new(), null!, new());
                _ = new WebsocketClient(new Uri({|SWB5003:"ws://h.example.com"|}));
                _ = new NatsClient({|SWB5003:"ws://i.example.com:8080"|});
                _ = new NatsConnection(new NatsOpts { Url = {|SWB5003:"ws://j.example.com"|} });
                _ = NatsOpts.Default with { Url = {|SWB5003:"ws://k.example.com"|} };
                _ = new MqttClientOptionsBuilder().WithWebSocketServer(o => o.WithUri({|SWB5003:"ws://l.example.com/mqtt"|}));
                options.Url = new Uri({|SWB5003:"http://m.example.com"|});
                websocket.Url = new({|SWB5003:"ws://n.example.com"|});
            }
        }
        """);

    [Fact]
    public Task The_name_of_a_constant() => Rule.VerifyAsync(
        """
        public static class Addresses
        {
            public const string Chat = "http://chat.example.com/hub";
        }

        public class Chat
        {
            private const string Root = "ws://chat.example.com";
            private const string Own = Root + "/own";

            public HubConnection Other() => new HubConnectionBuilder().WithUrl({|SWB5003:Addresses.Chat|}).Build();

            public HubConnection Mine() => new HubConnectionBuilder().WithUrl({|SWB5003:Own|}).Build();

            public HubConnection Joined() => new HubConnectionBuilder().WithUrl({|SWB5003:Root + "/joined"|}).Build();

            public HubConnection Local()
            {
                const string address = "http://chat.example.com/local";
                return new HubConnectionBuilder().WithUrl({|SWB5003:address|}).Build();
            }
        }
        """);

    [Fact]
    public Task Through_variables_that_are_written_once() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            private static readonly Uri s_endpoint = new({|SWB5003:"ws://feed.example.com/static"|});
            private readonly Uri _endpoint;
            private string _address = {|SWB5003:"http://feed.example.com/field"|};

            public Feed() => _endpoint = new Uri({|SWB5003:"ws://feed.example.com/constructor"|});

            public Uri Property { get; } = new Uri({|SWB5003:"ws://feed.example.com/property"|});

            private string Computed => {|SWB5003:"http://feed.example.com/computed"|};

            public async Task OpenAsync(ClientWebSocket socket)
            {
                await socket.ConnectAsync(s_endpoint, default);
                await socket.ConnectAsync(_endpoint, default);
                await socket.ConnectAsync(Property, default);
                var local = {|SWB5003:"ws://feed.example.com/local"|};
                var uri = new Uri(local);
                await socket.ConnectAsync(uri, default);
                _ = new HubConnectionBuilder().WithUrl(_address).WithUrl(Computed).WithUrl(Made());
            }

            private static string Made()
            {
                return {|SWB5003:"http://feed.example.com/made"|};
            }
        }
        """);

    [Fact]
    public Task A_text_that_is_put_together_and_says_the_whole_host() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Prices(string symbol, int port)
        {
            private readonly string _root = "ws://prices.example.com";

            public async Task OpenAsync(ClientWebSocket socket, string relative)
            {
                await socket.ConnectAsync(new Uri({|SWB5003:$"ws://prices.example.com/{symbol}"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:$"ws://prices.example.com:{port}/all"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:"ws://prices.example.com/" + symbol|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:string.Format("ws://prices.example.com/{0}", symbol)|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:$"{_root}/{symbol}"|}), default);
                await socket.ConnectAsync(new Uri(new Uri({|SWB5003:"ws://prices.example.com"|}), relative), default);
            }
        }
        """);

    [Fact]
    public Task Alternatives() => Rule.VerifyAsync(
        """
        public class Chat(IDictionary<string, string?> settings, bool isLocal, int stage)
        {
            private const string Local = "http://localhost:5000/hub";

            public HubConnection Conditional() => new HubConnectionBuilder().WithUrl(isLocal ? Local : {|SWB5003:"http://chat.example.com/hub"|}).Build();

            public HubConnection Fallback() => new HubConnectionBuilder().WithUrl(settings["Url"] ?? {|SWB5003:"http://chat.example.com/hub"|}).Build();

            public HubConnection Switched()
            {
                var address = stage switch
                {
                    0 => Local,
                    1 => {|SWB5003:"http://staging.example.com/hub"|},
                    _ => "https://chat.example.com/hub",
                };
                return new HubConnectionBuilder().WithUrl(address).Build();
            }
        }
        """);

    [Fact]
    public Task What_callers_give_a_private_helper() => Rule.VerifyAsync(
        """
        public class Hubs
        {
            public HubConnection Chat { get; } = Connect({|SWB5003:"http://chat.example.com"|});
            public HubConnection News { get; } = Connect("https://news.example.com");

            private static HubConnection Connect(string address) => new HubConnectionBuilder().WithUrl(address).Build();

            public HubConnection Make()
            {
                return Build({|SWB5003:"http://other.example.com"|});

                HubConnection Build(string url) => new HubConnectionBuilder().WithUrl(url).Build();
            }
        }
        """);

    [Fact]
    public Task One_text_is_reported_once() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            private readonly Uri _address = new({|SWB5003:"ws://feed.example.com"|});

            public async Task OpenAsync(ClientWebSocket first, ClientWebSocket second)
            {
                await first.ConnectAsync(_address, default);
                await second.ConnectAsync(_address, default);
            }
        }
        """);

    [Fact]
    public Task In_a_composition_root_and_behind_the_manager_too() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.AddSingleton(_ => new HubConnectionBuilder().WithUrl({|SWB5003:"http://chat.example.com/hub"|}).Build());
        }

        public class Chat(IConnectionManager connections)
        {
            private readonly HubConnection _hub = connections.GetOrCreate("chat", () => new HubConnectionBuilder().WithUrl({|SWB5003:"http://chat.example.com/hub"|}).Build());
        }
        """);

    [Fact]
    public Task Top_level_statements_and_lambdas() => Rule.VerifyProgramAsync(
        """
        using System.Net.WebSockets;

        var address = {|SWB5003:"http://chat.example.com/hub"|};
        await using var hub = new HubConnectionBuilder().WithUrl(address, options => options.Headers["a"] = "b").Build();
        Func<Task> open = async () =>
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri({|SWB5003:@"ws://feed.example.com"|}), default);
        };
        await open();
        """);

    [Fact]
    public Task Records_structs_nested_and_partial_types() => Rule.VerifyAsync(
        ("One.cs", """
            public partial class Outer
            {
                private static readonly string s_address = {|SWB5003:"http://one.example.com"|};

                public record struct Inner(int Id)
                {
                    public HubConnection Open() => new HubConnectionBuilder().WithUrl({|SWB5003:$"http://inner.example.com/{Id}"|}).Build();
                }
            }
            """),
        ("Two.cs", """
            public partial class Outer
            {
                public HubConnection Open() => new HubConnectionBuilder().WithUrl(s_address).Build();
            }
            """));

    [Fact]
    public Task Raw_and_upper_case_text() => Rule.VerifyAsync(
        """"
        public class Chat
        {
            public HubConnection Raw() => new HubConnectionBuilder().WithUrl({|SWB5003:"""http://chat.example.com"""|}).Build();

            public HubConnection Upper() => new HubConnectionBuilder().WithUrl({|SWB5003:"HTTP://CHAT.EXAMPLE.COM"|}).Build();
        }
        """");

    [Fact]
    public Task A_public_address_by_number() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Feed
        {
            public Task OpenAsync(ClientWebSocket socket) => socket.ConnectAsync(new Uri({|SWB5003:"ws://203.0.113.9:8080/feed"|}), default);
        }
        """);

    [Fact]
    public Task An_sdk_of_the_projects_own() => new Rule
    {
        Catalog = """
            client     T:Acme.Link
            create     M:Acme.Link.#ctor
            connect    M:Acme.Link.OpenAsync     address=first,second
            configure  P:Acme.Link.Address       address=value
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link : IDisposable
            {
                public string? Address { get; set; }

                public virtual Task OpenAsync(string first, string second, string title) => Task.CompletedTask;

                public void Dispose() { }
            }

            public class SecureLink : Link
            {
                public override Task OpenAsync(string first, string second, string title) => Task.CompletedTask;
            }
        }

        public class Feed
        {
            public async Task OpenAsync(Acme.Link link, Acme.SecureLink derived)
            {
                link.Address = {|SWB5003:"ws://a.example.com"|};
                await link.OpenAsync({|SWB5003:"ws://b.example.com"|}, {|SWB5003:"ws://c.example.com"|}, "ws://title.example.com");
                await derived.OpenAsync({|SWB5003:"ws://d.example.com"|}, second: "wss://e.example.com", title: "");
            }
        }
        """);
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.HardCodedCredentialAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5001: a token, password or secret that stands in the code.</summary>
public class HardCodedCredentialTests
{
    [Fact]
    public Task The_message_names_the_parameter_and_its_member_and_not_the_credential() => Rule.VerifyMessageAsync(
        "SWB5001",
        "The credential for 'userAuthToken' of 'ConnectUserAsync' is a constant in the code, where everybody who can read the code can use it; read it from configuration or a secret store",
        """
        using StreamChat.Core;

        public class Chat(IStreamChatClient client)
        {
            public Task OpenAsync() => client.ConnectUserAsync("a4f8x", "anna", {|#0:"eyJhbGciOi.eyJ1c2Vy.x1kZ"|});
        }
        """);

    [Fact]
    public Task A_property_is_named_alone() => Rule.VerifyMessageAsync(
        "SWB5001",
        "The credential for 'Password' is a constant in the code, where everybody who can read the code can use it; read it from configuration or a secret store",
        """
        using StackExchange.Redis;

        public class Cache
        {
            private readonly ConfigurationOptions _options = new() { Password = {|#0:"hunter2"|} };
        }
        """);

    [Fact]
    public Task A_part_of_an_address_is_named() => Rule.VerifyMessageAsync(
        "SWB5001",
        "The credential for 'access_token' of 'WithUrl' is a constant in the code, where everybody who can read the code can use it; read it from configuration or a secret store",
        """
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|#0:"https://chat.example.com/hub?access_token=6f1b9c2e"|}).Build();
        }
        """);

    [Fact]
    public Task Every_sdk_that_takes_a_credential() => Rule.VerifyAsync(
        """
        using Centrifugal.Centrifuge;
        using IO.Ably;
        using MQTTnet;
        using NATS.Client.Core;
        using RabbitMQ.Client;
        using StreamChat.Clients;
        using StreamChat.Libs.Auth;

        public class Clients
        {
            public void Open(CentrifugeClient centrifuge, Supabase.Realtime.Client supabase)
            {
                _ = new AblyRealtime({|SWB5001:"xVLyHw.Q1w2e3"|});
                _ = new ClientOptions({|SWB5001:"xVLyHw.Q1w2e3"|});
                _ = new ClientOptions { Key = {|SWB5001:"xVLyHw.Q1w2e3"|}, Token = {|SWB5001:"6f1b9c2e"|} };
                _ = new ClientOptions { AuthCallback = _ => Task.FromResult<object>(new TokenDetails({|SWB5001:"6f1b9c2e"|})) };
                _ = new CentrifugeClientOptions { Token = {|SWB5001:"6f1b9c2e"|} };
                _ = new CentrifugeClientOptions { GetToken = () => Task.FromResult({|SWB5001:"6f1b9c2e"|}) };
                centrifuge.SetToken({|SWB5001:"6f1b9c2e"|});
                supabase.SetAuth({|SWB5001:"6f1b9c2e"|});
                _ = new MqttClientOptionsBuilder().WithCredentials("sensor", {|SWB5001:"hunter2"|});
                _ = new NatsAuthOpts { Token = {|SWB5001:"6f1b9c2e"|} } with { Password = {|SWB5001:"hunter2"|}, Seed = {|SWB5001:"SUAMK2FG"|} };
                _ = new NatsAuthOpts { AuthCredCallback = (_, _) => new ValueTask<NatsAuthCred>(NatsAuthCred.FromToken({|SWB5001:"6f1b9c2e"|})) };
                _ = new ConnectionFactory { Password = {|SWB5001:"hunter2"|} };
                _ = new StreamClientFactory("a4f8x", {|SWB5001:"p9q8r7"|});
                _ = new AuthCredentials("a4f8x", "anna", {|SWB5001:"6f1b9c2e"|});
            }
        }
        """);

    [Fact]
    public Task A_credential_in_an_address_or_connection_string() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using NATS.Client.Core;
        using RabbitMQ.Client;
        using StackExchange.Redis;
        using Websocket.Client;

        public class Clients
        {
            public async Task OpenAsync(ClientWebSocket socket, string room)
            {
                await socket.ConnectAsync(new Uri({|SWB5001:"wss://feed.example.com/?token=6f1b9c2e"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5001:$"wss://feed.example.com/{room}?access_token=6f1b9c2e&room={room}"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5001:$"{new Uri("wss://feed.example.com/?token=6f1b9c2e")}&room={room}"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5001:string.Format("wss://feed.example.com/{0}?access_token=6f1b9c2e&room={0,4}", room)|}), default);
                await socket.ConnectAsync(new Uri({|SWB5001:string.Format("{0}://feed.example.com/?token=6f1b9c2e", room)|}), default);
                await socket.ConnectAsync(new Uri({|SWB5001:"wss://anna:hunter2@feed.example.com/"|}), default);
                _ = new WebsocketClient(new Uri({|SWB5001:"wss://feed.example.com/?password=hunter2"|}));
                _ = await ConnectionMultiplexer.ConnectAsync({|SWB5001:"redis.example.com:6380,password=hunter2,ssl=True"|});
                _ = new NatsOpts { Url = {|SWB5001:"nats://anna:hunter2@broker.example.com:4222"|} };
                _ = new ConnectionFactory { Uri = new Uri({|SWB5001:"amqps://anna:hunter2@queue.example.com"|}) };
                _ = new Supabase.Realtime.Client({|SWB5001:"wss://db.example.com/realtime/v1?apikey=anon&access_token=6f1b9c2e"|});
            }
        }
        """);

    [Fact]
    public Task A_provider_that_returns_one() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private const string Token = "6f1b9c2e";

            public void Open()
            {
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>({|SWB5001:"6f1b9c2e"|}));
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () => {|SWB5001:Token|});
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = GetAsync);
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options =>
                {
                    options.AccessTokenProvider = () =>
                    {
                        var token = {|SWB5001:"7a2c0d3f"|};
                        return Task.FromResult<string?>(token);
                    };
                });
            }

            private static Task<string?> GetAsync() => Task.FromResult<string?>({|SWB5001:"8b3d1e4a"|});
        }
        """);

    [Fact]
    public Task Constants_variables_and_alternatives() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public static class Keys
        {
            public const string Token = "6f1b9c2e";
        }

        public class Chat(IStreamChatClient client, IDictionary<string, string?> settings)
        {
            private const string Own = "6f1b9c2e";
            private static readonly string s_token = {|SWB5001:"7a2c0d3f"|};

            public async Task OpenAsync(bool isDemo)
            {
                const string local = "6f1b9c2e";
                var variable = {|SWB5001:"8b3d1e4a"|};
                await client.ConnectUserAsync("a4f8x", "anna", {|SWB5001:Keys.Token|});
                await client.ConnectUserAsync("a4f8x", "anna", {|SWB5001:Own|});
                await client.ConnectUserAsync("a4f8x", "anna", s_token);
                await client.ConnectUserAsync("a4f8x", "anna", {|SWB5001:local|});
                await client.ConnectUserAsync("a4f8x", "anna", variable);
                await client.ConnectUserAsync("a4f8x", "anna", settings["Token"] ?? {|SWB5001:"9c4e2f5b"|});
                await client.ConnectUserAsync("a4f8x", "anna", isDemo ? {|SWB5001:"0d5f3a6c"|} : settings["Token"]!);
                await client.ConnectUserAsync("a4f8x", "anna", {|SWB5001:"1e6a" + "4b7d"|});
                await SignInAsync({|SWB5001:"2f7b5c8e"|});
            }

            private Task SignInAsync(string token) => client.ConnectUserAsync("a4f8x", "anna", token);
        }
        """);

    [Fact]
    public Task Named_arguments_in_any_order() => Rule.VerifyAsync(
        """
        using StreamChat.Libs.Auth;

        public class Chat
        {
            private readonly AuthCredentials _credentials = new(userToken: {|SWB5001:"6f1b9c2e"|}, userId: "7a2c0d3f", apiKey: "8b3d1e4a");
        }
        """);

    [Fact]
    public Task Beside_another_address_or_another_object_of_this_machine() => Rule.VerifyAsync(
        """
        using MQTTnet;
        using RabbitMQ.Client;

        public class Clients
        {
            public void Open(ConnectionFactory first, ConnectionFactory second)
            {
                _ = new ConnectionFactory { HostName = "queue.example.com", Password = {|SWB5001:"hunter2"|} };
                _ = new MqttClientOptionsBuilder().WithTcpServer("broker.example.com").WithCredentials("me", {|SWB5001:"hunter2"|});
                _ = new MqttClientOptionsBuilder().WithTcpServer("localhost");
                first.HostName = "localhost";
                second.Password = {|SWB5001:"hunter2"|};
            }
        }
        """);

    [Fact]
    public Task A_type_that_uses_nothing_but_the_credential() => Rule.VerifyAsync(
        """
        using StreamChat.Clients;

        public static class Server
        {
            public static StreamClientFactory Factory { get; } = new("a4f8x", {|SWB5001:"p9q8r7"|});
        }
        """);

    [Fact]
    public Task A_program() => Rule.VerifyProgramAsync(
        """
        using RabbitMQ.Client;

        var factory = new ConnectionFactory { HostName = "queue.example.com" };
        factory.Password = {|SWB5001:"hunter2"|};
        await using var connection = await factory.CreateConnectionAsync();
        """);

    [Fact]
    public Task Partial_nested_and_record_types() => Rule.VerifyAsync(
        ("One.cs", """
            public partial class Outer
            {
                private readonly string _password = {|SWB5001:"hunter2"|};

                public sealed record Inner(int Id)
                {
                    public StackExchange.Redis.ConfigurationOptions Options => new() { Password = {|SWB5001:"hunter3"|} };
                }
            }
            """),
        ("Two.cs", """
            public partial class Outer
            {
                public StackExchange.Redis.ConfigurationOptions Options() => new() { Password = _password };
            }
            """));

    [Fact]
    public Task An_sdk_of_the_projects_own() => new Rule
    {
        Catalog = """
            client     T:Acme.Link     secret-query=sig
            create     M:Acme.Link.#ctor         address=url public=appKey secret=appSecret,salt
            token      P:Acme.Link.Ticket        secret=value
            token      M:Acme.Link.Use           provider
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link : IDisposable
            {
                public Link(string url, string appKey, string appSecret, string salt) { }

                public string? Ticket { get; set; }

                public void Use(string name, Func<int, Task<string>> getTicket) { }

                public void Dispose() { }
            }
        }

        public class Feed
        {
            public void Open()
            {
                var link = new Acme.Link({|SWB5001:"wss://feed.example.com?sig=6f1b9c2e"|}, "7a2c0d3f", {|SWB5001:"8b3d1e4a"|}, {|SWB5001:"9c4e2f5b"|});
                link.Ticket = {|SWB5001:"0d5f3a6c"|};
                link.Use("6f1b9c2e", async id => {|SWB5001:"1e6a4b7d"|});
            }
        }
        """);

    [Fact]
    public Task A_token_that_is_kept_where_it_is_given() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private string? _token;

            public HubConnection Open() => new HubConnectionBuilder()
                .WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult(_token = {|SWB5001:"6f1b9c2e"|}))
                .Build();
        }
        """);

    // The server of one says nothing of the password of another.
    [Fact]
    public Task The_password_of_one_server_beside_another_on_this_machine() => Rule.VerifyAsync(
        """
        using RabbitMQ.Client;

        public class Queues
        {
            public void Configure(ConnectionFactory[] array, List<ConnectionFactory> list)
            {
                array[0].HostName = "localhost";
                array[1].Password = {|SWB5001:"hunter2"|};
                list[0].HostName = "localhost";
                list[1].Password = {|SWB5001:"hunter2"|};
            }
        }
        """);
}

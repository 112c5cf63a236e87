using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.EncryptTransportAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5003 is quiet where the way is encrypted or private, and where the address is not known.</summary>
public class EncryptTransportQuietTests
{
    [Theory]
    [InlineData("https://chat.example.com/hub")]
    [InlineData("wss://chat.example.com/hub")]
    [InlineData("http://localhost:5000/hub")]
    [InlineData("http://127.0.0.1/hub")]
    [InlineData("http://[::1]:5000/hub")]
    [InlineData("http://chat/hub")]
    [InlineData("http://chat.local/hub")]
    [InlineData("http://chat.prod.internal/hub")]
    [InlineData("http://10.1.2.3/hub")]
    [InlineData("http://172.20.0.4/hub")]
    [InlineData("http://192.168.0.10/hub")]
    [InlineData("/hub")]
    [InlineData("chat.example.com")]
    [InlineData("")]
    [InlineData("http://{host}/hub")]
    public Task An_encrypted_private_or_relative_address(string address) => Rule.VerifyAsync(
        $$"""
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("{{address}}").Build();
        }
        """);

    [Fact]
    public Task An_address_that_is_not_in_the_code() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;

        public class Chat(string url, Uri uri, IDictionary<string, string> settings)
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl(url).WithUrl(uri).WithUrl(settings["Url"]).WithUrl(Environment.GetEnvironmentVariable("URL")!).Build();

            public Task OpenAsync(ClientWebSocket socket, string host) => socket.ConnectAsync(new Uri("ws://" + host + "/feed"), default);

            public Task OpenRegionAsync(ClientWebSocket socket, string region) => socket.ConnectAsync(new Uri($"ws://feed-{region}.example.com/"), default);

            public Task OpenAnyAsync(ClientWebSocket socket, string scheme) => socket.ConnectAsync(new Uri($"{scheme}://feed.example.com/"), default);
        }
        """);

    [Fact]
    public Task A_variable_that_is_written_again() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private string _address = "http://old.example.com";
            private readonly string _given = "http://old.example.com";

            public Chat(string given) => _given = given;

            public void Configure(string address) => _address = address;

            public HubConnection Open(bool isSecure)
            {
                var local = "http://chat.example.com";
                if (isSecure)
                    local = "https://chat.example.com";
                var extended = "http://chat";
                extended += ".example.com";
                return new HubConnectionBuilder().WithUrl(_address).WithUrl(_given).WithUrl(local).WithUrl(extended).Build();
            }

            public HubConnection OpenOut()
            {
                var address = "http://chat.example.com";
                Change(ref address);
                return new HubConnectionBuilder().WithUrl(address).Build();
            }

            private static void Change(ref string address) => address = "https://chat.example.com";
        }
        """);

    [Fact]
    public Task A_default_that_others_can_change() => Rule.VerifyAsync(
        """
        public class Options
        {
            public string Url { get; set; } = "http://chat.example.com";

            public string Init { get; init; } = "http://chat.example.com";

            protected virtual string Overridable => "http://chat.example.com";

            [System.Text.Json.Serialization.JsonInclude]
            private string _serialized = "http://chat.example.com";

            internal string Field = "http://chat.example.com";

            public HubConnection Open() =>
                new HubConnectionBuilder().WithUrl(Url).WithUrl(Init).WithUrl(Overridable).WithUrl(_serialized).WithUrl(Field).Build();
        }
        """);

    [Fact]
    public Task A_value_of_another_type() => Rule.VerifyAsync(
        """
        public class Endpoints
        {
            public static readonly string Chat = "http://chat.example.com";

            public static string Make() => "http://chat.example.com";
        }

        public class Chat
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl(Endpoints.Chat).WithUrl(Endpoints.Make()).Build();
        }
        """);

    [Fact]
    public Task A_parameter_of_a_method_that_anybody_calls() => Rule.VerifyAsync(
        """
        public class Chat
        {
            public HubConnection Open(string address = "http://chat.example.com") => new HubConnectionBuilder().WithUrl(address).Build();

            public HubConnection OpenOwn() => Open("http://chat.example.com");
        }
        """);

    [Fact]
    public Task Other_schemes_and_other_parameters() => Rule.VerifyAsync(
        """
        using NATS.Net;
        using RabbitMQ.Client;
        using StackExchange.Redis;

        public class Clients
        {
            public async Task OpenAsync(HubConnection hub)
            {
                _ = new NatsClient("nats://broker.example.com:4222");
                _ = new NatsClient();
                _ = new ConnectionFactory { Uri = new Uri("amqp://broker.example.com") };
                _ = ConnectionMultiplexer.Connect("redis.example.com:6379,ssl=true");
                await hub.InvokeAsync("Open", "http://page.example.com");
                hub.On("http://page.example.com", () => { });
            }
        }
        """);

    [Fact]
    public Task Addresses_that_are_no_connections() => Rule.VerifyAsync(
        """
        public class Pages(HttpClient http, HubConnection hub)
        {
            private const string Namespace = "http://schemas.example.com/chat";

            public Task<string> ReadAsync() => http.GetStringAsync("http://page.example.com");

            public Task SendAsync() => hub.SendAsync(Namespace);
        }
        """);

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://chat.example.com").Build();
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_it_is_reported() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|SWB5003:"http://chat.example.com"|}).Build();
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_another_rule() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.SWB1001.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://chat.example.com").Build();
        }
        """);

    [Fact]
    public Task A_type_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Own
        {
            public class HubConnectionBuilder
            {
                public HubConnectionBuilder WithUrl(string url) => this;
            }

            public class ClientWebSocket
            {
                public Task ConnectAsync(Uri uri, CancellationToken cancellationToken) => Task.CompletedTask;
            }

            public class Chat
            {
                private readonly HubConnectionBuilder _hub = new HubConnectionBuilder().WithUrl("http://chat.example.com");

                public Task OpenAsync(ClientWebSocket socket) => socket.ConnectAsync(new Uri("ws://chat.example.com"), default);
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        public class Chat
        {
            public void Open()
            {
                new HubConnectionBuilder().WithUrl(
                new HubConnectionBuilder().WithUrl("http://chat.example.com" + ).Build();
                missing.WithUrl("http://chat.example.com");
                new Uri(
        """);

    [Fact]
    public Task A_variable_that_is_made_of_itself() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private readonly string _one;
            private readonly string _two;
            private readonly string _longer;
            private readonly Uri _deeper;

            public Chat()
            {
                _one = _two;
                _two = _one;
                _longer = _longer + "/chat";
                _deeper = new Uri(_deeper, "chat");
            }

            private string Again => Again;

            public HubConnection Open() => new HubConnectionBuilder().WithUrl(_one).WithUrl(_two).WithUrl(_longer).WithUrl(_deeper).WithUrl(Again).Build();
        }
        """);

    [Fact]
    public Task A_helper_that_may_give_another_address() => Rule.VerifyAsync(
        """
        public class Chat(string address)
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl(Address()).Build();

            private string Address()
            {
                if (address.Length == 0)
                    return "http://chat.example.com";
                return address;
            }
        }
        """);

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        #nullable enable
        public class Chat
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("http://chat.example.com").Build();
        }
        """);
}

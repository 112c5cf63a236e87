using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.HardCodedCredentialAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5001 is quiet about what is public, what is no credential, and what does not stand in the code.</summary>
public class HardCodedCredentialQuietTests
{
    [Theory]
    [InlineData("")]
    [InlineData("<token>")]
    [InlineData("your-token")]
    [InlineData("TODO")]
    [InlineData("token")]
    [InlineData("xxxx")]
    [InlineData("***REMOVED***")]
    public Task Empty_texts_and_placeholders(string token) => Rule.VerifyAsync(
        $$"""
        using StreamChat.Core;

        public class Chat(IStreamChatClient client)
        {
            public Task OpenAsync() => client.ConnectUserAsync("a4f8x", "anna", "{{token}}");
        }
        """);

    [Fact]
    public Task Keys_that_the_catalog_marks_as_public() => Rule.VerifyAsync(
        """
        using PusherClient;
        using StreamChat.Clients;
        using StreamChat.Libs.Auth;

        public class Clients(string secret, string token)
        {
            private readonly Pusher _pusher = new("7324d55a5eeb8f554761", new PusherOptions());
            private readonly Supabase.Client _supabase = new("https://db.example.com", "eyJhbGciOi.eyJyb2xlIjoiYW5vbiJ9.x1kZ");
            private readonly Supabase.Realtime.Client _realtime = new("wss://db.example.com/realtime/v1?apikey=eyJhbGciOi.eyJyb2xl.x1kZ");
            private readonly StreamClientFactory _factory = new("a4f8x6f1b9c2e", secret);
            private readonly AuthCredentials _credentials = new("a4f8x6f1b9c2e", "anna", token);
        }
        """);

    [Fact]
    public Task A_credential_that_is_not_in_the_code() => Rule.VerifyAsync(
        """
        using StackExchange.Redis;
        using StreamChat.Core;

        public class Chat(IStreamChatClient client, IDictionary<string, string> settings, Func<Task<string>> tokens)
        {
            private string _token = "";

            public async Task OpenAsync(string token)
            {
                await client.ConnectUserAsync("a4f8x", "anna", token);
                await client.ConnectUserAsync("a4f8x", "anna", settings["Token"]);
                await client.ConnectUserAsync("a4f8x", "anna", await tokens());
                await client.ConnectUserAsync("a4f8x", "anna", Environment.GetEnvironmentVariable("CHAT_TOKEN")!);
                await client.ConnectUserAsync("a4f8x", "anna", File.ReadAllText("/run/secrets/chat-token"));
                await client.ConnectUserAsync("a4f8x", "anna", "Bearer " + token);
                await client.ConnectUserAsync("a4f8x", "anna", $"v1.{token}");
                for (var i = 0; i < 3; i++)
                    await client.ConnectUserAsync("a4f8x", "anna", "6f1b9c2e" + i);
                await client.ConnectUserAsync("a4f8x", "anna", _token);
                _token = token;
                _ = new ConfigurationOptions { Password = settings["Redis:Password"] };
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () => await tokens());
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>(_token));
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = null);
            }
        }
        """);

    [Fact]
    public Task An_address_whose_credential_is_not_in_the_code() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using NATS.Client.Core;
        using StackExchange.Redis;

        public class Clients(string token, string password)
        {
            public async Task OpenAsync(ClientWebSocket socket)
            {
                await socket.ConnectAsync(new Uri($"wss://feed.example.com/?token={token}"), default);
                await socket.ConnectAsync(new Uri("wss://feed.example.com/?token=" + token), default);
                await socket.ConnectAsync(new Uri($"wss://feed.example.com/?token=v1.{token}"), default);
                await socket.ConnectAsync(new Uri(string.Format("wss://feed.example.com/?token={0}", token)), default);
                await socket.ConnectAsync(new Uri(string.Format("wss://feed.example.com/?token=v1.{0:x}&room=6f1b9c2e", token)), default);
                await socket.ConnectAsync(new Uri("wss://feed.example.com/?token="), default);
                await socket.ConnectAsync(new Uri("wss://feed.example.com/?token=<token>"), default);
                await socket.ConnectAsync(new Uri("wss://feed.example.com/?room=6f1b9c2e"), default);
                _ = await ConnectionMultiplexer.ConnectAsync($"redis.example.com,password={password}");
                _ = await ConnectionMultiplexer.ConnectAsync("redis.example.com,ssl=true,user=app");
                _ = new NatsOpts { Url = $"nats://anna:{password}@broker.example.com" };
                _ = new NatsOpts { Url = "nats://broker.example.com:4222" };
            }
        }
        """);

    [Fact]
    public Task What_opens_a_server_on_this_machine() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using RabbitMQ.Client;
        using StackExchange.Redis;

        public class Clients
        {
            public async Task OpenAsync(ClientWebSocket socket)
            {
                await socket.ConnectAsync(new Uri("ws://localhost:5000/?token=6f1b9c2e"), default);
                _ = await ConnectionMultiplexer.ConnectAsync("localhost:6379,password=hunter2");
                _ = new ConnectionFactory { Uri = new Uri("amqp://anna:hunter2@127.0.0.1:5672") };
                _ = new ConnectionFactory { HostName = "localhost", UserName = "guest", Password = "guest" };
            }
        }
        """);

    [Fact]
    public Task What_is_set_up_beside_an_address_of_this_machine() => Rule.VerifyAsync(
        """
        using MQTTnet;
        using RabbitMQ.Client;

        public class Clients
        {
            private readonly ConnectionFactory _field = new() { HostName = "localhost" };

            public void Open(ConnectionFactory given, string name)
            {
                _ = new ConnectionFactory { HostName = "localhost", Password = "hunter2" };
                _ = new MqttClientOptionsBuilder().WithTcpServer("127.0.0.1", 1883).WithCredentials(name, "hunter2").Build();
                _ = new MqttClientOptionsBuilder().WithCredentials(name, "hunter2").WithTcpServer("localhost").Build();
                var builder = new MqttClientOptionsBuilder();
                builder.WithTcpServer("localhost");
                builder.WithCredentials(name, "hunter2");
                given.HostName = "localhost";
                given.Password = "hunter2";
                _field.Password = "hunter2";
            }
        }
        """);

    [Fact]
    public Task A_provider_for_a_server_on_this_machine() => Rule.VerifyAsync(
        """
        public class Chat
        {
            private const string Local = "http://localhost:5000/hub";

            private readonly HubConnection _hub = new HubConnectionBuilder()
                .WithUrl(Local, options => options.AccessTokenProvider = () => Task.FromResult<string?>("6f1b9c2e"))
                .Build();
        }
        """);

    [Fact]
    public Task Other_parameters_of_the_same_calls() => Rule.VerifyAsync(
        """
        using MQTTnet;
        using StreamChat.Core;

        public class Chat(IStreamChatClient client, string token, string password)
        {
            public async Task OpenAsync(HubConnection hub)
            {
                await client.ConnectUserAsync("a4f8x6f1b9c2e", "7a2c0d3f", token);
                _ = new MqttClientOptionsBuilder().WithCredentials("7a2c0d3f", password);
                await hub.InvokeAsync("Join", "8b3d1e4a");
                hub.On("9c4e2f5b", () => { });
            }
        }
        """);

    [Fact]
    public Task Constants_that_open_no_connection() => Rule.VerifyAsync(
        """
        public class Names(HubConnection hub)
        {
            private const string Password = "hunter2";

            public string Token { get; } = "6f1b9c2e";

            public Task CheckAsync() => hub.InvokeAsync<bool>("Check", Password, Token);
        }
        """);

    [Fact]
    public Task A_value_that_others_set() => Rule.VerifyAsync(
        """
        using StreamChat.Core;
        using UnityEngine;

        public class Chat : MonoBehaviour
        {
            [SerializeField] private string token = "6f1b9c2e";
            public string Other = "7a2c0d3f";

            public string Property { get; set; } = "8b3d1e4a";

            public async Task OpenAsync(IStreamChatClient client)
            {
                await client.ConnectUserAsync("a4f8x", "anna", token);
                await client.ConnectUserAsync("a4f8x", "anna", Other);
                await client.ConnectUserAsync("a4f8x", "anna", Property);
            }
        }
        """);

    [Fact]
    public Task A_provider_of_the_users_own_or_of_another_type() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public static class Tokens
        {
            public static Task<string?> GetAsync() => Task.FromResult<string?>("6f1b9c2e");
        }

        public class Chat(IStreamChatClient client, StreamChat.Libs.Auth.ITokenProvider provider)
        {
            public async Task OpenAsync()
            {
                await client.ConnectUserAsync("a4f8x", "anna", provider);
                new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = Tokens.GetAsync);
            }
        }
        """);

    [Fact]
    public Task What_a_handler_answers() => Rule.VerifyAsync(
        """
        public class Chat(HubConnection hub)
        {
            public IDisposable Listen() => hub.On("version", (string client) => "6f1b9c2e");
        }
        """);

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat.example.com?access_token=6f1b9c2e").Build();
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_it_is_reported() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.Switchboard.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class ChatTests
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|SWB5001:"https://chat.example.com?access_token=6f1b9c2e"|}).Build();
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
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl("https://chat.example.com?access_token=6f1b9c2e").Build();
        }
        """);

    [Fact]
    public Task Types_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Own
        {
            public class ConfigurationOptions
            {
                public string? Password { get; set; }
            }

            public interface IStreamChatClient
            {
                Task ConnectUserAsync(string apiKey, string userId, string userAuthToken);
            }

            public class Chat(IStreamChatClient client)
            {
                private readonly ConfigurationOptions _options = new() { Password = "hunter2" };

                public Task OpenAsync() => client.ConnectUserAsync("a4f8x", "anna", "6f1b9c2e");
            }
        }
        """);

    [Fact]
    public Task Half_typed_code() => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        using StreamChat.Core;

        public class Chat(IStreamChatClient client)
        {
            public async Task OpenAsync()
            {
                await client.ConnectUserAsync("a4f8x", "anna", "6f1b9c2e
                await missing.ConnectUserAsync("a4f8x", "anna", "6f1b9c2e");
                options.AccessTokenProvider = () => "6f1b9c2e";
                new HubConnectionBuilder().WithUrl("https://chat.example.com", o => o.AccessTokenProvider = () =>
        """);

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        #nullable enable
        public class Cache
        {
            private readonly StackExchange.Redis.ConfigurationOptions _options = new() { Password = "hunter2" };
        }
        """);
}

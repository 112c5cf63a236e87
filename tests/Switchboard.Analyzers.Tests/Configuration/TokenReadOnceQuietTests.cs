using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.TokenReadOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5002 is quiet where the SDK asks again, where it cannot, and where the code does.</summary>
public class TokenReadOnceQuietTests
{
    [Fact]
    public Task A_provider() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;
        using Centrifugal.Centrifuge;
        using IO.Ably;
        using StreamChat.Core;

        public class Clients(IStreamChatClient chat, StreamChat.Libs.Auth.ITokenProvider provider, Func<Task<string>> tokens)
        {
            private string? _token;

            public async Task OpenAsync(string token)
            {
                await chat.ConnectUserAsync("a4f8x", "anna", provider);
                _ = new CentrifugeClientOptions { GetToken = tokens };
                _ = new ClientOptions { AuthCallback = async _ => new TokenDetails(await tokens()) };
                _ = new WebPubSubClient(new WebPubSubClientCredential(async _ => new Uri(await tokens())));
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () => await tokens());
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult(_token));
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>(token));
                _token = token;
            }
        }
        """);

    [Fact]
    public Task A_provider_that_gives_what_changes_or_what_the_caller_gave() => Rule.VerifyAsync(
        """
        using Microsoft.AspNetCore.Http.Connections.Client;

        public class Chat(Func<Task<string>> tokens)
        {
            private string _token = "";

            public async Task OpenAsync(string given)
            {
                var refreshed = await tokens();
                _ = With(options => options.AccessTokenProvider = () => Task.FromResult<string?>(refreshed));
                refreshed = await tokens();
                _ = With(options => options.AccessTokenProvider = () => Task.FromResult<string?>(_token));
                _ = With(options => options.AccessTokenProvider = () => Task.FromResult<string?>(given));
                const string Fixed = "none";
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>(Fixed));
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () =>
                {
                    var fresh = await tokens();
                    return fresh;
                });
                var first = await tokens();
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () => first is { Length: > 0 } ? first : await tokens());
            }

            private static HubConnection With(Action<HttpConnectionOptions> configure) => new HubConnectionBuilder().WithUrl("https://chat.example.com", configure).Build();
        }
        """);

    [Fact]
    public Task A_first_token_beside_a_provider() => Rule.VerifyAsync(
        """
        using Centrifugal.Centrifuge;
        using IO.Ably;

        public class Clients(Func<Task<string>> tokens)
        {
            public void Open(string token)
            {
                _ = new CentrifugeClientOptions { Token = token, GetToken = tokens };
                _ = new ClientOptions { AuthCallback = async _ => new TokenDetails(await tokens()), Token = token };
                var options = new CentrifugeClientOptions { Token = token };
                options.GetToken = tokens;
                _ = new HubConnectionBuilder().WithUrl($"https://chat.example.com?access_token={token}", o => o.AccessTokenProvider = async () => await tokens());
            }
        }
        """);

    [Fact]
    public Task An_sdk_that_takes_no_provider() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        using MQTTnet;
        using NATS.Client.Core;
        using RabbitMQ.Client;
        using StackExchange.Redis;
        using StreamChat.Clients;
        using Websocket.Client;

        public class Clients(Supabase.Realtime.Client supabase)
        {
            public async Task OpenAsync(ClientWebSocket socket, string token, string password)
            {
                await socket.ConnectAsync(new Uri($"wss://feed.example.com?token={token}"), default);
                _ = new WebsocketClient(new Uri("wss://feed.example.com?access_token=" + token));
                supabase.SetAuth(token);
                _ = new MqttClientOptionsBuilder().WithCredentials("me", password);
                _ = new ConfigurationOptions { Password = password };
                _ = new ConnectionFactory { Password = password };
                _ = new NatsAuthOpts { Password = password, Token = token };
                _ = new StreamClientFactory("a4f8x", password);
            }
        }
        """);

    [Fact]
    public Task A_constant_or_nothing() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;
        using Centrifugal.Centrifuge;
        using StreamChat.Core;

        public class Clients(IStreamChatClient chat)
        {
            private const string Token = "6f1b9c2e";
            private static readonly Uri s_address = new("wss://x.webpubsub.azure.com/client/hubs/chat");

            public async Task OpenAsync()
            {
                var local = "7a2c0d3f";
                await chat.ConnectUserAsync("a4f8x", "anna", Token);
                await chat.ConnectUserAsync("a4f8x", "anna", local);
                _ = new CentrifugeClientOptions { Token = null };
                _ = new CentrifugeClientOptions { Token = default };
                _ = new WebPubSubClient(s_address);
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com?access_token=6f1b9c2e");
            }
        }
        """);

    [Fact]
    public Task An_address_of_which_nobody_knows_whether_it_has_a_token() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;

        public class Groups(Uri access, IDictionary<string, string> settings)
        {
            private readonly Uri _access = access;

            public void Open()
            {
                _ = new WebPubSubClient(access);
                _ = new WebPubSubClient(_access, new WebPubSubClientOptions());
                _ = new WebPubSubClient(new Uri(access, "/admin"));
                _ = new WebPubSubClient(new Uri(settings["Access"]));
                _ = new WebPubSubClientCredential(access);
            }
        }
        """);

    [Fact]
    public Task An_address_without_a_token() => Rule.VerifyAsync(
        """
        public class Chat(string room, string host, Uri address)
        {
            public void Open()
            {
                _ = new HubConnectionBuilder().WithUrl($"https://{host}/hub");
                _ = new HubConnectionBuilder().WithUrl($"https://chat.example.com/hub?room={room}");
                _ = new HubConnectionBuilder().WithUrl($"https://chat.example.com/hub/access_token={room}");
                _ = new HubConnectionBuilder().WithUrl(address);
            }
        }
        """);

    [Fact]
    public Task Code_that_connects_again_by_itself() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Chat(IStreamChatClient client, Func<Task<string>> tokens)
        {
            public async Task RunAsync()
            {
                while (true)
                {
                    var token = await tokens();
                    await client.ConnectUserAsync("a4f8x", "anna", token);
                }
            }

            public void Watch() => client.Disconnected += async () => await client.ConnectUserAsync("a4f8x", "anna", await tokens());
        }
        """);

    [Fact]
    public Task The_other_parameters() => Rule.VerifyAsync(
        """
        using StreamChat.Libs.Auth;
        using Centrifugal.Centrifuge;

        public class Chat(string apiKey, string user, string token)
        {
            private readonly AuthCredentials _credentials = new(apiKey, user, token);

            public void Refresh(CentrifugeClient client) => client.SetToken(token);
        }
        """);

    [Fact]
    public Task A_request_handler() => Rule.VerifyProgramAsync(
        """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using StreamChat.Core;

        var app = WebApplication.CreateBuilder(args).Build();
        app.MapPost("/open", async (HttpContext context, IStreamChatClient client, string token) => await client.ConnectUserAsync("a4f8x", "anna", token));
        app.Run();
        """);

    [Fact]
    public Task Reading_the_property() => Rule.VerifyAsync(
        """
        using Centrifugal.Centrifuge;

        public class Chat
        {
            public bool HasToken(CentrifugeClientOptions options) => options.Token is { Length: > 0 };
        }
        """);

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class ChatTests(string token)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl($"https://chat.example.com?access_token={token}").Build();
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_it_is_reported() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class ChatTests(string token)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={token}"|}).Build();
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_another_rule() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.SWB1001.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class ChatTests(string token)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl($"https://chat.example.com?access_token={token}").Build();
        }
        """);

    [Fact]
    public Task Types_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Own
        {
            public class CentrifugeClientOptions
            {
                public string? Token { get; set; }

                public Func<Task<string>>? GetToken { get; set; }
            }

            public class Feed(string token)
            {
                public CentrifugeClientOptions Options { get; } = new() { Token = token };
            }
        }
        """);

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        #nullable enable
        public class Feed(string token)
        {
            private readonly Centrifugal.Centrifuge.CentrifugeClientOptions _options = new() { Token = token };
        }
        """);
}

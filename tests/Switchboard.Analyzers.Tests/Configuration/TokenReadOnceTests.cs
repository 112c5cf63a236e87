using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.TokenReadOnceAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5002: a token is handed over as it is now.</summary>
public class TokenReadOnceTests
{
    [Fact]
    public Task The_message_names_the_parameter_and_the_provider() => VerifyMessageAsync(
        "The token for 'userAuthToken' of 'ConnectUserAsync' is read once, so reconnecting fails when it has expired; give 'ConnectUserAsync' a provider, which is asked again",
        """
        using StreamChat.Core;

        public class Chat(IStreamChatClient client)
        {
            public Task OpenAsync(string token) => client.ConnectUserAsync("a4f8x", "anna", {|#0:token|});
        }
        """);

    [Fact]
    public Task A_part_of_an_address_is_named() => VerifyMessageAsync(
        "The token for 'access_token' of 'WithUrl' is read once, so reconnecting fails when it has expired; give 'AccessTokenProvider' a provider, which is asked again",
        """
        public class Chat(string token)
        {
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl({|#0:$"https://chat.example.com/hub?access_token={token}"|}).Build();
        }
        """);

    [Fact]
    public Task A_property_and_the_provider_beside_it() => VerifyMessageAsync(
        "The token for 'Token' is read once, so reconnecting fails when it has expired; give 'GetToken' a provider, which is asked again",
        """
        using Centrifugal.Centrifuge;

        public class Feed
        {
            public CentrifugeClientOptions Options(string token) => new() { Token = {|#0:token|} };
        }
        """);

    [Fact]
    public Task A_provider_that_gives_for_ever_what_was_asked_for_once() => VerifyMessageAsync(
        "The token for 'AccessTokenProvider' is read once, so reconnecting fails when it has expired; give 'AccessTokenProvider' a provider, which is asked again",
        """
        public class Chat(Func<Task<string>> tokens)
        {
            public async Task OpenAsync()
            {
                var token = await tokens();
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>({|#0:token|}));
            }
        }
        """);

    [Fact]
    public Task Such_a_provider_in_each_form() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;
        using Centrifugal.Centrifuge;

        public class Clients(Func<Task<string>> tokens)
        {
            public async Task OpenAsync()
            {
                var token = await tokens();
                _ = new CentrifugeClientOptions { GetToken = async () => {|SWB5002:token|} };
                _ = new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => { return Task.FromResult<string?>({|SWB5002:token|}); });
                var address = new Uri(await tokens());
                _ = new WebPubSubClient(new WebPubSubClientCredential(_ => new ValueTask<Uri>({|SWB5002:address|})));
            }
        }
        """);

    [Fact]
    public Task Every_sdk_that_takes_a_provider() => Rule.VerifyAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;
        using Centrifugal.Centrifuge;
        using IO.Ably;
        using NATS.Client.Core;
        using StreamChat.Core;

        public class Clients(StreamChatClient chat, string seed)
        {
            public async Task OpenAsync(string token, string host, Func<Task<Uri>> negotiate)
            {
                var address = await negotiate();
                await chat.ConnectUserAsync("a4f8x", "anna", {|SWB5002:token|});
                _ = new ClientOptions { Token = {|SWB5002:token|} };
                _ = new CentrifugeClientOptions { Token = {|SWB5002:token|} };
                _ = new NatsAuthOpts { Jwt = {|SWB5002:token|}, Seed = seed };
                _ = new WebPubSubClient({|SWB5002:address|});
                _ = new WebPubSubClient({|SWB5002:await negotiate()|}, new WebPubSubClientOptions());
                _ = new WebPubSubClient(new WebPubSubClientCredential({|SWB5002:address|}));
                _ = new HubConnectionBuilder().WithUrl({|SWB5002:"https://chat.example.com/hub?access_token=" + token|});
                _ = new HubConnectionBuilder().WithUrl({|SWB5002:new Uri($"https://{host}?access_token={token}&v=2")|});
            }
        }
        """);

    [Fact]
    public Task Locals_fields_properties_parameters_and_calls() => Rule.VerifyAsync(
        """
        using StreamChat.Core;

        public class Chat
        {
            private readonly IStreamChatClient _client;
            private readonly string _token;
            private string? _refreshed;

            public Chat(IStreamChatClient client, string token)
            {
                _client = client;
                _token = token;
            }

            public string Token { get; set; } = "";

            public async Task OpenAsync(IDictionary<string, string> settings, Func<Task<string>> tokens)
            {
                var local = await tokens();
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:local|});
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:_token|});
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:Token|});
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:_refreshed|}!);
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:settings["Token"]|});
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:await tokens()|});
                await _client.ConnectUserAsync("a4f8x", "anna", {|SWB5002:Environment.GetEnvironmentVariable("TOKEN") ?? _token|});
                _refreshed = await tokens();
            }
        }
        """);

    [Theory]
    [InlineData("$\"v1.{token}\"")]
    [InlineData("\"v1.\" + token")]
    [InlineData("string.Concat(\"v1.\", token)")]
    public Task A_text_of_which_a_part_is_known(string text) => Rule.VerifyAsync(
        $$"""
        using Centrifugal.Centrifuge;

        public class Feed
        {
            public CentrifugeClientOptions Options(string? token) => new() { Token = {|SWB5002:{{text}}|} };
        }
        """);

    [Fact]
    public Task A_primary_constructor_and_a_record() => Rule.VerifyAsync(
        """
        using Centrifugal.Centrifuge;

        public record Feed(string Token)
        {
            public CentrifugeClientOptions Options { get; } = new() { Token = {|SWB5002:Token|} };
        }
        """);

    [Fact]
    public Task A_program() => Rule.VerifyProgramAsync(
        """
        using Azure.Messaging.WebPubSub.Clients;

        using var http = new HttpClient();
        var address = await http.GetStringAsync(args[0]);
        var client = new WebPubSubClient({|SWB5002:new Uri(address)|});
        var other = new WebPubSubClient({|SWB5002:new Uri(await http.GetStringAsync(args[0]))|});
        await client.StartAsync();
        """);

    [Fact]
    public Task A_registration_that_reads_the_configuration() => Rule.VerifyAsync(
        """
        using Microsoft.Extensions.Configuration;

        public static class Setup
        {
            public static void Add(IServiceCollection services, IConfiguration configuration) =>
                services.AddSingleton(_ => new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com/hub?access_token={configuration["Token"]}"|}).Build());
        }
        """);

    [Fact]
    public Task A_provider_of_another_object_does_not_count() => Rule.VerifyAsync(
        """
        using Centrifugal.Centrifuge;

        public class Feed
        {
            public void Open(string token, Func<Task<string>> tokens)
            {
                var first = new CentrifugeClientOptions { GetToken = tokens };
                var second = new CentrifugeClientOptions();
                second.Token = {|SWB5002:token|};
            }
        }
        """);

    [Fact]
    public Task An_sdk_of_the_projects_own() => new Rule
    {
        Catalog = """
            client     T:Acme.Link
            create     M:Acme.Link.#ctor        secret=ticket expires=ticket provider-at=UseTickets
            token      M:Acme.Link.UseTickets   provider
            """,
    }.CheckAsync(
        """
        namespace Acme
        {
            public class Link(string name, string ticket) : IDisposable
            {
                public void UseTickets(Func<Task<string>> tickets) => Console.WriteLine(name + ticket + tickets);

                public void Dispose() { }
            }
        }

        public class Feed
        {
            public Acme.Link Open(string name, string ticket) => new(name, {|SWB5002:ticket|});

            public Acme.Link OpenWithProvider(string ticket, Func<Task<string>> tickets)
            {
                var link = new Acme.Link("a", ticket);
                link.UseTickets(tickets);
                return link;
            }
        }
        """);

    private static Task VerifyMessageAsync(string message, string source)
    {
        var test = new Rule { TestCode = source };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB5002", DiagnosticSeverity.Info).WithLocation(0).WithMessage(message));
        return test.RunAsync();
    }
}

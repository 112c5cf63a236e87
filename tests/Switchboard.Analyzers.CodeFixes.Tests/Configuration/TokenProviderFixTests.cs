using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5002: the function that asks for a token.</summary>
public sealed class TokenProviderFixTests
{
    [Fact]
    public Task A_provider_that_gives_for_ever_what_was_asked_for_once_asks_itself() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Chat(Func<Task<string>> tokens, Func<string> read)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // The token.
                var token = await tokens();
                return new HubConnectionBuilder()
                    .WithUrl("https://chat.example.com", options => options.AccessTokenProvider = () => Task.FromResult<string?>({|SWB5002:token|})) // given
                    .Build();
            }

            public CentrifugeClientOptions Options()
            {
                var token = read();
                return new CentrifugeClientOptions { GetToken = async () => {|SWB5002:token|} };
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Chat(Func<Task<string>> tokens, Func<string> read)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // The token.
                return new HubConnectionBuilder()
                    .WithUrl("https://chat.example.com", options => options.AccessTokenProvider = async () => await tokens()) // given
                    .Build();
            }

            public CentrifugeClientOptions Options()
            {
                return new CentrifugeClientOptions { GetToken = () => Task.FromResult(read()) };
            }
        }

        """);

    [Fact]
    public Task A_token_in_an_address_is_taken_out_of_it() => VerifyAsync(
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public interface ITokens
        {
            Task<string> GetAsync();

            string Read();
        }

        public class Chat(ITokens tokens, string root)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // The hub.
                var hub = new HubConnectionBuilder()
                    .WithUrl({|SWB5002:$"{root}/hub?access_token={await tokens.GetAsync()}"|}) // with its token
                    .Build();
                await hub.StartAsync();
                return hub;
            }

            public HubConnection Make() => new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com/hub?v=2&access_token={tokens.Read()}"|}).Build();
        }

        """,
        """
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public interface ITokens
        {
            Task<string> GetAsync();

            string Read();
        }

        public class Chat(ITokens tokens, string root)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // The hub.
                var hub = new HubConnectionBuilder()
                    .WithUrl($"{root}/hub", options => options.AccessTokenProvider = async () => await tokens.GetAsync()) // with its token
                    .Build();
                await hub.StartAsync();
                return hub;
            }

            public HubConnection Make() => new HubConnectionBuilder().WithUrl("https://chat.example.com/hub?v=2", options => options.AccessTokenProvider = () => Task.FromResult(tokens.Read())).Build();
        }

        """);

    [Fact]
    public Task The_variable_that_held_the_token_goes_along() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<Task<string>> tokens)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // A fresh one.
                var token = await tokens();
                var hub = new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com/hub?access_token={token}"|}).Build();
                await hub.StartAsync();
                return hub;
            }
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<Task<string>> tokens)
        {
            public async Task<HubConnection> OpenAsync()
            {
                // A fresh one.
                var hub = new HubConnectionBuilder().WithUrl("https://chat.example.com/hub", options => options.AccessTokenProvider = async () => await tokens()).Build();
                await hub.StartAsync();
                return hub;
            }
        }

        """);

    [Fact]
    public Task A_property_beside_which_the_provider_is() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<Task<string>> tokens)
        {
            private string _token = "";

            public async Task<CentrifugeClientOptions> OptionsAsync()
            {
                var options = new CentrifugeClientOptions
                {
                    Token = {|SWB5002:await tokens()|}, // now
                };
                await Task.Yield();
                return options;
            }

            public CentrifugeClientOptions Current()
            {
                var options = new CentrifugeClientOptions();
                options.Token = {|SWB5002:_token|}!;
                return options;
            }

            public async Task RefreshAsync() => _token = await tokens();
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<Task<string>> tokens)
        {
            private string _token = "";

            public async Task<CentrifugeClientOptions> OptionsAsync()
            {
                var options = new CentrifugeClientOptions
                {
                    GetToken = async () => await tokens(), // now
                };
                await Task.Yield();
                return options;
            }

            public CentrifugeClientOptions Current()
            {
                var options = new CentrifugeClientOptions();
                options.GetToken = () => Task.FromResult(_token);
                return options;
            }

            public async Task RefreshAsync() => _token = await tokens();
        }

        """);

    [Fact]
    public Task An_address_that_is_the_credential() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class Groups(Func<Task<string>> negotiate, Func<Uri> address)
        {
            public async Task<WebPubSubClient> OpenAsync()
            {
                var client = new WebPubSubClient({|SWB5002:new Uri(await negotiate())|}, new WebPubSubClientOptions());
                await client.StartAsync();
                return client;
            }

            public WebPubSubClientCredential Credential() => new({|SWB5002:address()|});
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Azure.Messaging.WebPubSub.Clients;

        public class Groups(Func<Task<string>> negotiate, Func<Uri> address)
        {
            public async Task<WebPubSubClient> OpenAsync()
            {
                var client = new WebPubSubClient(new WebPubSubClientCredential(async _ => new Uri(await negotiate())), new WebPubSubClientOptions());
                await client.StartAsync();
                return client;
            }

            public WebPubSubClientCredential Credential() => new(_ => new ValueTask<Uri>(address()));
        }

        """);

    [Fact]
    public Task Tabs_and_line_endings_are_kept()
    {
        const string source = "using System;\r\nusing Microsoft.AspNetCore.SignalR.Client;\r\nusing System.Threading.Tasks;\r\n\r\npublic class Chat(Func<string> token)\r\n{\r\n\tpublic HubConnection Open() =>\r\n\t\tnew HubConnectionBuilder()\r\n\t\t\t.WithUrl({|SWB5002:$\"https://chat.example.com?access_token={token()}\"|}) // here\r\n\t\t\t.Build();\r\n}\r\n";
        return VerifyAsync(
            source,
            source.Replace("{|SWB5002:$\"https://chat.example.com?access_token={token()}\"|}", "\"https://chat.example.com\", options => options.AccessTokenProvider = () => Task.FromResult(token())", StringComparison.Ordinal));
    }

    [Fact]
    public Task Not_where_asking_again_would_give_the_same() => NotOfferedAsync(
        """
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private readonly string _token;

            public Chat(string token) => _token = token;

            public HubConnection Open(string token) => new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={token}"|}).Build();

            public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:_token|} };

            public CentrifugeClientOptions OptionsOf(string token)
            {
                var copy = token;
                return new() { Token = {|SWB5002:copy|} };
            }
        }

        """);

    [Fact]
    public Task Not_where_the_call_is_cancelled_with_this_one() => NotOfferedAsync(
        """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<CancellationToken, Task<string>> tokens)
        {
            public async Task<HubConnection> OpenAsync(CancellationToken cancellationToken) =>
                new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={await tokens(cancellationToken)}"|}).Build();
        }

        """);

    [Fact]
    public Task Not_where_the_token_is_used_elsewhere_or_stands_in_the_middle() => NotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<Task<string>> tokens)
        {
            public async Task<HubConnection> OpenAsync()
            {
                var token = await tokens();
                Console.WriteLine(token.Length);
                return new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={token}"|}).Build();
            }

            public async Task<HubConnection> OpenRoomAsync(int room)
            {
                var hub = new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={await tokens()}&room={room}"|}).Build();
                await hub.StartAsync();
                return hub;
            }
        }

        """);

    [Fact]
    public Task Not_where_the_provider_gives_something_else_than_a_text() => NotOfferedAsync(
        """
        using System;
        using IO.Ably;
        using StreamChat.Core;
        using System.Threading.Tasks;

        public class Clients(IStreamChatClient chat, Func<string> token)
        {
            public ClientOptions Options() => new() { Token = {|SWB5002:token()|} };

            public Task OpenAsync() => chat.ConnectUserAsync("a4f8x", "anna", {|SWB5002:token()|});
        }

        """);

    [Fact]
    public Task Not_where_what_takes_the_token_has_no_plain_name() => NotOfferedAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Clients(Func<string> read, Func<Task<string?>> ask)
        {
            public void Change(CentrifugeClientOptions options) => (options.Token) = {|SWB5002:read()|};

            public async Task<HubConnection> OpenAsync()
            {
                var token = await ask();
                return new HubConnectionBuilder().WithUrl("https://chat.example.com", options => options.AccessTokenProvider = (() => Task.FromResult({|SWB5002:token|}))).Build();
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyAsync(source, fixedSource);

    private static Task NotOfferedAsync(string source) => SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyNotOfferedAsync(source);
}

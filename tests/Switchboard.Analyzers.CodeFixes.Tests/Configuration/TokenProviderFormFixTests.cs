using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5002: what the function that asks for a token looks like, and what gives another token when it is asked again.</summary>
public sealed class TokenProviderFormFixTests
{
    [Fact]
    public Task Without_the_namespace_of_tasks() => VerifyAsync(
        """
        using System;
        using Centrifugal.Centrifuge;

        public class Feed(Func<string> read)
        {
            public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:read()|} };
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<string> read)
        {
            public CentrifugeClientOptions Options() => new() { GetToken = () => Task.FromResult(read()) };
        }

        """);

    [Fact]
    public Task A_property_that_is_set_again() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<Task<string>> tokens)
        {
            private string Token { get; set; } = "";

            public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:Token|} };

            public async Task RefreshAsync() => Token = await tokens();
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<Task<string>> tokens)
        {
            private string Token { get; set; } = "";

            public CentrifugeClientOptions Options() => new() { GetToken = () => Task.FromResult(Token) };

            public async Task RefreshAsync() => Token = await tokens();
        }

        """);

    [Theory]
    [InlineData("private string _token; public Feed(string token) => _token = token; public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:_token|} };")]
    [InlineData("private static string s_token; static Feed() => s_token = Environment.MachineName; public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:s_token|} };")]
    [InlineData("private readonly string _token; public Feed(string token) => _token = token; public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:_token + nameof(Feed)|} };")]
    [InlineData("public string Token { get; init; } = \"\"; public static Feed Of(string token) => new() { Token = token }; public CentrifugeClientOptions Options() => new() { Token = {|SWB5002:Token|} };")]
    public Task Not_where_the_same_token_would_be_given_again(string members) => NotOfferedAsync(
        $$"""
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed
        {
            {{members}}
        }

        """);

    [Theory]
    [InlineData("using var http = new HttpClient(); var token = await http.GetStringAsync(\"/token\"); return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com?access_token={token}\"|}).Build());")]
    [InlineData("using var http = new HttpClient(); return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com?access_token={await http.GetStringAsync(\"/token\")}\"|}).Build());")]
    [InlineData("using (var http = new HttpClient()) return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com?access_token={await http.GetStringAsync(\"/token\")}\"|}).Build());")]
    [InlineData("using var handler = new HttpClientHandler(); var http = new HttpClient(handler); var token = await http.GetStringAsync(\"/token\"); return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com?access_token={token}\"|}).Build());")]
    // Another value by then.
    [InlineData("var http = new HttpClient(); var page = 0; var token = await http.GetStringAsync(\"/\" + page++); return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com?access_token={token}\"|}).Build());")]
    [InlineData("var http = new HttpClient(); var page = \"a\"; var token = await http.GetStringAsync(page); page = \"b\"; return await OpenAsync(new HubConnectionBuilder().WithUrl({|SWB5002:$\"https://chat.example.com/{page}?access_token={token}\"|}).Build());")]
    public Task Not_where_what_is_asked_is_disposed_by_then(string body) => NotOfferedAsync(
        $$"""
        using System.Net.Http;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            public async Task<HubConnection> OpenAsync()
            {
                {{body}}
            }

            private static async Task<HubConnection> OpenAsync(HubConnection hub)
            {
                await hub.StartAsync();
                return hub;
            }
        }

        """);

    [Fact]
    public Task The_function_around_the_options_stays() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<string> read)
        {
            public Task<string> OpenAsync()
            {
                var token = read();
                return Task.Run(async () =>
                {
                    await OpenWithAsync(new CentrifugeClientOptions { Token = {|SWB5002:token|} });
                    return "open";
                });
            }

            private Task OpenWithAsync(CentrifugeClientOptions options) => Task.CompletedTask;
        }

        """,
        """
        using System;
        using System.Threading.Tasks;
        using Centrifugal.Centrifuge;

        public class Feed(Func<string> read)
        {
            public Task<string> OpenAsync()
            {
                return Task.Run(async () =>
                {
                    await OpenWithAsync(new CentrifugeClientOptions { GetToken = () => Task.FromResult(read()) });
                    return "open";
                });
            }

            private Task OpenWithAsync(CentrifugeClientOptions options) => Task.CompletedTask;
        }

        """);

    [Fact]
    public Task The_options_get_another_name_where_theirs_is_taken_and_the_name_of_the_token_may_stand_alone() => VerifyAsync(
        """
        using System;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<Task<string>> tokens)
        {
            public async Task<HubConnection> OpenAsync(string root, object options)
            {
                var hub = new HubConnectionBuilder().WithUrl({|SWB5002:$"{root}?access_token={await tokens()}"|}).Build();
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
            public async Task<HubConnection> OpenAsync(string root, object options)
            {
                var hub = new HubConnectionBuilder().WithUrl($"{root}", httpOptions => httpOptions.AccessTokenProvider = async () => await tokens()).Build();
                await hub.StartAsync();
                return hub;
            }
        }

        """);

    [Fact]
    public Task Not_where_the_token_is_only_a_part_of_what_the_address_says() => NotOfferedAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat(Func<string> prefix, Func<string> token)
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token=Bearer-{token()}"|}).Build();

            public HubConnection OpenOther() => new HubConnectionBuilder().WithUrl({|SWB5002:$"https://chat.example.com?access_token={prefix()}.{token()}"|}).Build();
        }

        """);

    [Fact]
    public Task Of_a_client_that_the_project_describes()
    {
        const string source = """
            using System;
            using System.Threading.Tasks;

            namespace Acme
            {
                public class Feed(FeedOptions options)
                {
                    public FeedOptions Options => options;
                }

                public class FeedOptions
                {
                    public string? Token { get; set; }

                    public Func<string, int, Task<string?>>? TokenProvider { get; set; }
                }
            }

            namespace App
            {
                public class Page(Func<string> read)
                {
                    public Acme.FeedOptions Options() => new() { Token = {|SWB5002:read()|} };
                }
            }

            """;
        var test = new SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>
        {
            TestCode = source,
            FixedCode = source.Replace("Token = {|SWB5002:read()|}", "TokenProvider = (_, _) => Task.FromResult<string?>(read())", StringComparison.Ordinal),
        };
        test.TestState.AdditionalFiles.Add(("acme.clients.txt", """
            client  T:Acme.Feed
            create  M:Acme.Feed.#ctor
            token   P:Acme.FeedOptions.Token          secret=value expires=value provider-at=TokenProvider
            token   P:Acme.FeedOptions.TokenProvider  provider

            """));
        return test.RunAsync();
    }

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyAsync(source, fixedSource);

    private static Task NotOfferedAsync(string source) => SdkFix<TokenReadOnceAnalyzer, TokenProviderFix>.VerifyNotOfferedAsync(source);
}

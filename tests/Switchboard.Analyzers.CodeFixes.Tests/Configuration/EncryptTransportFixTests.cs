using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5003: the scheme of an address.</summary>
public sealed class EncryptTransportFixTests
{
    [Fact]
    public Task The_scheme_is_written_where_it_stands_and_all_else_is_kept() => VerifyAsync(
        """"
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Chat
        {
            // The hub.
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(/* where */ {|SWB5003:"http://chat.example.com/http"|} /* to */).Build(); // shared

            public async Task OpenAsync(ClientWebSocket socket, int id)
            {
                await socket.ConnectAsync(new Uri({|SWB5003:$"ws://chat.example.com/{id}"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:$"ws://me:{id}@chat.example.com/"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:@"WS://chat.example.com/"|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:"""ws://chat.example.com/"""|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:"ws://chat.example.com/" + id|}), default);
                await socket.ConnectAsync(new Uri({|SWB5003:string.Format("ws://chat.example.com:8080/{0}", id)|}), default);
            }
        }

        """",
        """"
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;

        namespace App;

        public class Chat
        {
            // The hub.
            private readonly HubConnection _hub = new HubConnectionBuilder().WithUrl(/* where */ "https://chat.example.com/http" /* to */).Build(); // shared

            public async Task OpenAsync(ClientWebSocket socket, int id)
            {
                await socket.ConnectAsync(new Uri($"wss://chat.example.com/{id}"), default);
                await socket.ConnectAsync(new Uri($"wss://me:{id}@chat.example.com/"), default);
                await socket.ConnectAsync(new Uri(@"wss://chat.example.com/"), default);
                await socket.ConnectAsync(new Uri("""wss://chat.example.com/"""), default);
                await socket.ConnectAsync(new Uri("wss://chat.example.com/" + id), default);
                await socket.ConnectAsync(new Uri(string.Format("wss://chat.example.com:8080/{0}", id)), default);
            }
        }

        """");

    [Fact]
    public Task The_declaration_of_a_private_constant() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private const string Scheme = "http://";
            private const string Root = Scheme + "chat.example.com"; // the server

            public HubConnection Open() => new HubConnectionBuilder().WithUrl({|SWB5003:Root + "/hub"|}).Build();

            public HubConnection OpenNews(int id)
            {
                const string news = "http://news.example.com";
                return new HubConnectionBuilder().WithUrl({|SWB5003:$"{news}/{id}"|}).Build();
            }

            public HubConnection Again() => new HubConnectionBuilder().WithUrl({|SWB5003:Root|}).Build();
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private const string Scheme = "https://";
            private const string Root = Scheme + "chat.example.com"; // the server

            public HubConnection Open() => new HubConnectionBuilder().WithUrl(Root + "/hub").Build();

            public HubConnection OpenNews(int id)
            {
                const string news = "https://news.example.com";
                return new HubConnectionBuilder().WithUrl($"{news}/{id}").Build();
            }

            public HubConnection Again() => new HubConnectionBuilder().WithUrl(Root).Build();
        }

        """);

    [Fact]
    public Task Through_variables_and_alternatives() => VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private readonly string _address = {|SWB5003:"http://chat.example.com"|};

            public HubConnection Open(string? url) => new HubConnectionBuilder().WithUrl(url ?? {|SWB5003:"http://fallback.example.com"|}).WithUrl(_address).Build();
        }

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private readonly string _address = "https://chat.example.com";

            public HubConnection Open(string? url) => new HubConnectionBuilder().WithUrl(url ?? "https://fallback.example.com").WithUrl(_address).Build();
        }

        """);

    [Fact]
    public Task Tabs_and_line_endings_are_kept()
    {
        const string source = "using Microsoft.AspNetCore.SignalR.Client;\r\n\r\npublic class Chat\r\n{\r\n\tpublic HubConnection Open() =>\r\n\t\tnew HubConnectionBuilder()\r\n\t\t\t.WithUrl({|SWB5003:\"http://chat.example.com\"|}) // here\r\n\t\t\t.Build();\r\n}\r\n";
        return VerifyAsync(source, source.Replace("{|SWB5003:\"http:", "\"https:", StringComparison.Ordinal).Replace("\"|}", "\"", StringComparison.Ordinal));
    }

    [Fact]
    public Task In_a_program() => SdkFix<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        var address = {|SWB5003:"http://chat.example.com"|};
        await using var hub = new HubConnectionBuilder().WithUrl(address).Build();

        """,
        """
        using Microsoft.AspNetCore.SignalR.Client;

        var address = "https://chat.example.com";
        await using var hub = new HubConnectionBuilder().WithUrl(address).Build();

        """,
        isProgram: true);

    [Theory]
    [InlineData("\"http://chat.example.com:80/hub\"")]
    [InlineData("$\"http://{Host}:80/hub\"")]
    [InlineData("\"http://\" + Host + \":80/hub\"")]
    public Task Not_for_the_port_of_plain_http(string address) => NotOfferedAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private const string Host = "chat.example.com";

            public HubConnection Open() => new HubConnectionBuilder().WithUrl({|SWB5003:{{address}}|}).Build();
        }

        """);

    [Fact]
    public Task Not_for_a_constant_that_others_use_too() => NotOfferedAsync(
        """
        using Microsoft.AspNetCore.SignalR.Client;

        public static class Addresses
        {
            public const string Chat = "http://chat.example.com";
        }

        public class Chat
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl({|SWB5003:Addresses.Chat|}).Build();
        }

        """);

    [Fact]
    public Task In_parentheses() => VerifyAsync(
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl(new Uri(({|SWB5003:("http://chat.example.com") + "/hub"|}))).Build();
        }

        """,
        """
        using System;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            public HubConnection Open() => new HubConnectionBuilder().WithUrl(new Uri((("https://chat.example.com") + "/hub"))).Build();
        }

        """);

    [Theory]
    [InlineData("string host; host = \"http://chat.example.com\"; return new HubConnectionBuilder().WithUrl({|SWB5003:host + \"/hub\"|}).Build();")]
    [InlineData("return new HubConnectionBuilder().WithUrl({|SWB5003:Host + \"/hub\"|}).Build();")]
    [InlineData("return new HubConnectionBuilder().WithUrl({|SWB5003:\"\\u0068ttp://chat.example.com\"|}).Build();")]
    public Task Not_where_the_text_is_not_found(string statements) => NotOfferedAsync(
        $$"""
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            private static string Host { get; } = "http://chat.example.com";

            public HubConnection Open()
            {
                {{statements}}
            }
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyAsync(source, fixedSource);

    private static Task NotOfferedAsync(string source) => SdkFix<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyNotOfferedAsync(source);
}

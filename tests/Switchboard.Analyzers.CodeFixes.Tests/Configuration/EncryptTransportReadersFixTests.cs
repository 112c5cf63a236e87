using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5003: an address that stands in a variable is changed only where the connections alone read it.</summary>
public sealed class EncryptTransportReadersFixTests
{
    private const string Address = "http://chat.example.com";

    [Theory]
    [InlineData("public HttpClient Http() => new() { BaseAddress = new Uri(Root) };")]
    [InlineData("public bool IsHere(string url) => url == Root;")]
    [InlineData("public bool IsHere(string url) => url.StartsWith(Root);")]
    [InlineData("public bool IsSecure => Root.StartsWith(\"https\");")]
    [InlineData("public bool IsSecure(string url) => url switch { Root => false, _ => true };")]
    [InlineData("private const string Page = Root + \"/page\"; public Uri Where() => new Uri(Page);")]
    [InlineData("private static string Page() => Root + \"/page\"; public HttpClient Http() => new() { BaseAddress = new Uri(Page()) };")]
    [InlineData("public Func<string> Where() => () => Root;")]
    [InlineData("[Obsolete(Root)] public void Old() { }")]
    public Task Not_where_other_code_reads_it_too(string other) => NotOfferedAsync(InChat(
        "private const string Root = \"" + Address + "\";", other, "{|SWB5003:Root|}"));

    [Theory]
    [InlineData("")]
    [InlineData("public HubConnection Again() => new HubConnectionBuilder().WithUrl(new Uri({|SWB5003:$\"{Root}/hub\"|})).Build();")]
    [InlineData("private static string Page() => {|SWB5003:Root + \"/page\"|}; public HubConnection Again() => new HubConnectionBuilder().WithUrl(Page()).Build();")]
    [InlineData("public void Say() => Console.WriteLine(\"Connecting to \" + Root);")]
    [InlineData("public void Say() => System.Diagnostics.Debug.WriteLine($\"Connecting to {Root}\");")]
    [InlineData("public string Name => nameof(Root);")]
    [InlineData("/// <summary>Goes to <see cref=\"Root\"/>.</summary>\n    public void Say() { }")]
    public Task Where_connections_and_logs_alone_read_it(string other) => VerifyAsync(
        InChat("private const string Root = \"" + Address + "\";", other, "{|SWB5003:Root|}"),
        InChat("private const string Root = \"https://chat.example.com\";", other.Replace("{|SWB5003:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), "Root"));

    [Theory]
    [InlineData("private static readonly string s_root = {|SWB5003:\"http://chat.example.com\"|};")]
    [InlineData("private readonly string s_root = {|SWB5003:\"http://chat.example.com\"|};")]
    [InlineData("private string s_root { get; } = {|SWB5003:\"http://chat.example.com\"|};")]
    [InlineData("internal static readonly string s_root = {|SWB5003:\"http://chat.example.com\"|};")]
    public async Task A_text_that_is_reported_in_a_declaration_is_changed_for_connections_alone(string field)
    {
        await NotOfferedAsync(InChat(field, "public HttpClient Http() => new() { BaseAddress = new Uri(s_root) };", "s_root"));
        await VerifyAsync(
            InChat(field, "", "s_root"),
            InChat(field.Replace("{|SWB5003:\"http", "\"https", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), "", "s_root"));
    }

    [Fact]
    public async Task A_local_is_changed_for_connections_alone()
    {
        await NotOfferedAsync(InChat("", "public HubConnection Own() { var url = {|SWB5003:\"http://chat.example.com\"|}; var http = new HttpClient { BaseAddress = new Uri(url) }; return new HubConnectionBuilder().WithUrl(url).Build(); }", "\"https://chat.example.com\""));
        await VerifyAsync(
            InChat("", "public HubConnection Own() { var url = \"http://chat.example.com\"; var hub = {|SWB5003:url + \"/hub\"|}; return new HubConnectionBuilder().WithUrl(hub).Build(); }", "\"https://chat.example.com\""),
            InChat("", "public HubConnection Own() { var url = \"https://chat.example.com\"; var hub = url + \"/hub\"; return new HubConnectionBuilder().WithUrl(hub).Build(); }", "\"https://chat.example.com\""));
    }

    private static string InChat(string field, string other, string address) => $$"""
        using System;
        using System.Net.Http;
        using Microsoft.AspNetCore.SignalR.Client;

        public class Chat
        {
            {{field}}

            public HubConnection Open() => new HubConnectionBuilder().WithUrl({{address}}).Build();

            {{other}}
        }

        """;

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyAsync(source, fixedSource);

    private static Task NotOfferedAsync(string source) => SdkFix<EncryptTransportAnalyzer, EncryptTransportFix>.VerifyNotOfferedAsync(source);
}

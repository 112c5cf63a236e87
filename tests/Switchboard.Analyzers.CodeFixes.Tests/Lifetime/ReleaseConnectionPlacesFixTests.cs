using Xunit;
using Fix = Switchboard.Analyzers.CodeFixes.Tests.SdkFix<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer, Switchboard.Analyzers.CodeFixes.Lifetime.ReleaseConnectionFix>;

namespace Switchboard.Analyzers.CodeFixes.Tests.Lifetime;

/// <summary>SWB2001: what around a local speaks against a using declaration or a <c>finally</c>, and what does not.</summary>
public sealed class ReleaseConnectionPlacesFixTests
{
    [Theory]
    // A using declaration may not be jumped over, and has no place in a section of a switch.
    [InlineData("var hub = {|SWB2001:new HubConnectionBuilder().Build()|}; if (again) goto end; await hub.StartAsync(); end: await Task.Yield();")]
    [InlineData("switch (data.Length) { case 1: var hub = {|SWB2001:new HubConnectionBuilder().Build()|}; await hub.StartAsync(); break; }")]
    [InlineData("HubConnection? hub = {|SWB2001:new HubConnectionBuilder().Build()|}, other = hub; await other.StartAsync();")]
    // A local function in a try block is out of the reach of what follows.
    [InlineData("var pusher = {|SWB2001:new Pusher(\"key\")|}; await pusher.ConnectAsync(); void Local() { } Local();")]
    // A span does not outlive the await of the release, and blocking is no way out.
    [InlineData("Span<byte> first = data; if (again) { var hub = {|SWB2001:new HubConnectionBuilder().Build()|}; hub.StartAsync().Wait(); } first[0] = 1; await Task.Yield();")]
    [InlineData("Span<byte> first = data; if (again)\n{ var pusher = {|SWB2001:new Pusher(\"key\")|};\npusher.ConnectAsync().Wait();\n}\nfirst[0] = 1; await Task.Yield();")]
    public Task Not_offered(string statements) => Fix.VerifyNotOfferedAsync(Source(statements));

    [Theory]
    [InlineData("Span<byte> first = data; VAR socket = NEW; socket.ConnectAsync(new Uri(\"wss://x.example.com\"), default).Wait(); first[0] = 1; await Task.Yield();")]
    [InlineData("VAR socket = NEW; if (again) { socket.Dispose(); } await Task.Yield();")]
    public Task A_using_declaration(string statements) => Fix.VerifyAsync(
        Source(statements.Replace("VAR", "var").Replace("NEW", "{|SWB2001:new ClientWebSocket()|}")),
        Source(statements.Replace("VAR", "using var").Replace("NEW", "new ClientWebSocket()")));

    [Theory]
    [InlineData("Span<byte> first = data; first[0] = 1; VAR hub = NEW; await hub.StartAsync();")]
    [InlineData("Span<byte> first = data; VAR hub = NEW; hub.StartAsync().Wait(); first[0] = 1; await Task.Yield();")]
    [InlineData("Func<Task> run = async () => { ref var first = ref data[0]; first = 1; VAR hub = NEW; await hub.StartAsync(); }; await run();")]
    public Task No_span_outlives_the_await_at_the_end_of_all(string statements) => Fix.VerifyAsync(
        Source(statements.Replace("VAR", "var").Replace("NEW", "{|SWB2001:new HubConnectionBuilder().Build()|}")),
        Source(statements.Replace("VAR", "await using var").Replace("NEW", "new HubConnectionBuilder().Build()")));

    [Fact]
    public Task The_lines_after_one_that_opens_the_block_keep_their_indentation() => Fix.VerifyAsync(
        Source("if (again)\n        { var pusher = {|SWB2001:new Pusher(\"key\")|};\n            await pusher.ConnectAsync();\n        }"),
        Source("if (again)\n        { var pusher = new Pusher(\"key\");\n\n            try\n            {\n                await pusher.ConnectAsync();\n            }\n            finally\n            {\n                await pusher.DisconnectAsync();\n            }\n        }"));

    [Fact]
    public Task Lines_without_indentation_get_one_too() => Fix.VerifyAsync(
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Sender
        {
        public async Task ConnectAsync()
        {
        var pusher = {|SWB2001:new Pusher("key")|};
        await pusher.ConnectAsync();
        }
        }
        """,
        """
        using System.Threading.Tasks;
        using PusherClient;

        public class Sender
        {
        public async Task ConnectAsync()
        {
        var pusher = new Pusher("key");

        try
        {
            await pusher.ConnectAsync();
        }
        finally
        {
            await pusher.DisconnectAsync();
        }
        }
        }
        """);

    private static string Source(string statements) =>
        $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.SignalR.Client;
        using PusherClient;

        public class Sender
        {
            public async Task RunAsync(bool again, byte[] data)
            {
                {{statements}}
            }
        }
        """;
}

using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.UseAfterReleaseAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

/// <summary>SWB2005: a path on which there is no connection says nothing of the others.</summary>
public class UseAfterReleaseNullTests
{
    [Theory]
    [InlineData("if (hub is not null) await hub.DisposeAsync();")]
    [InlineData("if (hub is null) Console.WriteLine(); else await hub.DisposeAsync();")]
    [InlineData("if (null != hub) await hub.DisposeAsync(); else Console.WriteLine();")]
    [InlineData("await (hub?.DisposeAsync() ?? default);")]
    public Task Released_where_there_is_one(string code) => Rule.VerifyAsync(Type(code, "{|SWB2005:hub!.StartAsync()|}"));

    [Theory]
    [InlineData("if (hub is null) await Task.Yield(); else if (work() > 0) await hub.DisposeAsync();")]
    [InlineData("if (hub is not null && work() > 0) await hub.DisposeAsync();")]
    [InlineData("if (hub is null) hub = new HubConnectionBuilder().Build(); else await hub.DisposeAsync();")]
    public Task Released_on_some_of_them(string code) => Rule.VerifyAsync(Type(code, "hub!.StartAsync()"));

    // What is not of a derived type is a connection all the same.
    [Theory]
    [InlineData("if (socket is ClientWebSocket { } && work() > 0) socket.Dispose();")]
    [InlineData("if (socket is ClientWebSocket { }) socket.Dispose();")]
    [InlineData("if (socket is ClientWebSocket own) { Console.WriteLine(own.Options); socket.Dispose(); }")]
    public Task Released_where_it_is_of_a_derived_type(string code) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;

        public class Feed(Func<int> work)
        {
            public async Task RunAsync(WebSocket socket, ArraySegment<byte> data)
            {
                {{code}}
                await socket.SendAsync(data, WebSocketMessageType.Text, true, default);
                work();
            }
        }
        """);

    [Theory]
    [InlineData("other == hub")]
    [InlineData("hub == other")]
    [InlineData("null == other")]
    public Task Used_where_another_is_compared(string condition) => Rule.VerifyAsync(
        $$"""
        public class Rooms
        {
            public async Task RunAsync(HubConnection hub, HubConnection? other)
            {
                await hub.DisposeAsync();
                if ({{condition}})
                    await {|SWB2005:hub.StartAsync()|};
            }
        }
        """);

    private static string Type(string code, string use) => $$"""
        public class Rooms(Func<int> work)
        {
            public async Task RunAsync(HubConnection? hub)
            {
                {{code}}
                await {{use}};
                work();
            }
        }
        """;
}

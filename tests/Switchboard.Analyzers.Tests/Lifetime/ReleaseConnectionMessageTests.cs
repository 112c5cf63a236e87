using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.ReleaseConnectionAnalyzer>;

namespace Switchboard.Analyzers.Tests.Lifetime;

public class ReleaseConnectionMessageTests
{
    [Fact]
    public Task The_message_names_the_local_of_a_client() => Rule.VerifyMessageAsync(
        "SWB2001",
        "'socket' is not released on every path to the end of this method; dispose it, or hand it on",
        """
        using System.Net.WebSockets;
        class Probe
        {
            public async Task<bool> IsUpAsync(Uri url)
            {
                var socket = {|#0:new ClientWebSocket()|};
                await socket.ConnectAsync(url, default);
                return socket.State == WebSocketState.Open;
            }
        }
        """);

    [Fact]
    public Task The_message_names_the_local_of_a_lease() => Rule.VerifyMessageAsync(
        "SWB2001",
        "'lease' is not released on every path to the end of this method; dispose it, or hand it on",
        """
        using Microsoft.AspNetCore.SignalR.Client;
        using Switchboard;
        class Feed(IConnectionManager connections)
        {
            public async Task SendAsync()
            {
                var lease = await {|#0:connections.AcquireAsync("chat", () => new HubConnectionBuilder().WithUrl("https://example.org").Build())|};
                await lease.Client.SendAsync("hello");
            }
        }
        """);
}

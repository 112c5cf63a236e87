using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.CreateThroughManagerAnalyzer>;

namespace Switchboard.Analyzers.Tests.Ownership;

/// <summary>SWB1001: a client that another client asks for is a part of that one.</summary>
public class PartFactoryTests
{
    [Theory]
    [InlineData("{|SWB1001:new Websocket.Client.WebsocketClient(address, () => new ClientWebSocket())|};")]
    [InlineData("{|SWB1001:new Websocket.Client.WebsocketClient(address, () => { var socket = new ClientWebSocket(); socket.Options.AddSubProtocol(\"json\"); return socket; })|};")]
    [InlineData("var factory = new Func<ClientWebSocket>(() => new ClientWebSocket()); {|SWB1001:new Websocket.Client.WebsocketClient(address, factory)|};")]
    [InlineData("{|SWB1001:new Websocket.Client.WebsocketClient(address, null, async (uri, token) => { var socket = new ClientWebSocket(); await socket.ConnectAsync(uri, token); return socket; })|};")]
    [InlineData("options.WebSocketFactory = (_, _) => new ValueTask<WebSocket>(new ClientWebSocket());")]
    [InlineData("options.WebSocketFactory = async (context, token) => { var socket = new ClientWebSocket(); await socket.ConnectAsync(context.Uri, token); return socket; };")]
    public Task A_factory_that_another_client_is_given(string code) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;
        using Microsoft.AspNetCore.Http.Connections.Client;
        public class Feed
        {
            public void Open(Uri address, HttpConnectionOptions options)
            {
                {{code}}
            }
        }
        """);

    [Theory]
    [InlineData("private static ClientWebSocket Create() => new();")]
    [InlineData("private static readonly Func<ClientWebSocket> Create = () => new ClientWebSocket();")]
    public Task A_factory_of_the_type(string factory) => Rule.VerifyAsync(
        $$"""
        using System.Net.WebSockets;
        using Websocket.Client;
        public class Feed(Uri address)
        {
            private readonly WebsocketClient _client = {|SWB1001:new(address, Create)|};

            {{factory}}
        }
        """);

    [Fact]
    public Task A_factory_that_the_program_keeps_to_itself() => Rule.VerifyAsync(
        """
        using System.Net.WebSockets;
        public class Feed
        {
            public Func<ClientWebSocket>? Factory { get; set; }

            public void Open(Uri address)
            {
                Factory = () => {|SWB1001:new ClientWebSocket()|};
                Task.Run(() => {|SWB1001:new ClientWebSocket()|});
                {|SWB1001:new Websocket.Client.WebsocketClient(address, Use({|SWB1001:new ClientWebSocket()|}))|};
            }

            private static Func<ClientWebSocket> Use(ClientWebSocket socket) => () => socket;
        }
        """);
}

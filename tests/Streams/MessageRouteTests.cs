using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Streams.Tests;

public sealed class MessageRouteTests : StreamTest
{
    private readonly MessageClientConnector _connector = new();

    [Fact]
    public async Task Without_any_address_a_key_that_is_one_says_the_transport_by_its_scheme()
    {
        Server.ServeSocket("/feed", static socket => socket.UntilClosedAsync());
        Server.ServeEvents("/events", static (context, _) => HeldAsync(context));

        Assert.Equal(MessageTransport.WebSocket, await TransportOfAsync(new MessageClientOptions(), new ConnectRequest(Server.Socket("/feed"))));
        Assert.Equal(MessageTransport.ServerSentEvents, await TransportOfAsync(new MessageClientOptions(), new ConnectRequest(Server.Http("/events"))));
    }

    [Fact]
    public async Task The_default_is_the_first_transport_that_has_an_address()
    {
        Server.ServeEvents("/events", static (context, _) => HeldAsync(context));
        Server.Serve("/poll", static context => Task.CompletedTask);
        var both = new MessageClientOptions { PollingAddress = Server.Http("/poll"), EventsAddress = Server.Http("/events") };
        var polling = new MessageClientOptions { PollingAddress = Server.Http("/poll") };

        Assert.Equal(MessageTransport.ServerSentEvents, await TransportOfAsync(both, new ConnectRequest("feed")));
        Assert.Equal(MessageTransport.LongPolling, await TransportOfAsync(polling, new ConnectRequest("feed")));
    }

    [Fact]
    public async Task Another_host_that_a_strategy_asks_for_keeps_the_path_of_the_transport()
    {
        Server.ServeEvents("/events", static (context, _) => HeldAsync(context));
        var options = new MessageClientOptions { EventsAddress = new Uri("https://nobody.invalid/events") };

        string? transport = await TransportOfAsync(options, new ConnectRequest("feed") { Endpoint = Server.Socket("/"), Transport = MessageTransport.ServerSentEvents });

        Assert.Equal(MessageTransport.ServerSentEvents, transport);
    }

    [Fact]
    public async Task A_transport_without_an_address_is_named_with_the_option_and_not_tried_again()
    {
        await using var client = new MessageClient(new MessageClientOptions { WebSocketAddress = new Uri("wss://host/feed?key=secret") });

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(
            () => _connector.ConnectAsync(client, new ConnectRequest("feed") { Transport = MessageTransport.LongPolling }, CancellationToken.None));

        Assert.Equal(FailureKind.Protocol, error.Kind);
        Assert.Equal("The MessageClient of 'feed' has no address for the transport LongPolling; set MessageClientOptions.PollingAddress.", error.Message);
    }

    [Fact]
    public async Task A_transport_that_does_not_exist_is_named()
    {
        await using var client = new MessageClient();

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(
            () => _connector.ConnectAsync(client, new ConnectRequest("feed") { Transport = "Pigeon" }, CancellationToken.None));

        Assert.Equal("A MessageClient has no transport 'Pigeon'; it has WebSocket, ServerSentEvents and LongPolling.", error.Message);
    }

    [Fact]
    public void Options_out_of_range_name_themselves_and_their_range()
    {
        var size = Assert.Throws<ArgumentOutOfRangeException>(() => new MessageClientOptions { MaxMessageSize = 0 });
        var interval = Assert.Throws<ArgumentOutOfRangeException>(() => new MessageClientOptions { KeepAliveInterval = TimeSpan.Zero });
        var scheme = Assert.Throws<ArgumentException>(() => new MessageClientOptions { WebSocketAddress = new Uri("https://host/?key=secret") });
        var relative = Assert.Throws<ArgumentException>(() => new MessageClientOptions { EventsAddress = new Uri("/events", UriKind.Relative) });
        var name = Assert.Throws<ArgumentException>(() => new MessageClientOptions { CursorHeader = " " });

        Assert.StartsWith("MessageClientOptions.MaxMessageSize is 0; it must be from 1 to 1073741824.", size.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "MessageClientOptions.KeepAliveInterval is 00:00:00; it must be from 00:00:00.1000000 to 1.00:00:00, or Timeout.InfiniteTimeSpan for never.",
            interval.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "MessageClientOptions.WebSocketAddress has the scheme https; it must be an absolute address with the scheme ws or wss.", scheme.Message, StringComparison.Ordinal);
        Assert.StartsWith(
            "MessageClientOptions.EventsAddress is relative; it must be an absolute address with the scheme http or https.", relative.Message, StringComparison.Ordinal);
        Assert.StartsWith("MessageClientOptions.CursorHeader is empty; give it a name.", name.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_as_text_tells_nothing_of_its_content() =>
        Assert.Equal("StreamMessage (text on 'chat')", new StreamMessage("chat", "secret").ToString());

    [Fact]
    public async Task Every_manager_handles_a_message_client()
    {
        var sent = new ConcurrentQueue<string>();
        TaskCompletionSource closed = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            while (await socket.ReadAsync() is { } message)
                sent.Enqueue(message);
            await socket.CloseOutputAsync(System.Net.WebSockets.WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
            closed.SetResult();
        });
        await using var connections = new ConnectionManager(new ConnectionManagerOptions { Linger = TimeSpan.Zero });

        ConnectionLease<MessageClient> lease = await connections.AcquireAsync(Server.Socket("/feed"), static () => new MessageClient()).Soon();
        await lease.Client.SendAsync("hello").Soon();
        await lease.DisposeAsync().Soon();

        await closed.Task.Soon();
        Assert.Equal(["hello"], sent);
    }

    private async Task<string?> TransportOfAsync(MessageClientOptions options, ConnectRequest request)
    {
        await using var client = new MessageClient(options);
        await _connector.ConnectAsync(client, request, CancellationToken.None).Soon();
        return client.Transport;
    }

    private static async Task HeldAsync(HttpContext context)
    {
        TaskCompletionSource gone = Waiting.Gate();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}

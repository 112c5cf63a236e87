using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;

namespace Switchboard.Streams.Tests;

public sealed class ClientWebSocketConnectorTests : IAsyncLifetime
{
    private readonly ClientWebSocketConnector _connector = new();
    private readonly RecordingObserver _observer = new();
    private readonly ClientWebSocket _socket = new();
    private StreamServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await StreamServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Fragments_are_put_together_into_whole_messages()
    {
        _server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync("to", endOfMessage: false);
            await socket.SendAsync("geth", endOfMessage: false);
            await socket.SendAsync("er");
            await socket.SendAsync("next");
            await socket.UntilClosedAsync();
        });
        await ConnectAsync();

        Received<string> messages = await SubscribeAsync<string>("any");

        Assert.Equal("together", await messages.NextAsync());
        Assert.Equal("next", await messages.NextAsync());
        Assert.Equal(4, _observer.ReceivedCount);
    }

    [Fact]
    public async Task All_channels_and_types_share_the_one_loop_of_a_socket()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        _server.ServeSocket("/feed", async socket =>
        {
            await subscribed.Task;
            await socket.SendAsync("grüße");
            await socket.UntilClosedAsync();
        });
        await ConnectAsync();
        Received<string> text = await SubscribeAsync<string>("text");
        Received<byte[]> bytes = await SubscribeAsync<byte[]>("bytes");
        Received<ReadOnlyMemory<byte>> memory = await SubscribeAsync<ReadOnlyMemory<byte>>("memory");
        Received<StreamMessage> whole = await SubscribeAsync<StreamMessage>("whole");
        subscribed.SetResult();

        Assert.Equal("grüße", await text.NextAsync());
        Assert.Equal("grüße"u8.ToArray(), await bytes.NextAsync());
        Assert.Equal("grüße"u8.ToArray(), (await memory.NextAsync()).ToArray());
        StreamMessage message = await whole.NextAsync();
        Assert.Equal(("whole", "grüße", true), (message.Channel, message.Text, message.IsText));
    }

    [Fact]
    public async Task A_binary_message_of_many_buffers_comes_whole()
    {
        byte[] large = new byte[300_000];
        new Random(1).NextBytes(large);
        _server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync(large, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
            await socket.SendAsync("small again");
            await socket.UntilClosedAsync();
        });
        await ConnectAsync();

        Received<byte[]> messages = await SubscribeAsync<byte[]>("any");

        Assert.Equal(large, await messages.NextAsync());
        Assert.Equal("small again"u8.ToArray(), await messages.NextAsync());
    }

    [Fact]
    public async Task A_message_over_the_bound_closes_with_1009_and_is_a_protocol_loss()
    {
        var closed = new TaskCompletionSource<WebSocketCloseStatus?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync(new string('x', 2_000));
            await socket.ReadAsync();
            closed.SetResult(socket.CloseStatus);
        });
        var bounded = new ClientWebSocketConnector(maxMessageSize: 1_000);
        bounded.Observe(_socket, _observer);
        await bounded.ConnectAsync(_socket, Request(), CancellationToken.None).Soon();

        var messages = new Received<string>();
        await bounded.SubscribeAsync(_socket, new ChannelRequest("any"), messages, CancellationToken.None).Soon();

        ConnectionFaultException loss = await _observer.LossAsync();
        Assert.Equal((FailureKind.Protocol, "1009"), (loss.Kind, loss.Code));
        Assert.Equal("The server sent a message of more than 1000 bytes; raise MaxMessageSize if messages of this size are expected.", loss.Message);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, await closed.Task.Soon());
        Assert.Equal(0, messages.Waiting);
    }

    [Theory]
    [InlineData(1000, FailureKind.Transient)]
    [InlineData(1012, FailureKind.Transient)]
    [InlineData(1013, FailureKind.RateLimited)]
    [InlineData(1008, FailureKind.Refused)]
    [InlineData(4001, FailureKind.Transient)]
    public async Task A_close_of_the_server_is_answered_and_tells_why_the_connection_is_lost(int code, FailureKind kind)
    {
        TaskCompletionSource answered = Waiting.Gate();
        _server.ServeSocket("/feed", async socket =>
        {
            // Ends with the answer of the client.
            await socket.CloseAsync((WebSocketCloseStatus)code, "maintenance", CancellationToken.None);
            answered.SetResult();
        });
        await ConnectAsync();

        await SubscribeAsync<string>("any");

        ConnectionFaultException loss = await _observer.LossAsync();
        Assert.Equal((kind, $"{code}"), (loss.Kind, loss.Code));
        Assert.Contains("maintenance", loss.Message, StringComparison.Ordinal);
        await answered.Task.Soon();
        Assert.Equal(ClientState.Closed, _connector.GetState(_socket));
    }

    [Fact]
    public async Task A_connection_that_breaks_is_lost()
    {
        _server.Serve("/feed", async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReadAsync();
            context.Abort();
        });
        await ConnectAsync();
        await SubscribeAsync<string>("any");

        await _socket.SendAsync("break"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).Soon();

        Assert.Equal(FailureKind.Transient, (await _observer.LossAsync()).Kind);
    }

    [Fact]
    public async Task A_disconnect_shakes_hands_while_the_loop_reads_and_is_no_loss()
    {
        var closed = new TaskCompletionSource<WebSocketCloseStatus?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _server.ServeSocket("/feed", async socket =>
        {
            await socket.UntilClosedAsync();
            closed.SetResult(socket.CloseStatus);
        });
        await ConnectAsync();
        await SubscribeAsync<string>("any");

        await _connector.DisconnectAsync(_socket, CancellationToken.None).Soon();

        Assert.Equal(WebSocketCloseStatus.NormalClosure, await closed.Task.Soon());
        Assert.Equal(0, _observer.Losses);
    }

    [Fact]
    public async Task A_disconnect_that_is_not_answered_ends_the_hard_way_with_its_token()
    {
        TaskCompletionSource over = Waiting.Gate();
        _server.ServeSocket("/feed", _ => over.Task);
        await ConnectAsync();
        await SubscribeAsync<string>("any");
        using var enough = new CancellationTokenSource();

        Task disconnect = _connector.DisconnectAsync(_socket, enough.Token);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => disconnect.Soon());
        Assert.Equal(WebSocketState.Aborted, _socket.State);
        over.SetResult();
    }

    [Fact]
    public async Task Without_a_subscription_the_socket_is_the_callers_to_read()
    {
        _server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync("yours");
            await socket.UntilClosedAsync();
        });
        await ConnectAsync();

        byte[] buffer = new byte[64];
        WebSocketReceiveResult result = await _socket.ReceiveAsync(new ArraySegment<byte>(buffer), CancellationToken.None).Soon();

        Assert.Equal("yours", Encoding.UTF8.GetString(buffer, 0, result.Count));
        Assert.Equal(0, _observer.ReceivedCount);
        await _connector.DisconnectAsync(_socket, CancellationToken.None).Soon();
    }

    [Fact]
    public async Task A_subscription_that_ends_itself_in_its_callback_stops_no_other()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        _server.ServeSocket("/feed", async socket =>
        {
            await subscribed.Task;
            await socket.SendAsync("one");
            await socket.SendAsync("two");
            await socket.UntilClosedAsync();
        });
        await ConnectAsync();
        var once = new Once();
        once.Subscription = await _connector.SubscribeAsync(_socket, new ChannelRequest("once"), once, CancellationToken.None).Soon();
        Received<string> always = await SubscribeAsync<string>("always");
        subscribed.SetResult();

        Assert.Equal("one", await always.NextAsync());
        Assert.Equal("two", await always.NextAsync());
        Assert.Equal(["one"], once.Messages);
    }

    [Fact]
    public async Task The_token_goes_into_the_header()
    {
        var headers = new ConcurrentQueue<string>();
        _server.Serve("/feed", async context =>
        {
            headers.Enqueue($"{context.Request.Headers.Authorization}{context.Request.QueryString}");
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.UntilClosedAsync();
        });

        await _connector.ConnectAsync(_socket, new ConnectRequest(_server.Socket("/feed")) { Token = new AccessToken("secret") }, CancellationToken.None).Soon();

        Assert.Equal(["Bearer secret"], headers);
    }

    [Fact]
    public async Task What_the_server_answered_instead_of_opening_is_told_where_the_socket_collects_it()
    {
        _server.Serve("/feed", context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        _socket.Options.CollectHttpResponseDetails = true;

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(ConnectAsync);

        Assert.Equal((FailureKind.RateLimited, "429", TimeSpan.FromSeconds(7)), (error.Kind, error.Code, error.RetryAfter));
    }

    [Fact]
    public async Task A_socket_that_collects_nothing_says_what_it_always_says()
    {
        var error = await Assert.ThrowsAsync<WebSocketException>(ConnectAsync);

        Assert.Equal((FailureKind.Refused, "404"), (ConnectionFault.From(error).Kind, ConnectionFault.From(error).Code));
    }

    [Fact]
    public async Task An_http_address_is_told_apart_and_never_tried_again()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(
            () => _connector.ConnectAsync(_socket, new ConnectRequest(new Uri("https://host/feed?key=secret")), CancellationToken.None));

        Assert.Equal("The key 'https://host/feed?…' of a ClientWebSocket has the scheme https; a WebSocket's is wss.", error.Message);
        Assert.Equal(FailureKind.Refused, _connector.Classify(error)!.Kind);
    }

    [Fact]
    public async Task A_message_type_that_nobody_can_read_is_named()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => SubscribeAsync<Version>("any"));

        Assert.Equal(
            "A message cannot be received as 'System.Version'; subscribe with string, byte[], ReadOnlyMemory<byte> or StreamMessage, and read it in the callback.",
            error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_largest_message_out_of_range_is_named(int size)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ClientWebSocketConnector(size));

        Assert.Contains($"The largest message is {size} bytes; it must be from 1 to 1073741824.", error.Message, StringComparison.Ordinal);
    }

    private ConnectRequest Request() => new(_server.Socket("/feed"));

    private Task ConnectAsync()
    {
        _connector.Observe(_socket, _observer);
        return _connector.ConnectAsync(_socket, Request(), CancellationToken.None).Soon();
    }

    private async Task<Received<TMessage>> SubscribeAsync<TMessage>(string channel)
    {
        var received = new Received<TMessage>();
        await _connector.SubscribeAsync(_socket, new ChannelRequest(channel), received, CancellationToken.None).Soon();
        return received;
    }

    private sealed class Once : IChannelSink<string>
    {
        public List<string> Messages { get; } = [];
        public IAsyncDisposable? Subscription { get; set; }

        public ValueTask ReceiveAsync(string message, ChannelPosition? position = null)
        {
            Messages.Add(message);
            return Subscription!.DisposeAsync();
        }
    }
}

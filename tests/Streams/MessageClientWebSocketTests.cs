using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;

namespace Switchboard.Streams.Tests;

public sealed class MessageClientWebSocketTests : StreamTest
{
    [Fact]
    public async Task Concurrent_sends_arrive_whole_one_after_the_other()
    {
        var arrived = new ConcurrentBag<string>();
        TaskCompletionSource all = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            while (await socket.ReadAsync() is { } message)
            {
                arrived.Add(message);
                if (arrived.Count == 100)
                    all.SetResult();
            }
        });
        await using Opened opened = await OpenAsync();
        string[] messages = [.. Enumerable.Range(0, 100).Select(number => new string((char)('a' + number % 26), 5_000) + number)];

        await Task.WhenAll(messages.Select(message => Task.Run(() => opened.Client.SendAsync(message)))).Soon();

        await all.Task.Soon();
        Assert.Equal(messages.Order(), arrived.Order());
    }

    [Fact]
    public async Task A_sender_who_leaves_takes_nobody_down()
    {
        TaskCompletionSource reads = Waiting.Gate();
        var sizes = new ConcurrentQueue<int>();
        TaskCompletionSource last = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await reads.Task;
            while (await socket.ReadAsync() is { } message)
            {
                sizes.Enqueue(message.Length);
                if (message == "last")
                    last.SetResult();
            }
        });
        await using Opened opened = await OpenAsync();
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        // More than the buffers on the way hold, so that the first message hangs in the middle.
        byte[] large = Encoding.ASCII.GetBytes(new string('x', 30_000_000));

        Task sends = opened.Client.SendAsync(large, first.Token);
        Task waits = opened.Client.SendAsync("never sent", second.Token);
        await second.CancelAsync();
        await first.CancelAsync();
        Array.Clear(large);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waits.Soon());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sends.Soon());
        reads.SetResult();
        await opened.Client.SendAsync("last").Soon();

        await last.Task.Soon();
        Assert.Equal([30_000_000, 4], sizes);
        Assert.Equal(0, opened.Observer.Losses);
    }

    [Fact]
    public async Task Messages_go_to_the_channel_that_the_application_reads_out_of_them()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await subscribed.Task;
            foreach (string text in new[] { "a:1", "b:2", "none", "throws", "a:3" })
                await socket.SendAsync(text);
            await socket.UntilClosedAsync();
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions
        {
            WebSocketAddress = Server.Socket("/feed"),
            ChannelOf = static text => text == "throws" ? throw new FormatException() : text.Contains(':') ? text[..1] : null,
        });
        Received<string> a = await opened.SubscribeAsync<string>("a");
        Received<StreamMessage> b = await opened.SubscribeAsync<StreamMessage>("b");
        Received<string> rest = await opened.SubscribeAsync<string>("message");
        subscribed.SetResult();

        Assert.Equal("a:1", await a.NextAsync());
        Assert.Equal("a:3", await a.NextAsync());
        Assert.Equal("b:2", (await b.NextAsync()).Text);
        Assert.Equal("none", await rest.NextAsync());
        Assert.Equal("throws", await rest.NextAsync());
        Assert.Equal(0, a.Waiting + b.Waiting + rest.Waiting);
    }

    [Fact]
    public async Task A_greeting_that_comes_before_the_subscription_is_kept_for_it_and_keeps_its_order()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync("welcome");
            await socket.SendAsync("news");
            await subscribed.Task;
            await socket.SendAsync("live");
            await socket.UntilClosedAsync();
        });
        await using Opened opened = await OpenAsync();
        await opened.Observer.SignAsync();
        await opened.Observer.SignAsync();

        Received<string> messages = await opened.SubscribeAsync<string>();
        subscribed.SetResult();

        Assert.Equal(["welcome", "news", "live"], [await messages.NextAsync(), await messages.NextAsync(), await messages.NextAsync()]);
    }

    [Fact]
    public async Task What_nobody_read_in_time_is_not_handed_over()
    {
        var time = new ManualClock();
        TaskCompletionSource subscribed = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync("old");
            await socket.SendAsync("mark");
            await subscribed.Task;
            await socket.SendAsync("live");
            await socket.UntilClosedAsync();
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions
        {
            WebSocketAddress = Server.Socket("/feed"),
            TimeProvider = time,
            UnreadExpiry = TimeSpan.FromSeconds(5),
            ChannelOf = static text => text == "mark" ? "mark" : "message",
        });
        // The mark comes after the old message, so that one is kept by now.
        Received<string> marks = await opened.SubscribeAsync<string>("mark");
        await marks.NextAsync();
        time.Advance(TimeSpan.FromSeconds(6));

        Received<string> messages = await opened.SubscribeAsync<string>();
        subscribed.SetResult();

        Assert.Equal("live", await messages.NextAsync());
    }

    [Fact]
    public async Task A_ping_ends_with_the_pong_which_reaches_no_channel()
    {
        Server.ServeSocket("/feed", async socket =>
        {
            while (await socket.ReadAsync() is { } message)
                await socket.SendAsync(message == "ping" ? "pong" : message);
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed"), PingMessage = "ping", PongMessage = "pong" });
        Received<string> messages = await opened.SubscribeAsync<string>();

        await opened.Client.PingAsync().Soon();
        await opened.Client.SendAsync("after").Soon();

        Assert.Equal("after", await messages.NextAsync());
    }

    [Fact]
    public async Task A_ping_that_is_not_answered_ends_with_its_token()
    {
        TaskCompletionSource over = Waiting.Gate();
        TaskCompletionSource pinged = Waiting.Gate();
        Server.ServeSocket("/feed", async socket =>
        {
            await socket.ReadAsync();
            pinged.SetResult();
            await over.Task;
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed"), PingMessage = "ping" });
        using var enough = new CancellationTokenSource();

        Task ping = opened.Client.PingAsync(enough.Token);
        await pinged.Task.Soon();
        Assert.False(ping.IsCompleted);
        await enough.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ping.Soon());
        over.SetResult();
    }

    [Fact]
    public async Task A_ping_of_a_lost_connection_fails_and_leaves_the_next_connection_alone()
    {
        TaskCompletionSource pinged = Waiting.Gate();
        int connection = 0;
        Server.Serve("/feed", async context =>
        {
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            if (Interlocked.Increment(ref connection) > 1)
            {
                while (await socket.ReadAsync() is { } message)
                    await socket.SendAsync(message);
                return;
            }
            await socket.ReadAsync();
            await pinged.Task;
            context.Abort();
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed"), PingMessage = "ping" });

        Task ping = opened.Client.PingAsync();
        pinged.SetResult();
        await opened.Observer.LossAsync();
        await opened.ConnectAsync();

        await Assert.ThrowsAsync<ConnectionFaultException>(() => ping.Soon());
        await opened.Client.PingAsync().Soon();
        Assert.Equal((ClientState.Connected, 0), (opened.Client.State, opened.Observer.Losses));
    }

    [Fact]
    public async Task Subscriptions_are_there_after_a_reconnect_and_one_loss_is_told_once()
    {
        int connection = 0;
        Server.ServeSocket("/feed", async socket =>
        {
            int number = Interlocked.Increment(ref connection);
            await socket.SendAsync($"from {number}");
            if (number < 5)
                await socket.CloseAsync((WebSocketCloseStatus)1012, null, CancellationToken.None);
            else
                await socket.UntilClosedAsync();
        });
        await using var opened = new Opened(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed") });
        Received<string> messages = await opened.SubscribeAsync<string>();

        for (int number = 1; number <= 5; number++)
        {
            await opened.ConnectAsync();
            Assert.Equal($"from {number}", await messages.NextAsync());
            if (number < 5)
                Assert.Equal("1012", (await opened.Observer.LossAsync()).Code);
        }

        Assert.Equal((ClientState.Connected, MessageTransport.WebSocket), (opened.Client.State, opened.Client.Transport));
        Assert.Equal((0, 5), (opened.Observer.Losses, connection));
    }

    [Fact]
    public async Task Nothing_is_heard_of_a_connection_that_is_being_closed()
    {
        Server.ServeSocket("/feed", async socket =>
        {
            await socket.ReadAsync();
            // The client has said goodbye; this one is late.
            await socket.SendAsync("too late");
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        });
        await using Opened opened = await OpenAsync();
        Received<string> messages = await opened.SubscribeAsync<string>();

        await opened.DisconnectAsync();

        Assert.Equal((0, 0, 0), (messages.Waiting, opened.Observer.Losses, opened.Observer.ReceivedCount));
        Assert.Equal(ClientState.Disconnected, opened.Client.State);
    }

    [Fact]
    public async Task A_connect_of_a_connected_client_opens_nothing()
    {
        Server.ServeSocket("/feed", static socket => socket.UntilClosedAsync());
        await using Opened opened = await OpenAsync();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => opened.ConnectAsync())));

        Assert.Equal(1, Server.ConnectionsAccepted);
    }

    [Fact]
    public async Task A_peer_that_stops_answering_is_noticed_by_the_keep_alive()
    {
        using var silent = new SilentServer();
        await using var opened = new Opened(new MessageClientOptions
        {
            WebSocketAddress = silent.Socket,
            KeepAliveInterval = TimeSpan.FromMilliseconds(100),
            KeepAliveTimeout = TimeSpan.FromMilliseconds(100),
        });
        Task connect = opened.ConnectAsync();
        await AnswerUpgradeAsync(await silent.Asked);
        await connect;

        Assert.Equal(FailureKind.Transient, (await opened.Observer.LossAsync()).Kind);
        Assert.Equal(ClientState.Disconnected, opened.Client.State);
    }

    [Fact]
    public async Task A_message_over_the_bound_is_a_protocol_loss()
    {
        Server.ServeSocket("/feed", async socket =>
        {
            await socket.SendAsync(new string('x', 20_000), endOfMessage: false);
            await socket.SendAsync("x");
            await socket.ReadAsync();
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed"), MaxMessageSize = 10_000 });

        ConnectionFaultException loss = await opened.Observer.LossAsync();

        Assert.Equal((FailureKind.Protocol, "1009"), (loss.Kind, loss.Code));
    }

    [Fact]
    public async Task Headers_sub_protocol_and_token_open_the_connection_and_the_token_is_in_no_address()
    {
        var seen = new ConcurrentQueue<string>();
        Server.Serve("/feed", async context =>
        {
            seen.Enqueue($"{context.Request.Headers.Authorization} {context.Request.Headers["X-App"]} {context.WebSockets.WebSocketRequestedProtocols[0]} [{context.Request.QueryString}]");
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync("chat.v2");
            await socket.UntilClosedAsync();
        });
        await using var opened = new Opened(new MessageClientOptions { WebSocketAddress = Server.Socket("/feed"), Headers = { ["X-App"] = "desk" }, SubProtocol = "chat.v2" });

        await opened.ConnectAsync(token: new AccessToken("secret"));

        Assert.Equal(["Bearer secret desk chat.v2 []"], seen);
    }

    [Fact]
    public async Task The_token_is_in_the_query_only_where_an_option_names_the_parameter()
    {
        var seen = new ConcurrentQueue<string>();
        Server.Serve("/feed", async context =>
        {
            seen.Enqueue($"{context.Request.Headers.Authorization}{context.Request.QueryString}");
            using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.UntilClosedAsync();
        });
        await using var opened = new Opened(new MessageClientOptions { WebSocketAddress = new Uri(Server.Socket("/feed") + "?room=1"), TokenParameter = "access_token" });

        await opened.ConnectAsync(token: new AccessToken("a+b"));

        Assert.Equal(["?room=1&access_token=a%2Bb"], seen);
    }

    private async Task<Opened> OpenAsync(MessageClientOptions? options = null)
    {
        var opened = new Opened(options ?? new MessageClientOptions { WebSocketAddress = Server.Socket("/feed") });
        await opened.ConnectAsync();
        return opened;
    }

    // The handshake of RFC 6455 by hand, for a peer that says nothing afterwards.
    private static async Task AnswerUpgradeAsync((TcpClient Connection, string Request) asked)
    {
        string key = asked.Request.Split("\r\n").Single(static line => line.StartsWith("Sec-WebSocket-Key:", StringComparison.OrdinalIgnoreCase))[18..].Trim();
        string accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
        await asked.Connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }
}

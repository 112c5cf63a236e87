using System.Collections.Concurrent;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Streams.Tests;

public sealed class ServerSentEventsTests : StreamTest
{
    [Fact]
    public async Task An_event_goes_to_the_channel_that_it_names_with_its_id_as_its_position()
    {
        TaskCompletionSource subscribed = Waiting.Gate();
        Server.ServeEvents("/events", async (context, write) =>
        {
            await subscribed.Task;
            await write("event: price\nid: 7\ndata: 1\ndata: 2\n\ndata: plain\n\n");
            await Held(context);
        });
        await using Opened opened = await OpenAsync();
        Received<string> prices = await opened.SubscribeAsync<string>("price");
        Received<StreamMessage> rest = await opened.SubscribeAsync<StreamMessage>();
        subscribed.SetResult();

        Assert.Equal(("1\n2", new ChannelPosition(Id: "7")), await prices.NextWithPositionAsync());
        StreamMessage plain = await rest.NextAsync();
        Assert.Equal(("message", "plain", null), (plain.Channel, plain.Text, plain.Position));
    }

    [Fact]
    public async Task Comments_are_life_and_no_messages()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write(": still here\n\n");
            await Held(context);
        });
        await using Opened opened = await OpenAsync();
        Received<string> messages = await opened.SubscribeAsync<string>();

        await opened.Observer.SignAsync();

        Assert.Equal(0, messages.Waiting);
    }

    [Fact]
    public async Task A_reconnect_goes_on_after_the_last_event_that_came_whole()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            if (Server.AskedAfter.Count > 1)
            {
                await write("id: 2\ndata: two\n\n");
                await Held(context);
                return;
            }
            // The second event breaks off before the empty line that would end it.
            await write("id: 1\ndata: one\n\nid: 2\ndata: tw");
        });
        await using Opened opened = await OpenAsync();
        Received<string> messages = await opened.SubscribeAsync<string>();
        Assert.Equal("one", await messages.NextAsync());
        Assert.Equal("EndOfStream", (await opened.Observer.LossAsync()).Code);

        await opened.ConnectAsync();

        Assert.Equal("two", await messages.NextAsync());
        Assert.Equal(["", "1"], Server.AskedAfter);
    }

    [Fact]
    public async Task A_stream_that_another_has_taken_over_from_says_nothing_more_and_takes_no_position_back()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            switch (Server.AskedAfter.Count)
            {
                case 1:
                    await write("id: 1\ndata: one\n\nid: 2\ndata: two\n\n");
                    await Held(context);
                    break;
                case 2:
                    await write("id: 9\ndata: nine\n\n");
                    break;
                default:
                    await Held(context);
                    break;
            }
        });
        await using var opened = new Opened(Options());
        var slow = new SlowOnce();
        await new MessageClientConnector().SubscribeAsync(opened.Client, new ChannelRequest("message"), slow, CancellationToken.None);
        await opened.ConnectAsync();
        await slow.Busy.Soon();
        await opened.DisconnectAsync();
        await opened.ConnectAsync();
        await opened.Observer.LossAsync();

        slow.GoOn.SetResult();
        await opened.ConnectAsync();

        Assert.Equal(["", "", "9"], Server.AskedAfter);
        Assert.Equal(["one", "nine"], slow.Messages);
    }

    [Fact]
    public async Task An_id_of_any_letters_comes_back_as_it_was()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write("id: größe-7\ndata: one\n\n");
        });
        await using Opened opened = await OpenAsync();
        await opened.Observer.LossAsync();

        await opened.ConnectAsync();

        Assert.Equal(["", "größe-7"], Server.AskedAfter);
    }

    [Fact]
    public async Task An_id_that_a_given_HttpClient_cannot_send_back_does_not_keep_the_stream_from_opening()
    {
        using var http = new HttpClient();
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write("id: größe-7\ndata: one\n\n");
        });
        await using Opened opened = await OpenAsync(new MessageClientOptions { EventsAddress = Server.Http("/events"), HttpClient = http });
        await opened.Observer.LossAsync();

        await opened.ConnectAsync();

        Assert.Equal(["", ""], Server.AskedAfter);
    }

    [Fact]
    public async Task The_time_that_the_server_wants_a_reconnect_to_wait_is_told_with_the_loss()
    {
        Server.ServeEvents("/events", static (_, write) => write("retry: 4500\n\ndata: bye\n\n"));
        await using Opened opened = await OpenAsync();

        ConnectionFaultException loss = await opened.Observer.LossAsync();

        Assert.Equal((FailureKind.Transient, TimeSpan.FromMilliseconds(4500)), (loss.Kind, loss.RetryAfter));
    }

    [Theory]
    [InlineData(204, null, FailureKind.Refused)]
    [InlineData(401, null, FailureKind.TokenExpired)]
    [InlineData(403, null, FailureKind.Refused)]
    [InlineData(429, "3", FailureKind.RateLimited)]
    [InlineData(503, "3", FailureKind.RateLimited)]
    [InlineData(503, null, FailureKind.Transient)]
    [InlineData(200, null, FailureKind.Protocol)]
    public async Task An_answer_that_is_no_stream_says_what_to_do_next(int status, string? retryAfter, FailureKind kind)
    {
        Server.Serve("/events", context =>
        {
            context.Response.StatusCode = status;
            context.Response.Headers.RetryAfter = retryAfter;
            return Task.CompletedTask;
        });
        await using var opened = new Opened(Options());

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => opened.ConnectAsync(token: new AccessToken("secret")));

        Assert.Equal((kind, retryAfter is null ? null : (TimeSpan?)TimeSpan.FromSeconds(3)), (error.Kind, error.RetryAfter));
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ClientState.Disconnected, opened.Client.State);
    }

    [Fact]
    public async Task An_event_without_end_is_a_protocol_loss()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write("data: ");
            while (!context.RequestAborted.IsCancellationRequested)
                await write(new string('x', 4_000));
        });
        await using Opened opened = await OpenAsync(Options(maxMessageSize: 100_000));

        ConnectionFaultException loss = await opened.Observer.LossAsync();

        Assert.Equal((FailureKind.Protocol, "MessageTooBig"), (loss.Kind, loss.Code));
    }

    [Fact]
    public async Task A_comment_without_end_is_a_protocol_loss()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write(":");
            while (!context.RequestAborted.IsCancellationRequested)
                await write(new string('x', 4_000));
        });
        await using Opened opened = await OpenAsync(Options(maxMessageSize: 100_000));

        Assert.Equal("MessageTooBig", (await opened.Observer.LossAsync()).Code);
    }

    [Fact]
    public async Task Comments_and_small_events_never_add_up_to_a_large_one()
    {
        Server.ServeEvents("/events", async (context, write) =>
        {
            for (int count = 0; count < 50; count++)
                await write($": {new string('c', 500)}\r\ndata: {new string('d', 500)}\r\n\r\n");
            await write("data: last\r\n\r\n");
            await Held(context);
        });
        await using Opened opened = await OpenAsync(Options(maxMessageSize: 1_000, unread: 100));

        Received<string> messages = await opened.SubscribeAsync<string>();
        for (int count = 0; count < 50; count++)
            Assert.Equal(500, (await messages.NextAsync()).Length);

        Assert.Equal("last", await messages.NextAsync());
    }

    [Fact]
    public async Task What_is_sent_goes_by_POST_one_at_a_time()
    {
        var posted = new ConcurrentQueue<string>();
        int now = 0;
        int most = 0;
        Server.ServeEvents("/events", static (context, _) => Held(context));
        Server.Serve("/send", async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            using var reader = new StreamReader(context.Request.Body);
            posted.Enqueue($"{context.Request.Method} {context.Request.ContentType} {context.Request.Headers.Authorization} {await reader.ReadToEndAsync()}");
            Interlocked.Decrement(ref now);
            context.Response.StatusCode = 202;
        });
        await using var opened = new Opened(Options(send: true));
        await opened.ConnectAsync(token: new AccessToken("secret"));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => opened.Client.SendAsync($"message {number}"))).Soon();
        await opened.Client.SendAsync(new byte[] { 65 }).Soon();

        Assert.Equal(
            Enumerable.Range(0, 20).Select(static number => $"POST text/plain; charset=utf-8 Bearer secret message {number}").Append("POST application/octet-stream Bearer secret A").Order(),
            posted.Order());
        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_POST_that_the_server_does_not_take_is_an_error_of_the_sender()
    {
        Server.ServeEvents("/events", static (context, _) => Held(context));
        Server.Serve("/send", static context =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = "2";
            return Task.CompletedTask;
        });
        await using Opened opened = await OpenAsync(Options(send: true));

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => opened.Client.SendAsync("no").Soon());

        Assert.Equal((FailureKind.RateLimited, TimeSpan.FromSeconds(2)), (error.Kind, error.RetryAfter));
        Assert.Equal((ClientState.Connected, 0), (opened.Client.State, opened.Observer.Losses));
    }

    [Fact]
    public async Task Without_an_address_to_send_to_the_error_says_what_to_set()
    {
        Server.ServeEvents("/events", static (context, _) => Held(context));
        await using Opened opened = await OpenAsync();

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => opened.Client.SendAsync("no").Soon());

        Assert.Equal("The transport ServerSentEvents only receives; set MessageClientOptions.SendAddress to where messages are posted to.", error.Message);
    }

    [Fact]
    public async Task A_stream_that_is_silent_for_longer_than_its_server_promised_is_lost_when_it_is_asked()
    {
        var time = new ManualClock();
        Server.ServeEvents("/events", static (context, _) => Held(context));
        await using Opened opened = await OpenAsync(Options(time: time, silence: TimeSpan.FromSeconds(30)));
        time.Advance(TimeSpan.FromSeconds(30));
        await opened.Client.PingAsync().Soon();
        time.Advance(TimeSpan.FromSeconds(1));

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => opened.Client.PingAsync().Soon());

        Assert.Equal((FailureKind.Transient, "Silence"), (error.Kind, error.Code));
    }

    [Fact]
    public async Task A_disconnect_lets_go_of_the_response()
    {
        TaskCompletionSource aborted = Waiting.Gate();
        Server.ServeEvents("/events", async (context, _) =>
        {
            await Held(context);
            aborted.SetResult();
        });
        await using Opened opened = await OpenAsync();

        await opened.DisconnectAsync();

        await aborted.Task.Soon();
        Assert.Equal((ClientState.Disconnected, 0), (opened.Client.State, opened.Observer.Losses));
    }

    [Fact]
    public async Task Any_events_in_any_pieces_and_with_any_line_ends_are_read_as_they_were_written()
    {
        Gen<string> line = Gen.Elements("a", "b", "ü", " ", ":", "data").ArrayOf().Select(string.Concat);
        Gen<(string Id, string Data, string Comment)> one = from id in Gen.Choose(1, 999) from data in line from comment in line select ($"{id}", data, comment);
        var streams = from events in one.ArrayOf() from end in Gen.Elements("\n", "\r\n", "\r") from piece in Gen.Choose(1, 9) select (events, end, piece);
        (( string Id, string Data, string Comment)[] Events, string End, int Piece)[] samples = [.. streams.Sample(60, 12)];

        foreach ((var events, string end, int piece) in samples)
        {
            byte[] text = [.. events.SelectMany(item => System.Text.Encoding.UTF8.GetBytes($":{item.Comment}{end}id: {item.Id}{end}data: {item.Data}{end}{end}"))];
            Server.Serve("/events", async context =>
            {
                context.Response.ContentType = "text/event-stream";
                for (int start = 0; start < text.Length; start += piece)
                {
                    await context.Response.Body.WriteAsync(text.AsMemory(start, Math.Min(piece, text.Length - start)));
                    await context.Response.Body.FlushAsync();
                }
            });
            await using var opened = new Opened(Options(maxMessageSize: 1_000));
            Received<string> messages = await opened.SubscribeAsync<string>();
            await opened.ConnectAsync();
            Assert.Equal("EndOfStream", (await opened.Observer.LossAsync()).Code);

            foreach (var item in events)
                Assert.Equal((item.Data, new ChannelPosition(Id: item.Id)), await messages.NextWithPositionAsync());
            Assert.Equal(0, messages.Waiting);
        }
    }

    private MessageClientOptions Options(int maxMessageSize = 1_048_576, bool send = false, TimeProvider? time = null, TimeSpan? silence = null, int unread = 64) => new()
    {
        EventsAddress = Server.Http("/events"),
        SendAddress = send ? Server.Http("/send") : null,
        MaxMessageSize = maxMessageSize,
        TimeProvider = time ?? TimeProvider.System,
        SilenceTimeout = silence ?? Timeout.InfiniteTimeSpan,
        UnreadCapacity = unread,
    };

    private async Task<Opened> OpenAsync(MessageClientOptions? options = null)
    {
        var opened = new Opened(options ?? Options());
        await opened.ConnectAsync();
        return opened;
    }

    private sealed class SlowOnce : IChannelSink<string>
    {
        private readonly TaskCompletionSource _busy = Waiting.Gate();

        public Task Busy => _busy.Task;
        public TaskCompletionSource GoOn { get; } = Waiting.Gate();
        public ConcurrentQueue<string> Messages { get; } = [];

        public ValueTask ReceiveAsync(string message, ChannelPosition? position = null)
        {
            Messages.Enqueue(message);
            return _busy.TrySetResult() ? new ValueTask(GoOn.Task) : default;
        }
    }

    // Until the client goes.
    private static async Task Held(HttpContext context)
    {
        TaskCompletionSource gone = Waiting.Gate();
        await using CancellationTokenRegistration registration = context.RequestAborted.Register(gone.SetResult);
        await gone.Task;
    }
}

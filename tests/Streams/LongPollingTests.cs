using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace Switchboard.Streams.Tests;

public sealed class LongPollingTests : StreamTest
{
    private readonly Channel<Poll> _polls = Channel.CreateUnbounded<Poll>();

    [Fact]
    public async Task The_first_poll_asks_for_an_answer_at_once_and_the_next_ones_may_be_held()
    {
        ServePolls();
        await using var opened = new Opened(Options());
        Task connect = opened.ConnectAsync();
        Poll first = await NextPollAsync();
        Assert.Equal("wait=0", first.Header("Prefer"));
        Assert.False(connect.IsCompleted);
        first.Answer("one");
        await connect;

        Received<string> messages = await opened.SubscribeAsync<string>();
        Assert.Equal("one", await messages.NextAsync());
        Poll second = await NextPollAsync();
        Assert.Equal("", second.Header("Prefer"));
        second.Answer("two");

        Assert.Equal("two", await messages.NextAsync());
        Assert.Equal(MessageTransport.LongPolling, opened.Client.Transport);
    }

    [Fact]
    public async Task The_cursor_is_said_back_and_is_the_position_of_the_message()
    {
        ServePolls();
        await using Opened opened = await OpenAsync(Options(cursorHeader: "X-Offset"), first: static poll => poll.Answer("one", header: ("X-Offset", "41")));
        Received<string> messages = await opened.SubscribeAsync<string>();

        Poll second = await NextPollAsync();

        Assert.Equal(("one", new ChannelPosition(Id: "41")), await messages.NextWithPositionAsync());
        Assert.Equal("41", second.Header("X-Offset"));
    }

    [Fact]
    public async Task An_entity_tag_is_said_back_and_304_is_nothing_new()
    {
        var time = new ManualClock();
        ServePolls();
        await using Opened opened = await OpenAsync(Options(time: time), first: static poll => poll.Answer("one", header: ("ETag", "\"v1\"")));
        Received<string> messages = await opened.SubscribeAsync<string>();
        Poll second = await NextPollAsync();
        Assert.Equal("\"v1\"", second.Header("If-None-Match"));
        second.Answer(status: 304);
        await time.TimerOf(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromSeconds(1));

        await NextPollAsync();

        Assert.Equal("one", await messages.NextAsync());
        Assert.Equal((0, ClientState.Connected), (messages.Waiting, opened.Client.State));
    }

    [Theory]
    [InlineData(204)]
    [InlineData(408)]
    [InlineData(504)]
    public async Task A_poll_that_brought_nothing_is_repeated_after_the_pause_and_no_sooner(int status)
    {
        var time = new ManualClock();
        ServePolls();
        await using Opened opened = await OpenAsync(Options(time: time), first: static poll => poll.Answer("one"));
        (await NextPollAsync()).Answer(status: status);
        await time.TimerOf(TimeSpan.FromSeconds(1));
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal(0, _polls.Reader.Count);

        time.Advance(TimeSpan.FromMilliseconds(1));

        await NextPollAsync();
        Assert.Equal(0, opened.Observer.Losses);
    }

    [Theory]
    [InlineData(429, "9", FailureKind.RateLimited)]
    [InlineData(503, "9", FailureKind.RateLimited)]
    [InlineData(401, null, FailureKind.TokenExpired)]
    [InlineData(500, null, FailureKind.Transient)]
    public async Task A_poll_that_is_refused_is_a_loss_that_says_when_to_come_back(int status, string? retryAfter, FailureKind kind)
    {
        ServePolls();
        await using Opened opened = await OpenAsync(Options(), first: static poll => poll.Answer("one"));
        (await NextPollAsync()).Answer(status: status, header: ("Retry-After", retryAfter));

        ConnectionFaultException loss = await opened.Observer.LossAsync();

        Assert.Equal((kind, retryAfter is null ? null : (TimeSpan?)TimeSpan.FromSeconds(9)), (loss.Kind, loss.RetryAfter));
        Assert.Equal(ClientState.Disconnected, opened.Client.State);
    }

    [Fact]
    public async Task A_first_poll_that_is_refused_does_not_connect()
    {
        ServePolls();
        await using var opened = new Opened(Options());
        Task connect = opened.ConnectAsync();
        (await NextPollAsync()).Answer(status: 403);

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => connect);

        Assert.Equal(FailureKind.Refused, error.Kind);
    }

    [Fact]
    public async Task A_server_that_holds_the_first_poll_counts_as_connected_only_after_the_time_of_the_option()
    {
        var time = new ManualClock();
        ServePolls();
        await using var opened = new Opened(Options(time: time, heldPollConnects: TimeSpan.FromSeconds(2)));
        Received<string> messages = await opened.SubscribeAsync<string>();
        Task connect = opened.ConnectAsync();
        Poll first = await NextPollAsync();
        await time.TimerOf(TimeSpan.FromSeconds(2));
        Assert.False(connect.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));
        await connect;
        first.Answer("late");

        Assert.Equal("late", await messages.NextAsync());
    }

    [Fact]
    public async Task One_poll_without_an_answer_is_asked_again_and_the_second_in_a_row_is_a_loss()
    {
        var time = new ManualClock();
        ServePolls();
        await using Opened opened = await OpenAsync(Options(time: time), first: static poll => poll.Answer("one"));
        await NextPollAsync();
        await time.TimerOf(TimeSpan.FromSeconds(90));
        time.Advance(TimeSpan.FromSeconds(90));
        await NextPollAsync();
        Assert.Equal(0, opened.Observer.Losses);
        await time.TimerOf(TimeSpan.FromSeconds(90));
        time.Advance(TimeSpan.FromSeconds(90));

        ConnectionFaultException loss = await opened.Observer.LossAsync();

        Assert.Equal((FailureKind.Transient, nameof(TimeoutException)), (loss.Kind, loss.Code));
    }

    [Fact]
    public async Task A_poll_may_bring_many_events_with_channels_and_ids()
    {
        ServePolls();
        await using Opened opened = await OpenAsync(Options(), first: static poll => poll.Answer("event: a\nid: 1\ndata: x\n\nid: 2\ndata: y\n\n", type: "text/event-stream"));
        Received<string> a = await opened.SubscribeAsync<string>("a");
        Received<string> rest = await opened.SubscribeAsync<string>();

        Poll second = await NextPollAsync();

        Assert.Equal(("x", new ChannelPosition(Id: "1")), await a.NextWithPositionAsync());
        Assert.Equal(("y", new ChannelPosition(Id: "2")), await rest.NextWithPositionAsync());
        Assert.Equal("2", second.Header("Last-Event-ID"));
    }

    [Fact]
    public async Task An_answer_over_the_bound_is_a_protocol_loss()
    {
        ServePolls();
        await using Opened opened = await OpenAsync(Options(maxMessageSize: 1_000), first: static poll => poll.Answer(new string('x', 1_001)));

        Assert.Equal(FailureKind.Protocol, (await opened.Observer.LossAsync()).Kind);
    }

    [Fact]
    public async Task Bytes_are_given_as_they_are()
    {
        Server.Serve("/poll", static async context =>
        {
            context.Response.ContentType = "application/octet-stream";
            await context.Response.Body.WriteAsync(new byte[] { 0, 255, 128 });
        });
        await using var opened = new Opened(Options());
        Received<StreamMessage> messages = await opened.SubscribeAsync<StreamMessage>();
        await opened.ConnectAsync();

        StreamMessage message = await messages.NextAsync();

        Assert.False(message.IsText);
        Assert.Equal(new byte[] { 0, 255, 128 }, message.Data.ToArray());
    }

    [Fact]
    public async Task Polling_without_a_connection_asks_once_from_the_position_and_serves_every_channel()
    {
        ServePolls();
        await using var opened = new Opened(Options());
        Received<string> b = await opened.SubscribeAsync<string>("b");
        var a = new Received<string>();

        Task poll = opened.PollAsync(new ChannelRequest("a", new ChannelPosition(Id: "5")), a);
        Poll asked = await NextPollAsync();
        asked.Answer("event: a\nid: 6\ndata: x\n\nevent: b\nid: 7\ndata: y\n\n", type: "text/event-stream");
        await poll;

        Assert.Equal(("wait=0", "5"), (asked.Header("Prefer"), asked.Header("Last-Event-ID")));
        Assert.Equal("x", await a.NextAsync());
        Assert.Equal("y", await b.NextAsync());
        Assert.Equal((0, ClientState.Disconnected), (_polls.Reader.Count, opened.Client.State));
    }

    [Fact]
    public async Task A_stream_that_takes_over_from_polling_goes_on_where_polling_was()
    {
        ServePolls();
        Server.ServeEvents("/events", async (context, write) =>
        {
            await write("id: 8\ndata: streamed\n\n");
        });
        await using var opened = new Opened(new MessageClientOptions { EventsAddress = Server.Http("/events"), PollingAddress = Server.Http("/poll") });
        Received<string> messages = await opened.SubscribeAsync<string>();
        Task poll = opened.PollAsync(new ChannelRequest("message"), messages);
        (await NextPollAsync()).Answer("id: 7\ndata: polled\n\n", type: "text/event-stream");
        await poll;

        await opened.ConnectAsync();

        Assert.Equal(["polled", "streamed"], [await messages.NextAsync(), await messages.NextAsync()]);
        Assert.Equal(["7"], Server.AskedAfter);
    }

    [Fact]
    public async Task Without_an_address_polling_says_what_to_set()
    {
        await using var opened = new Opened(new MessageClientOptions());

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => opened.PollAsync(new ChannelRequest("a"), new Received<string>()));

        Assert.Equal("This MessageClient cannot poll; set MessageClientOptions.PollingAddress.", error.Message);
    }

    [Fact]
    public async Task A_disconnect_ends_the_poll_that_is_held()
    {
        ServePolls();
        await using Opened opened = await OpenAsync(Options(), first: static poll => poll.Answer("one"));
        Poll held = await NextPollAsync();

        await opened.DisconnectAsync();

        await held.Gone.Soon();
        Assert.Equal((ClientState.Disconnected, 0), (opened.Client.State, opened.Observer.Losses));
    }

    private MessageClientOptions Options(
        TimeProvider? time = null, TimeSpan? heldPollConnects = null, int maxMessageSize = 1_048_576, string cursorHeader = "X-Cursor") => new()
    {
        PollingAddress = Server.Http("/poll"),
        TimeProvider = time ?? TimeProvider.System,
        HeldPollConnects = heldPollConnects ?? Timeout.InfiniteTimeSpan,
        MaxMessageSize = maxMessageSize,
        CursorHeader = cursorHeader,
    };

    private async Task<Opened> OpenAsync(MessageClientOptions options, Action<Poll> first)
    {
        var opened = new Opened(options);
        Task connect = opened.ConnectAsync();
        first(await NextPollAsync());
        await connect;
        return opened;
    }

    private Task<Poll> NextPollAsync() => _polls.Reader.ReadAsync().Soon();

    // Each request waits until the test answers it.
    private void ServePolls() => Server.Serve("/poll", async context =>
    {
        var poll = new Poll(context);
        await _polls.Writer.WriteAsync(poll);
        await poll.AnsweredAsync();
    });

    private sealed class Poll(HttpContext context)
    {
        private readonly TaskCompletionSource _answered = Waiting.Gate();
        private readonly TaskCompletionSource _gone = Waiting.Gate();
        private readonly ConcurrentDictionary<string, string> _headers = new(
            context.Request.Headers.Select(static header => KeyValuePair.Create(header.Key, header.Value.ToString())), StringComparer.OrdinalIgnoreCase);
        private string _text = "";
        private string _type = "text/plain";
        private (string Name, string? Value)? _header;
        private int _status = 200;

        public Task Gone => _gone.Task;

        public string Header(string name) => _headers.GetValueOrDefault(name, "");

        public void Answer(string text = "", int status = 200, string type = "text/plain", (string, string?)? header = null)
        {
            (_text, _status, _type, _header) = (text, status, type, header);
            _answered.SetResult();
        }

        public async Task AnsweredAsync()
        {
            await using CancellationTokenRegistration registration = context.RequestAborted.Register(_gone.SetResult);
            if (await Task.WhenAny(_answered.Task, _gone.Task) == _gone.Task)
                return;
            context.Response.StatusCode = _status;
            if (_header is { Value: { } value } header)
                context.Response.Headers[header.Name] = value;
            if (_text.Length == 0)
                return;
            context.Response.ContentType = _type;
            await context.Response.WriteAsync(_text);
        }
    }
}

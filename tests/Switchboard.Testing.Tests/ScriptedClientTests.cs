using System.Collections.Concurrent;

namespace Switchboard.Testing.Tests;

public sealed class ScriptedClientTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    public static TheoryData<FailureKind> Kinds => [.. Enum.GetValues<FailureKind>()];

    private readonly ManualClock _clock = new();
    private readonly ScriptedClient _client = new();
    private readonly Observer _observer = new();
    private readonly Sink<string> _sink = new();

    [Fact]
    public async Task A_connect_succeeds_unless_something_else_is_said()
    {
        ScriptedConnector connector = Connector();

        await ConnectAsync(connector);

        Assert.Equal(ClientState.Connected, connector.GetState(_client));
        Assert.True(_client.Connection!.IsOpen);
        Assert.Same(_client, connector.Client);
        Assert.Equal(1, _client.Connects);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_connect_fails_as_it_is_told_and_the_next_goes_as_that_is_told(FailureKind kind)
    {
        ScriptedConnector connector = Connector().NextConnects(ConnectScript.Fail(kind, s_second), ConnectScript.Succeed);

        var fault = await Assert.ThrowsAsync<ConnectionFaultException>(() => ConnectAsync(connector));
        Assert.Equal(kind, fault.Kind);
        Assert.Equal(s_second, fault.RetryAfter);
        Assert.Equal(ClientState.Disconnected, _client.State);

        await ConnectAsync(connector);
        Assert.Equal(2, connector.Connections.Count);
        Assert.True(connector.Connections[0].Ended < connector.Connections[1].Began);
    }

    [Fact]
    public async Task A_connect_throws_what_a_client_library_would()
    {
        ScriptedConnector connector = Connector();
        connector.OnConnect = static _ => ConnectScript.Throw(static () => new IOException("reset"));

        Assert.Equal("reset", (await Assert.ThrowsAsync<IOException>(() => ConnectAsync(connector))).Message);
    }

    [Fact]
    public async Task A_client_that_cannot_start_again_is_finished_when_its_connect_fails()
    {
        ScriptedConnector connector = Connector(ConnectorTraits.None).NextConnects(ConnectScript.Fail());

        await Assert.ThrowsAsync<ConnectionFaultException>(() => ConnectAsync(connector));

        Assert.Equal(ClientState.Closed, _client.State);
        Assert.Equal(
            "The client 'client' is Closed; it can be connected only when it is Disconnected.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => ConnectAsync(connector))).Message);
    }

    [Fact]
    public async Task A_connect_takes_its_time_by_the_clock()
    {
        ScriptedConnector connector = Connector().NextConnects(ConnectScript.Take(s_second));
        Task connect = ConnectAsync(connector);
        Assert.Equal(ClientState.Connecting, _client.State);

        _clock.Advance(s_second);

        await connect.Soon();
        Assert.Equal(ClientState.Connected, _client.State);
    }

    [Fact]
    public async Task A_connect_hangs_until_it_is_let_go()
    {
        ScriptedConnector connector = Connector().NextConnects(ConnectScript.Hang(), ConnectScript.Hang());
        Task connect = ConnectAsync(connector);

        Assert.Equal(1, connector.LetGo(ConnectScript.Fail(FailureKind.Refused)));
        Assert.Equal(FailureKind.Refused, (await Assert.ThrowsAsync<ConnectionFaultException>(() => connect.Soon())).Kind);

        Task second = ConnectAsync(connector);
        Assert.True(_client.Connection!.LetGo());
        await second.Soon();
        Assert.Equal(0, connector.LetGo());
    }

    [Fact]
    public async Task A_connect_that_hangs_ends_when_it_is_cancelled_unless_it_ignores_that()
    {
        ScriptedConnector connector = Connector().NextConnects(ConnectScript.Hang(), ConnectScript.Hang(ignoresCancellation: true));
        using var end = new CancellationTokenSource();
        Task obedient = ConnectAsync(connector, end.Token);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => obedient.Soon());

        Task stubborn = ConnectAsync(connector, end.Token);
        Assert.False(stubborn.IsCompleted);
        connector.LetGo();
        await stubborn.Soon();
    }

    [Fact]
    public async Task A_drop_says_its_kind_and_a_close_says_nothing()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        _client.Drop(FailureKind.RateLimited, s_second);

        var fault = Assert.IsType<ConnectionFaultException>(Assert.Single(_observer.Losses));
        Assert.Equal((FailureKind.RateLimited, s_second), (fault.Kind, fault.RetryAfter));
        Assert.Equal(ClientState.Disconnected, _client.State);

        await ConnectAsync(connector);
        _client.Close();
        Assert.Null(_observer.Losses.Last());
    }

    [Fact]
    public void What_happens_only_to_a_connected_client_says_so() => Assert.Equal(
        "The client 'client' is Disconnected; that can happen only to one that is Connected.",
        Assert.Throws<InvalidOperationException>(() => _client.Drop()).Message);

    [Fact]
    public async Task A_client_that_is_told_to_disconnect_reports_its_end_like_any_other()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);

        await connector.DisconnectAsync(_client, CancellationToken.None);
        await connector.DisconnectAsync(_client, CancellationToken.None);

        Assert.Equal(2, _client.Disconnects);
        Assert.Null(Assert.Single(_observer.Losses));
        Assert.NotNull(connector.Connections.Single().Ended);
    }

    [Fact]
    public async Task A_client_reconnects_by_itself_and_a_connect_waits_for_that()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        _client.BeginReconnect();
        Assert.Equal(ClientState.Connecting, _client.State);

        Task joined = ConnectAsync(connector);
        Assert.False(joined.IsCompleted);
        _client.CompleteReconnect();

        await joined.Soon();
        Assert.Equal(ClientState.Connected, _client.State);
        Assert.Equal(["reconnecting", "reconnected"], _observer.Reconnects);
        Assert.Single(connector.Connections);
    }

    [Fact]
    public async Task A_client_tells_whoever_listens_to_it_now()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        var next = new Observer();
        _client.BeginReconnect();

        connector.Observe(_client, next);
        _client.CompleteReconnect();

        Assert.Equal(["reconnecting"], _observer.Reconnects);
        Assert.Equal(["reconnected"], next.Reconnects);
    }

    [Fact]
    public async Task A_client_that_gives_up_reconnecting_by_itself_is_lost()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        _client.BeginReconnect();
        Task joined = ConnectAsync(connector);

        _client.Connection!.Lose();

        Assert.Equal("The client 'client' gave up getting its connection back.", (await Assert.ThrowsAsync<ConnectionFaultException>(() => joined.Soon())).Message);
        Assert.Equal(ClientState.Disconnected, _client.State);
        Assert.Throws<InvalidOperationException>(_client.CompleteReconnect);
    }

    [Fact]
    public async Task Messages_reach_who_is_subscribed_with_their_positions()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        IAsyncDisposable subscription = await connector.SubscribeAsync(_client, new ChannelRequest("news", new ChannelPosition(7)), _sink, CancellationToken.None);
        Assert.Equal(["news"], _client.Wire);
        Assert.Equal(7, connector.Subscriptions.Single().Position!.Value.Sequence);

        await _client.EmitAsync("news", "first", new ChannelPosition(8));
        await _client.EmitAsync("other", "nobody hears it");
        await _client.EmitAsync("news", 5);
        await subscription.DisposeAsync();
        await _client.EmitAsync("news", "too late");

        Assert.Equal([("first", new ChannelPosition(8))], _sink.Messages);
        Assert.Equal(["news"], _client.Subscribed);
        Assert.Empty(_client.Wire);
        Assert.Equal(4, _observer.Frames);
    }

    [Theory]
    [InlineData(ConnectorTraits.Restartable, new string[0])]
    [InlineData(ConnectorTraits.Restartable | ConnectorTraits.KeepsSubscriptions, new[] { "news" })]
    public async Task Subscriptions_end_with_the_connection_unless_the_client_keeps_them(ConnectorTraits traits, string[] wire)
    {
        ScriptedConnector connector = Connector(traits);
        await ConnectAsync(connector);
        await connector.SubscribeAsync(_client, new ChannelRequest("news"), _sink, CancellationToken.None);

        _client.Drop();
        await ConnectAsync(connector);

        Assert.Equal(wire, _client.Wire);
    }

    [Fact]
    public async Task A_channel_is_refused_withheld_and_confirmed()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        connector.Refuse("news", FailureKind.Rejected);
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<ConnectionFaultException>(() => SubscribeAsync(connector))).Kind);

        connector.Withhold("news");
        Task confirmed = SubscribeAsync(connector);
        Assert.False(confirmed.IsCompleted);
        Assert.Empty(_client.Wire);
        connector.Confirm("news");
        await confirmed.Soon();
        Assert.Equal(["news"], _client.Wire);

        connector.Withhold("news");
        Task refused = SubscribeAsync(connector);
        connector.Withhold("news");
        connector.Refuse("news");
        await Assert.ThrowsAsync<ConnectionFaultException>(() => refused.Soon());
    }

    [Fact]
    public async Task A_subscription_that_waits_for_its_answer_fails_with_the_connection()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        connector.Withhold("news");
        Task waiting = SubscribeAsync(connector);

        _client.Drop();
        connector.Confirm("news");

        Assert.Equal(FailureKind.Transient, (await Assert.ThrowsAsync<ConnectionFaultException>(() => waiting.Soon())).Kind);
        Assert.Empty(_client.Wire);
    }

    [Fact]
    public async Task A_connection_that_has_ended_can_still_be_heard_late()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        await SubscribeAsync(connector);
        ScriptedConnection old = _client.Connection!;
        _client.Drop();
        await ConnectAsync(connector);

        await old.EmitAsync("news", "late");
        old.Lose();

        Assert.Equal("late", Assert.Single(_sink.Messages).Message);
        Assert.Equal(2, _observer.Losses.Count);
        Assert.Equal(ClientState.Connected, _client.State);
    }

    [Fact]
    public async Task A_ping_is_answered_unless_the_client_is_silent()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        await connector.PingAsync(_client, CancellationToken.None).Soon();
        Assert.Equal(1, _observer.Frames);

        _client.IsSilent = true;
        using var end = new CancellationTokenSource();
        Task unanswered = connector.PingAsync(_client, end.Token);
        Assert.False(unanswered.IsCompleted);
        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => unanswered.Soon());
        Assert.Equal(2, _client.Pings);
        Assert.Equal(1, _observer.Frames);
    }

    [Fact]
    public async Task A_demanded_token_is_checked_at_the_connect_and_at_its_renewal()
    {
        ScriptedConnector connector = Connector();
        connector.DemandToken("two");
        Assert.Equal(FailureKind.Rejected, (await Assert.ThrowsAsync<ConnectionFaultException>(() => ConnectAsync(connector))).Kind);
        Assert.Equal(FailureKind.TokenExpired, (await Assert.ThrowsAsync<ConnectionFaultException>(() => ConnectAsync(connector, token: "one"))).Kind);

        await ConnectAsync(connector, token: "two");
        connector.DemandToken("three");
        await Assert.ThrowsAsync<ConnectionFaultException>(() => connector.RenewTokenAsync(_client, new AccessToken("two"), CancellationToken.None));
        await connector.RenewTokenAsync(_client, new AccessToken("three"), CancellationToken.None);

        Assert.Equal("three", _client.Token!.Value);
        connector.DemandToken(null);
        await connector.DisconnectAsync(_client, CancellationToken.None);
        await ConnectAsync(connector);
    }

    [Fact]
    public async Task A_poll_fetches_what_stands_after_the_position()
    {
        ScriptedConnector connector = Connector(ConnectorTraits.Restartable | ConnectorTraits.Polls);
        connector.Store("news", "one", new ChannelPosition(1));
        connector.Store("news", "two", new ChannelPosition(2));
        connector.Store("other", "three", new ChannelPosition(3));

        await connector.PollAsync(_client, new ChannelRequest("news", new ChannelPosition(1)), _sink, CancellationToken.None);

        Assert.Equal([("two", new ChannelPosition(2))], _sink.Messages);
        await connector.PollAsync(_client, new ChannelRequest("news"), _sink, CancellationToken.None);
        Assert.Equal(["two", "one", "two"], _sink.Messages.Select(static received => received.Message));
        Assert.Equal(2, _client.Polls);
    }

    [Fact]
    public async Task What_is_sent_is_kept_and_only_a_connected_client_sends()
    {
        ScriptedConnector connector = Connector();
        Assert.Equal(
            "The client 'client' is Disconnected; it can send only when it is Connected.",
            (await Assert.ThrowsAsync<InvalidOperationException>(() => _client.SendAsync("early"))).Message);
        await ConnectAsync(connector);

        await _client.SendAsync("hello");

        Assert.Equal(["hello"], _client.Sent);
    }

    [Fact]
    public async Task A_disposed_client_does_nothing_any_more()
    {
        ScriptedConnector connector = Connector();
        await ConnectAsync(connector);
        await SubscribeAsync(connector);

        await _client.DisposeAsync();

        Assert.True(_client.IsDisposed);
        Assert.Equal(ClientState.Closed, _client.State);
        Assert.Empty(_client.Wire);
        Assert.NotNull(_client.Connection!.Ended);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => ConnectAsync(connector));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => _client.SendAsync("late"));
    }

    private ScriptedConnector Connector(ConnectorTraits traits = ScriptedConnector.DefaultTraits) => new(_clock, traits);

    private Task ConnectAsync(ScriptedConnector connector, CancellationToken cancellationToken = default, string? token = null)
    {
        connector.Observe(_client, _observer);
        return connector.ConnectAsync(
            _client, new ConnectRequest("chat") { Token = token is null ? null : new AccessToken(token) }, cancellationToken);
    }

    private Task<IAsyncDisposable> SubscribeAsync(ScriptedConnector connector) =>
        connector.SubscribeAsync(_client, new ChannelRequest("news"), _sink, CancellationToken.None);

    private sealed class Observer : IConnectionObserver
    {
        private int _frames;

        public int Frames => _frames;
        public ConcurrentQueue<Exception?> Losses { get; } = [];
        public ConcurrentQueue<string> Reconnects { get; } = [];

        public void Received() => Interlocked.Increment(ref _frames);

        public void Lost(Exception? error) => Losses.Enqueue(error);

        public void Reconnecting(Exception? error) => Reconnects.Enqueue("reconnecting");

        public void Reconnected() => Reconnects.Enqueue("reconnected");
    }

    private sealed class Sink<TMessage> : IChannelSink<TMessage>
    {
        public ConcurrentQueue<(TMessage Message, ChannelPosition? Position)> Messages { get; } = [];

        public ValueTask ReceiveAsync(TMessage message, ChannelPosition? position = null)
        {
            Messages.Enqueue((message, position));
            return default;
        }
    }
}

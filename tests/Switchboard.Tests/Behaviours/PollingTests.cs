using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Messages are fetched where the stream cannot be had, and the stream takes over when it can.</summary>
public sealed class PollingTests
{
    private static readonly TimeSpan s_interval = TimeSpan.FromSeconds(3);
    private readonly ConcurrentQueue<string> _received = [];

    [Fact]
    public async Task Polling_begins_after_as_many_failures_as_the_option_says_and_not_before()
    {
        await using var test = Create(static options => options.PollAfterAttempts = 3);
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail(), ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();

        // The delays are 1 and 2 seconds, or a part of them.
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));
        await test.UntilAsync(() => test.Connector.Connections.Count == 2);
        Assert.Equal(ConnectionPhase.Reconnecting, test.Manager.GetStatus(Taking.Chat).Phase);
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));

        await using var lease = await taking;
        Assert.Equal(3, test.Connector.Connections.Count);
        Assert.Equal(ConnectionPhase.Polling, lease.Status.Phase);
        Assert.True(lease.Status.IsUsable);
        Assert.Equal(ConnectionQuality.Poor, lease.Status.Quality);
    }

    [Fact]
    public async Task Callbacks_are_fed_by_polls_while_there_is_no_stream()
    {
        await using var test = Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        test.Connector.Store("news", "a", new ChannelPosition(Sequence: 1));
        test.Connector.Client.Drop();
        await BeginPollingAsync(test);
        await test.UntilAsync(() => _received.Count == 1);

        test.Connector.Store("news", "b", new ChannelPosition(Sequence: 2));
        await test.AdvanceAsync(s_interval);
        await test.UntilAsync(() => _received.Count == 2);
        await test.AdvanceAsync(s_interval);

        Assert.Equal(["a", "b"], _received);
    }

    [Fact]
    public async Task The_stream_takes_over_and_no_message_is_lost_or_comes_twice()
    {
        await using var test = Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        await test.Connector.Client.EmitAsync("news", "1", new ChannelPosition(Sequence: 1)).Soon();
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        test.Connector.Client.Drop();
        await BeginPollingAsync(test);
        test.Connector.Store("news", "2", new ChannelPosition(Sequence: 2));
        await test.AdvanceAsync(s_interval);
        await test.UntilAsync(() => _received.Count == 2);

        test.Connector.OnConnect = static _ => ConnectScript.Hang();
        int tried = test.Connector.Connections.Count;
        while (test.Connector.Connections.Count == tried)
            await test.AdvanceAsync(s_interval);
        // After the last poll and before the stream is subscribed.
        test.Connector.Store("news", "3", new ChannelPosition(Sequence: 3));
        test.Connector.LetGo();
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Connected);
        await test.UntilAsync(() => _received.Count == 3);
        await lease.Client.EmitAsync("news", "3", new ChannelPosition(Sequence: 3)).Soon();
        await lease.Client.EmitAsync("news", "4", new ChannelPosition(Sequence: 4)).Soon();

        Assert.Equal(["1", "2", "3", "4"], _received);
        int polls = lease.Client.Polls;
        await test.AdvanceAsync(10 * s_interval);
        Assert.Equal(polls, lease.Client.Polls);
    }

    [Fact]
    public async Task While_polling_works_the_stream_is_not_given_up()
    {
        await using var test = Create(static options => options.Reconnect = ReconnectPolicy.Chat with { MaxAttempts = 2 });
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await BeginPollingAsync(test);
        await using var lease = await taking;
        int tried = test.Connector.Connections.Count;

        // The last attempt was a second ago at the least and two at the most.
        await test.AdvanceAsync(TimeSpan.FromSeconds(57));
        Assert.Equal(tried, test.Connector.Connections.Count);
        test.Connector.OnConnect = static _ => ConnectScript.Succeed;
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));

        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Connected);
        Assert.Equal(tried + 1, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_poll_that_fails_makes_no_connection_and_the_next_one_that_works_does()
    {
        await using var test = Create();
        await using var kept = await test.TakeAsync();
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        test.Connector.RefusePolls();
        kept.Subscribe<string>("news", _received.Enqueue);
        kept.Client.Drop();
        await test.AdvanceAsync(3 * s_interval);

        Assert.True(kept.Client.Polls > 0);
        Assert.NotEqual(ConnectionPhase.Polling, kept.Status.Phase);
        Assert.False(kept.Status.IsUsable);

        test.Connector.Store("news", "a", new ChannelPosition(Sequence: 1));
        test.Connector.AnswerPolls();
        await test.AdvanceAsync(s_interval);
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Polling);
        await test.UntilAsync(() => _received.Count == 1);
    }

    [Fact]
    public async Task Polls_that_begin_to_fail_end_the_connection_until_one_works_again()
    {
        await using var test = Create();
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _received.Enqueue);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        lease.Client.Drop();
        await BeginPollingAsync(test);

        test.Connector.RefusePolls();
        test.Connector.Store("news", "a", new ChannelPosition(Sequence: 1));
        await test.AdvanceAsync(s_interval);
        Assert.False(lease.Status.IsUsable);
        Assert.Empty(_received);
        test.Connector.AnswerPolls();
        await test.AdvanceAsync(s_interval);
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Polling);
        await test.UntilAsync(() => _received.Count == 1);

        Assert.Equal(["a"], _received);
    }

    [Fact]
    public async Task Polling_ends_with_the_connection()
    {
        await using var test = Create(static options => options.Linger = TimeSpan.Zero);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await BeginPollingAsync(test);
        ConnectionLease<ScriptedClient> lease = await taking;
        lease.Subscribe<string>("news", _received.Enqueue);
        ScriptedClient client = lease.Client;

        await lease.DisposeAsync();
        int polls = client.Polls;
        await test.AdvanceAsync(10 * s_interval);

        Assert.Equal(polls, client.Polls);
        Assert.True(client.IsDisposed);
    }

    private static TestConnectionManager Create(Action<ConnectionManagerOptions>? configure = null) => TestConnectionManager.Create(
        options =>
        {
            options.BreakerFailures = 1_000;
            configure?.Invoke(options);
        },
        ConnectorTraits.Restartable | ConnectorTraits.Polls);

    // Two attempts fail within two seconds at most.
    private static async Task BeginPollingAsync(TestConnectionManager test)
    {
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Polling);
    }
}

using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What users of other libraries complain of around reconnecting, and want instead.</summary>
public sealed class ReconnectingComplaints
{
    private readonly ConcurrentQueue<string> _told = [];

    // 20. SignalR: automatic reconnect does not cover the first connect.
    // 21. SignalR: the reconnect loop of the documentation ends with its first failure.
    [Fact]
    public async Task The_first_connect_is_tried_again_and_again()
    {
        await using var test = TestConnectionManager.Create();
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail(), ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();

        await test.AdvanceAsync(TimeSpan.FromSeconds(1 + 2 + 4));

        await using var lease = await taking;
        Assert.Equal(4, test.Connector.Connections.Count);
    }

    // 22. SignalR: a 401 is tried again like any other error, and the policy is not told what went wrong.
    [Fact]
    public async Task Wrong_credentials_are_not_tried_again_and_the_policy_is_told_every_fault()
    {
        var policy = new NotingPolicy();
        await using var test = TestConnectionManager.Create(options => options.Reconnect = policy);
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail(FailureKind.Rejected));
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAsync<ConnectionFaultException>(() => taking);

        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.Equal([FailureKind.Transient, FailureKind.Rejected], policy.Faults.Select(static fault => fault?.Kind));
    }

    // 25. Socket.IO: the client reconnects after the server sent it away, and tells one disconnect twice.
    [Fact]
    public async Task A_client_that_the_server_sent_away_stays_away_and_that_is_told_once()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        lease.ConnectionLost += status => _told.Enqueue($"{status.Phase}");
        ScriptedConnection connection = test.Connector.Connections[0];

        connection.Client.Drop(FailureKind.Refused);
        connection.Lose();
        await test.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Equal(["Failed"], _told);
        Assert.Single(test.Connector.Connections);
    }

    // 26. NATS: the client hangs when the server goes down and up fast.
    [Fact]
    public async Task A_server_that_goes_down_and_up_fast_is_followed()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        for (int bounces = 0; bounces < 50; bounces++)
        {
            test.Connector.Client.Drop();
            await test.Manager.RefreshAsync(Taking.Chat).Soon();
        }

        Assert.Equal(51, test.Connector.Connections.Count);
        await lease.Client.SendAsync("hello").Soon();
    }

    // 27. Redis: of a thousand channels only a part comes back.
    [Fact]
    public async Task All_of_a_thousand_channels_come_back()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        string[] channels = [.. Enumerable.Range(0, 1_000).Select(static number => $"channel {number}")];
        foreach (string channel in channels)
            lease.Subscribe<string>(channel, static _ => { });

        test.Connector.Client.Drop();
        await test.ReconnectAsync();

        Assert.Equal(channels, test.Connector.Client.Wire);
    }

    // 27. Redis: an unsubscribe that races the subscribe of a reconnect leaves the channel on the wire.
    [Fact]
    public async Task A_channel_that_is_left_while_it_is_restored_is_not_on_the_wire()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ISubscription news = lease.Subscribe<string>("news", static _ => { });
        test.Connector.Withhold("news");
        test.Connector.Client.Drop();
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilAsync(() => test.Connector.Client.Subscribed.Count == 2);

        Task left = news.DisposeAsync().AsTask();
        test.Connector.Confirm("news");
        await left.Soon();
        await test.UntilPhaseAsync(Taking.Chat, ConnectionPhase.Connected);

        Assert.Empty(test.Connector.Client.Wire);
    }

    // 30. Ably: a channel is not resumed, and nobody is told.
    [Fact]
    public async Task A_channel_that_does_not_come_back_is_told()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();
        ISubscription news = lease.Subscribe<string>("news", static _ => { });
        lease.ConnectionRestored += status => _told.Enqueue($"{status.Phase} without {string.Join(", ", status.FailedChannels)}");
        test.Connector.Refuse("news");

        test.Connector.Client.Drop();
        await test.AdvanceAsync(Taking.FirstDelay);
        await test.UntilAsync(() => !_told.IsEmpty);

        Assert.Equal(["Degraded without news"], _told);
        Assert.Equal(SubscriptionState.Failed, news.State);
    }

    // 38. Websocket.Client: every reconnect leaves something behind. 39. Ably, MQTTnet: a thread for each.
    [Fact]
    public async Task A_reconnect_leaves_no_timer_and_no_handler_behind()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.Restartable);
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", _told.Enqueue);
        await test.SettleAsync();
        int timers = test.Clock.TimerCount;

        for (int losses = 0; losses < 50; losses++)
        {
            test.Connector.Client.Drop();
            await test.ReconnectAsync();
        }
        await test.SettleAsync();
        await test.Connector.Client.EmitAsync("news", "a").Soon();

        Assert.Equal(timers, test.Clock.TimerCount);
        Assert.Equal(["a"], _told);
    }

    // 40. Redis: a connection that only looks alive has to be thrown away by hand.
    [Fact]
    public async Task A_connection_can_be_opened_anew_for_all_who_hold_it()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        await using var lease = await test.TakeAsync();
        await using var other = await test.TakeAsync();
        lease.Subscribe<string>("news", static _ => { });
        ScriptedClient stuck = lease.Client;

        await test.Manager.RefreshAsync(Taking.Chat).Soon();

        Assert.True(stuck.IsDisposed);
        Assert.NotSame(stuck, lease.Client);
        Assert.Same(lease.Client, other.Client);
        Assert.Equal(["news"], lease.Client.Wire);
    }

    private sealed class NotingPolicy : IReconnectPolicy
    {
        public ConcurrentQueue<ConnectionFault?> Faults { get; } = [];

        public int? MaxAttempts => ReconnectPolicy.Chat.MaxAttempts;

        public TimeSpan? NextDelay(ReconnectContext context)
        {
            Faults.Enqueue(context.Fault);
            return ReconnectPolicy.Chat.NextDelay(context);
        }
    }
}

using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Something comes in between: a network that goes, a waiter that gives up, a client that helps itself.</summary>
public sealed class InterruptionTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_client_that_was_open_too_late_and_cannot_start_again_is_replaced()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        test.Connector.NextConnects(ConnectScript.Take(s_second));
        Task<ConnectionLease<ScriptedClient>> taking = AcquireAsync(test);
        await test.SettleAsync();

        test.Network.IsOnline = false;
        await test.AdvanceAsync(10 * s_second);
        test.Network.IsOnline = true;
        await test.AdvanceAsync(10 * s_second);

        await using var lease = await taking.Soon();
        Assert.Equal(2, test.Connector.Clients.Count);
        Assert.True(test.Connector.Clients[0].IsDisposed);
        Assert.Same(test.Connector.Clients[1], lease.Client);
    }

    [Fact]
    public async Task A_suspended_connection_is_suspended_still_when_who_opens_it_gives_up()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.Restartable | ConnectorTraits.Suspendable);
        ScriptedClient client = test.Manager.GetOrCreate(s_key, () => new ScriptedClient());
        await test.Manager.ConnectAsync(client);
        await test.AdvanceAsync(TimeSpan.FromMinutes(6));
        Assert.Equal(ConnectionPhase.Suspended, test.Manager.GetStatus(s_key).Phase);

        test.Connector.NextConnects(ConnectScript.Hang());
        using var impatience = new CancellationTokenSource();
        Task<ConnectionLease<ScriptedClient>> impatient = AcquireAsync(test, impatience.Token);
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        await test.SettleAsync();

        Assert.Equal(ConnectionPhase.Suspended, test.Manager.GetStatus(s_key).Phase);
        test.Manager.NotifyActivity();
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
    }

    [Fact]
    public async Task A_connection_that_waits_for_the_network_waits_for_no_moment()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await AcquireAsync(test);
        test.Connector.Client.Drop();
        test.Network.IsOnline = false;

        await test.AdvanceAsync(10 * s_second);

        ConnectionStatus status = test.Manager.GetStatus(s_key);
        Assert.Equal(ConnectionPhase.Offline, status.Phase);
        Assert.Null(status.NextAttemptAt);
    }

    [Fact]
    public async Task A_client_that_gets_its_connection_back_by_itself_is_left_to_it_when_the_network_goes()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        ScriptedClient client = test.Manager.GetOrCreate(s_key, () => new ScriptedClient());
        await test.Manager.ConnectAsync(client);
        client.BeginReconnect();

        test.Network.IsOnline = false;
        await test.SettleAsync();
        Assert.Equal(ConnectionPhase.Reconnecting, test.Manager.GetStatus(s_key).Phase);
        test.Network.IsOnline = true;
        client.CompleteReconnect();

        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_client_that_gets_its_connection_back_by_itself_is_left_to_it_when_who_waits_gives_up()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        ScriptedClient client = test.Manager.GetOrCreate(s_key, () => new ScriptedClient());
        await test.Manager.ConnectAsync(client);
        client.BeginReconnect();

        using var impatience = new CancellationTokenSource();
        Task<ConnectionLease<ScriptedClient>> impatient = AcquireAsync(test, impatience.Token);
        await test.SettleAsync();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        await test.SettleAsync();
        Assert.Equal(ConnectionPhase.Reconnecting, test.Manager.GetStatus(s_key).Phase);
        client.CompleteReconnect();

        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
    }

    [Fact]
    public async Task A_connect_that_is_given_up_while_it_restores_is_none_and_no_channel_has_failed_for_it()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(s_key, () => new ScriptedClient());
        ISubscription news = test.Manager.Subscribe<ScriptedClient, string>(client, "news", static _ => { });
        test.Connector.Withhold("news");
        using var impatience = new CancellationTokenSource();
        Task impatient = test.Manager.ConnectAsync(client, impatience.Token);
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Synchronizing);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        await test.SettleAsync();

        ConnectionStatus status = test.Manager.GetStatus(s_key);
        Assert.Equal(ConnectionPhase.Disconnected, status.Phase);
        Assert.Null(status.Fault);
        Assert.Empty(status.FailedChannels);
        Assert.Equal(SubscriptionState.Pending, news.State);
        Assert.False(client.Connection!.IsOpen);

        test.Connector.Confirm("news");
        await test.Manager.ConnectAsync(client).Soon();
        Assert.Equal(ConnectionPhase.Connected, test.Manager.GetStatus(s_key).Phase);
        Assert.Equal(["news"], client.Wire);
    }

    [Fact]
    public async Task What_a_connection_was_lost_for_is_told_still_when_who_opens_it_gives_up()
    {
        await using var test = TestConnectionManager.Create();
        ScriptedClient client = test.Manager.GetOrCreate(s_key, () => new ScriptedClient());
        await test.Manager.ConnectAsync(client);
        client.Drop(FailureKind.Rejected);
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Failed);

        test.Connector.NextConnects(ConnectScript.Hang());
        using var impatience = new CancellationTokenSource();
        Task impatient = test.Manager.ConnectAsync(client, impatience.Token);
        await test.SettleAsync();
        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        await test.SettleAsync();

        ConnectionStatus status = test.Manager.GetStatus(s_key);
        Assert.Equal(ConnectionPhase.Failed, status.Phase);
        Assert.Equal(FailureKind.Rejected, status.Fault?.Kind);
    }

    [Fact]
    public async Task A_connection_that_is_given_back_while_its_client_is_replaced_is_closed()
    {
        await using var test = TestConnectionManager.Create(
            static options => options.Reconnect = ReconnectPolicy.Chat with { BaseDelay = TimeSpan.FromMilliseconds(1) }, ConnectorTraits.KeepsSubscriptions);
        var replaced = new TaskCompletionSource<ScriptedClient>(TaskCreationOptions.RunContinuationsAsynchronously);
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var first = new ScriptedClient();
        ScriptedClient client = await test.Manager.GetOrCreateAsync(s_key, _ =>
        {
            if (!first.IsDisposed)
                return Task.FromResult(first);
            asked.TrySetResult();
            return replaced.Task;
        });
        await test.Manager.ConnectAsync(client);
        test.Manager.Subscribe<ScriptedClient, string>(client, "news", open: null, static _ => Task.CompletedTask);
        client.Drop();
        await test.SettleAsync();
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        await asked.Task.Soon();

        await test.Manager.ReleaseAsync(client);
        var second = new ScriptedClient();
        replaced.SetResult(second);
        await test.SettleAsync();
        test.Clock.Advance(TimeSpan.FromMinutes(1));
        await test.SettleAsync();

        Assert.True(second.IsDisposed);
        Assert.Equal(ConnectionPhase.Closed, test.Manager.GetStatus(s_key).Phase);
    }

    [Fact]
    public async Task A_connection_is_degraded_while_a_channel_that_failed_is_wanted()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await AcquireAsync(test);
        test.Connector.Withhold("news");
        ISubscription news = lease.Subscribe<string>("news", static _ => { });
        test.Connector.Refuse("news");

        ConnectionStatus status = await test.WaitForPhaseAsync(s_key, ConnectionPhase.Degraded);
        Assert.Equal(["news"], status.FailedChannels);

        news.Dispose();
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
    }

    private static Task<ConnectionLease<ScriptedClient>> AcquireAsync(TestConnectionManager test, CancellationToken cancellationToken = default) =>
        test.Manager.AcquireAsync(s_key, () => new ScriptedClient(), cancellationToken).AsTask();
}

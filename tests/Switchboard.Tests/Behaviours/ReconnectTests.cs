using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A connection that was lost, or could not be opened at first, comes back.</summary>
public sealed class ReconnectTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_client_that_can_start_again_is_kept()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        List<string> received = [];
        using ISubscription news = lease.Subscribe<string>("news", received.Add);
        await test.SettleAsync();
        ScriptedClient client = lease.Client;
        long generation = lease.Status.Generation;

        client.Drop();
        Assert.Equal(ConnectionPhase.Reconnecting, lease.Status.Phase);
        await test.AdvanceAsync(s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Same(client, lease.Client);
        Assert.False(client.IsDisposed);
        Assert.True(lease.Status.Generation > generation);
        Assert.Equal(1, lease.Status.Reconnects);
        await client.EmitAsync("news", "again");
        await test.SettleAsync();
        Assert.Equal(["again"], received);
    }

    [Fact]
    public async Task A_delay_of_less_than_a_millisecond_is_waited_for_too()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = new Impatient());
        await using var lease = await test.LeaseAsync(s_key);

        lease.Client.Drop();
        await test.SettleAsync();
        Assert.Equal((ConnectionPhase.Reconnecting, test.Clock.GetUtcNow() + TimeSpan.FromMilliseconds(1)), (lease.Status.Phase, lease.Status.NextAttemptAt));
        await test.AdvanceAsync(TimeSpan.FromMilliseconds(1));

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task A_client_that_cannot_is_replaced_and_its_subscriptions_move()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        await using var lease = await test.LeaseAsync(s_key);
        List<string> received = [];
        using ISubscription news = lease.Subscribe<string>("news", received.Add);
        await test.SettleAsync();
        ScriptedClient old = lease.Client;
        long generation = lease.Status.Generation;

        old.Drop();
        await test.AdvanceAsync(s_second);

        ScriptedClient successor = lease.Client;
        Assert.NotSame(old, successor);
        Assert.True(old.IsDisposed);
        Assert.Equal(ClientState.Connected, successor.State);
        Assert.True(lease.Status.Generation > generation);
        Assert.Equal(["news"], successor.Wire);
        await successor.EmitAsync("news", "hello");
        await test.SettleAsync();
        Assert.Equal(["hello"], received);
    }

    [Fact]
    public async Task While_a_client_is_replaced_the_lease_says_so_and_waits()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.None);
        await using var lease = await test.LeaseAsync(s_key);
        lease.Client.Drop();
        await test.SettleAsync();

        var error = Assert.Throws<ObjectDisposedException>(() => lease.Client);
        Assert.Contains("Connection 'chat' was lost and its client is being replaced; wait for the new one with GetClientAsync.", error.Message, StringComparison.Ordinal);

        Task<ScriptedClient> waiting = lease.GetClientAsync().AsTask();
        await test.AdvanceAsync(s_second);
        Assert.Same(test.Connector.Client, await waiting.Soon());
    }

    [Fact]
    public async Task What_a_lost_client_still_says_changes_nothing()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedConnection old = lease.Client.Connection!;
        old.Lose();
        await test.AdvanceAsync(s_second);
        long generation = lease.Status.Generation;

        old.Lose();
        await test.AdvanceAsync(s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(generation, lease.Status.Generation);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task The_first_connect_is_tried_again_too()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond);
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);

        await test.SettleAsync();
        Assert.Single(test.Connector.Connections);
        await test.AdvanceAsync(s_second);
        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.False(taking.IsCompleted);
        await test.AdvanceAsync(s_second);

        await using var lease = await taking.Soon();
        Assert.Equal(3, test.Connector.Connections.Count);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(0, lease.Status.Reconnects);
    }

    [Fact]
    public async Task The_status_names_the_attempt_that_is_waited_for_and_when_it_comes()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond with { MaxAttempts = 7 });
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);
        await test.SettleAsync();

        ConnectionStatus status = test.Manager.GetStatus(s_key);
        Assert.Equal(ConnectionPhase.Reconnecting, status.Phase);
        Assert.Equal(2, status.Attempt);
        Assert.Equal(7, status.MaxAttempts);
        Assert.Equal(test.Clock.GetUtcNow() + s_second, status.NextAttemptAt);

        await test.AdvanceAsync(s_second);
        await using var lease = await taking.Soon();
        Assert.Null(lease.Status.NextAttemptAt);
    }

    [Fact]
    public async Task It_stops_after_the_last_attempt_with_what_that_failed_with()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond with { MaxAttempts = 3 });
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail(), ConnectScript.Throw(static () => new TimeoutException("the last")));
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);

        await test.AdvanceAsync(3 * s_second);

        Assert.Equal("the last", (await Assert.ThrowsAsync<TimeoutException>(() => taking.Soon())).Message);
        Assert.Equal(3, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_client_that_nobody_holds_any_more_is_not_brought_back()
    {
        await using var test = TestConnectionManager.Create();
        ConnectionLease<ScriptedClient> lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        await lease.DisposeAsync();

        client.Drop();
        await test.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Single(test.Connector.Connections);
        Assert.True(client.IsDisposed);
    }

    private sealed class Impatient : IReconnectPolicy
    {
        public int? MaxAttempts => null;

        public TimeSpan? NextDelay(ReconnectContext context) => TimeSpan.FromTicks(TimeSpan.TicksPerMillisecond / 2);
    }
}

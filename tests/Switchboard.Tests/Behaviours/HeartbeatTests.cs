using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A connection that is silent is pinged; one that does not answer is lost. And one whose client says that it is gone is lost too.</summary>
public sealed class HeartbeatTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_connection_is_pinged_when_it_was_silent_for_the_interval()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);

        await test.AdvanceAsync(15 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(0, lease.Client.Pings);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(1, lease.Client.Pings);
        await test.AdvanceAsync(15 * s_second);
        Assert.Equal(2, lease.Client.Pings);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task A_ping_that_is_not_answered_in_time_is_a_loss()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        lease.Client.IsSilent = true;

        await test.AdvanceAsync(25 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(ConnectionPhase.Reconnecting, lease.Status.Phase);
        Assert.Equal("Transient (HeartbeatTimeout): Nothing came in within 00:00:10 of a ping.", lease.Status.Fault?.ToString());
        await test.AdvanceAsync(s_second);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task What_comes_in_puts_off_the_ping()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);

        await test.AdvanceAsync(14 * s_second);
        await lease.Client.EmitAsync("nobody listens", "a frame");
        await test.AdvanceAsync(15 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(0, lease.Client.Pings);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(1, lease.Client.Pings);
    }

    [Fact]
    public async Task What_comes_in_is_as_good_as_a_pong()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        lease.Client.IsSilent = true;

        await test.AdvanceAsync(20 * s_second);
        await lease.Client.EmitAsync("nobody listens", "a frame");
        await test.AdvanceAsync(10 * s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_late_frame_of_a_connection_that_is_over_is_no_life_of_the_next()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond);
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        ScriptedConnection old = client.Connection!;
        client.Drop();
        await test.SettleAsync();
        await test.AdvanceAsync(lease.Status.NextAttemptAt!.Value - test.Clock.GetUtcNow());
        Assert.Equal(2, test.Connector.Connections.Count);

        await test.AdvanceAsync(14 * s_second);
        await old.EmitAsync("news", "late");
        await test.AdvanceAsync(s_second);

        Assert.Equal(1, client.Pings);
        Assert.Equal(lease.Status.ConnectedAt + 15 * s_second, lease.Status.LastReceivedAt);
    }

    [Fact]
    public async Task A_ping_of_a_connection_that_is_over_does_not_end_the_next()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        client.IsSilent = true;
        await test.AdvanceAsync(15 * s_second);
        Assert.Equal(1, client.Pings);

        client.Drop();
        await test.AdvanceAsync(10 * s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_ping_does_not_disturb_a_client_that_gets_its_connection_back_by_itself()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        client.IsSilent = true;
        await test.AdvanceAsync(15 * s_second);

        client.BeginReconnect();
        await test.AdvanceAsync(60 * s_second);
        Assert.Equal(ConnectionPhase.Reconnecting, lease.Status.Phase);
        Assert.Equal(1, client.Pings);
        client.CompleteReconnect();

        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task Nor_one_that_has_it_back_already()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;
        client.IsSilent = true;
        await test.AdvanceAsync(15 * s_second);

        client.BeginReconnect();
        await test.SettleAsync();
        client.CompleteReconnect();
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        await test.AdvanceAsync(10 * s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task Where_it_is_off_or_cannot_be_nothing_is_pinged()
    {
        await using var off = TestConnectionManager.Create(static options => options.HeartbeatInterval = Timeout.InfiniteTimeSpan);
        await using var cannot = TestConnectionManager.Create(traits: ConnectorTraits.Restartable);
        foreach (TestConnectionManager test in new[] { off, cannot })
        {
            await using var lease = await test.LeaseAsync(s_key);
            await test.AdvanceAsync(TimeSpan.FromMinutes(2));
            Assert.Equal(0, lease.Client.Pings);
            Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        }
    }
}

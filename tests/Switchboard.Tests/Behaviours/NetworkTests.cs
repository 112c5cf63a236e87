using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Without a network nothing is tried; with one again, nothing is waited for.</summary>
public sealed class NetworkTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task What_is_open_is_closed_and_waits()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        ScriptedClient client = lease.Client;

        test.Network.IsOnline = false;
        await test.AdvanceAsync(10 * s_minute);

        Assert.Equal(ConnectionPhase.Offline, lease.Status.Phase);
        Assert.Equal(FailureKind.LocalNetwork, lease.Status.Fault?.Kind);
        Assert.Equal(ClientState.Disconnected, client.State);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task Back_online_it_is_opened_at_once()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        test.Network.IsOnline = false;
        await test.AdvanceAsync(10 * s_minute);

        test.Network.IsOnline = true;

        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_backoff_is_not_waited_out()
    {
        await using TestConnectionManager test = Create(static options => options.Reconnect = TakingLeases.EverySecond with
        {
            BaseDelay = TimeSpan.FromHours(1),
            MaxDelay = TimeSpan.FromHours(1),
        });
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Reconnecting);
        await test.SettleAsync();

        test.Network.IsOnline = false;
        test.Network.IsOnline = true;

        await using var lease = await taking.Soon();
    }

    [Fact]
    public async Task Nor_is_a_circuit_breaker()
    {
        await using TestConnectionManager test = Create(static options => options.BreakerFailures = 1);
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);
        await test.AdvanceAsync(TimeSpan.FromSeconds(2));
        Assert.Single(test.Connector.Connections);

        test.Network.IsOnline = false;
        test.Network.IsOnline = true;

        await using var lease = await taking.Soon();
    }

    [Fact]
    public async Task A_connection_that_was_given_up_is_tried_again()
    {
        await using TestConnectionManager test = Create(static options => options.Reconnect = TakingLeases.EverySecond with { MaxAttempts = 2 });
        await using var lease = await test.LeaseAsync(s_key);
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail());
        lease.Client.Drop();
        await test.AdvanceAsync(TimeSpan.FromSeconds(3));
        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);

        test.Network.IsOnline = false;
        test.Network.IsOnline = true;

        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
    }

    [Fact]
    public async Task One_that_was_refused_is_not()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_key);
        lease.Client.Drop(FailureKind.Refused);

        test.Network.IsOnline = false;
        test.Network.IsOnline = true;
        await test.SettleAsync();

        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
        Assert.Single(test.Connector.Connections);
    }

    [Fact]
    public async Task A_connect_that_is_asked_for_offline_waits_without_trying()
    {
        await using TestConnectionManager test = Create();
        test.Network.IsOnline = false;
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);
        await test.AdvanceAsync(10 * s_minute);
        Assert.Empty(test.Connector.Connections);
        Assert.Equal(ConnectionPhase.Offline, test.PhaseOf(s_key));

        test.Network.IsOnline = true;

        await using var lease = await taking.Soon();
    }

    [Theory]
    [InlineData("ws://localhost:5000/feed")]
    [InlineData("ws://127.0.0.1:5000/feed")]
    [InlineData("ws://[::1]:5000/feed")]
    public async Task This_very_machine_needs_no_network(string address)
    {
        await using TestConnectionManager test = Create();
        await using var open = await test.LeaseAsync(address);

        test.Network.IsOnline = false;
        await test.SettleAsync();
        await using var other = await test.LeaseAsync($"{address}/other").Soon();

        Assert.Equal(ConnectionPhase.Connected, open.Status.Phase);
        Assert.Equal(ConnectionPhase.Connected, other.Status.Phase);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    private static TestConnectionManager Create(Action<ConnectionManagerOptions>? configure = null) => TestConnectionManager.Create(options =>
    {
        options.Reconnect = TakingLeases.EverySecond;
        options.DiagnoseFailures = false;
        configure?.Invoke(options);
    });
}

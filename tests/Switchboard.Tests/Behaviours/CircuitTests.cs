using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>An endpoint that fails often in a row is left alone for a while, then one key probes it.</summary>
public sealed class CircuitTests
{
    private static readonly ConnectionKey s_one = "wss://host/one";
    private static readonly ConnectionKey s_two = "wss://host/two";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task After_five_failures_in_a_row_the_endpoint_is_left_alone()
    {
        await using TestConnectionManager test = Create();
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        _ = test.LeaseAsync(s_one);

        await test.AdvanceAsync(4 * s_second);
        Assert.Equal(5, test.Connector.Connections.Count);
        await test.AdvanceAsync(30 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(5, test.Connector.Connections.Count);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));
        Assert.Equal(6, test.Connector.Connections.Count);
        // The probe failed: another while.
        await test.AdvanceAsync(30 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(6, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task Another_key_of_the_endpoint_waits_too_and_one_of_them_probes()
    {
        await using TestConnectionManager test = Create();
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        Task<ConnectionLease<ScriptedClient>> one = test.LeaseAsync(s_one);
        await test.AdvanceAsync(4 * s_second);
        Task<ConnectionLease<ScriptedClient>> two = test.LeaseAsync(s_two);
        Task<ConnectionLease<ScriptedClient>> other = test.LeaseAsync("wss://elsewhere/one");
        await test.AdvanceAsync(s_second);
        Assert.DoesNotContain(test.Connector.Connections, connection => s_two.Equals(connection.Request.Key));
        Assert.Contains(test.Connector.Connections, static connection => connection.Request.Key?.Name == "wss://elsewhere/one");

        test.Connector.OnConnect = static _ => ConnectScript.Hang();
        await test.AdvanceAsync(35 * s_second);
        Assert.Single(test.Connector.Connections, static connection => connection.Request.Key?.Endpoint?.Host == "host" && connection.Ended is null);

        test.Connector.OnConnect = static _ => ConnectScript.Succeed;
        test.Connector.LetGo();
        await test.AdvanceAsync(2 * s_second);
        await using var first = await one.Soon();
        await using var second = await two.Soon();
        await using var third = await other.Soon();
    }

    [Fact]
    public async Task Failures_that_are_not_in_a_row_or_not_its_fault_do_not_count()
    {
        await using TestConnectionManager test = Create();
        ConnectScript fails = ConnectScript.Fail();
        test.Connector.NextConnects(fails, fails, fails, fails, ConnectScript.Succeed, fails, fails, fails, fails, ConnectScript.Succeed);

        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_one);
        await test.AdvanceAsync(4 * s_second);
        await using var lease = await taking.Soon();
        lease.Client.Drop();
        await test.AdvanceAsync(5 * s_second);

        Assert.Equal(10, test.Connector.Connections.Count);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task Those_that_stand_in_line_when_it_opens_wait_as_well()
    {
        await using TestConnectionManager test = Create(static options =>
        {
            options.BreakerFailures = 2;
            options.ReconnectConcurrency = 1;
        });
        var leases = new List<ConnectionLease<ScriptedClient>>();
        for (int i = 0; i < 6; i++)
            leases.Add(await test.LeaseAsync($"wss://host/{i}"));
        test.Connector.OnConnect = static _ => ConnectScript.Hang();
        foreach (ConnectionLease<ScriptedClient> lease in leases)
            lease.Client.Drop();
        await test.AdvanceAsync(s_second);
        Assert.Equal(7, test.Connector.Connections.Count);

        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        test.Connector.LetGo(ConnectScript.Fail());
        await test.AdvanceAsync(20 * s_second);

        Assert.Equal(8, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task Connects_that_one_after_the_other_give_up_at_once_count_too()
    {
        await using TestConnectionManager test = Create(static options => options.Reconnect = ReconnectPolicy.None);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        for (int i = 0; i < 5; i++)
            await Assert.ThrowsAsync<ConnectionFaultException>(() => test.LeaseAsync(s_one).Soon());
        await test.SettleAsync();

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => test.LeaseAsync(s_one).Soon());

        Assert.Equal("CircuitOpen", error.Code);
        Assert.Equal("Connection 'wss://host/one' was not opened: the last connects to wss://host:443 failed, and it is left alone for another 30 s.", error.Message);
        Assert.Equal(5, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task A_connection_that_is_hurried_does_not_turn_in_circles_until_it_closes()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_one);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        lease.Client.Drop();
        await test.AdvanceAsync(10 * s_second);
        Assert.Equal(6, test.Connector.Connections.Count);

        Task refresh = test.Manager.RefreshAsync(s_one).AsTask();
        // It comes to rest only where nothing goes on.
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await test.SettleAsync(bound.Token);

        Assert.False(refresh.IsCompleted);
        Assert.Equal(6, test.Connector.Connections.Count);
        test.Connector.OnConnect = static _ => ConnectScript.Succeed;
        await test.AdvanceAsync(30 * s_second);
        await refresh.Soon();
    }

    private static TestConnectionManager Create(Action<ConnectionManagerOptions>? configure = null) => TestConnectionManager.Create(options =>
    {
        options.Reconnect = TakingLeases.EverySecond;
        options.DiagnoseFailures = false;
        configure?.Invoke(options);
    });
}

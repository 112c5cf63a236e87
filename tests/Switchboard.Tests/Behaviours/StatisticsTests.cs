using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>What the manager counts.</summary>
public sealed class StatisticsTests
{
    [Fact]
    public async Task A_new_manager_has_done_nothing()
    {
        await using var test = TestConnectionManager.Create();

        ConnectionStatistics statistics = test.Manager.GetStatistics();

        Assert.Equal(new ConnectionStatistics(0, 0, 0, 0, 0, 0, 0, 0) { Connections = statistics.Connections }, statistics);
        Assert.Empty(statistics.Connections);
    }

    [Fact]
    public async Task Everything_is_counted()
    {
        await using var test = TestConnectionManager.Create(static options => options.Linger = TimeSpan.Zero);
        test.Connector.NextConnects(ConnectScript.Take(TimeSpan.FromSeconds(4)));
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync("a");
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(TimeSpan.FromSeconds(4));
        await using var a = await taking;
        await using var again = await test.TakeAsync("a");
        ConnectionLease<ScriptedClient> b = await test.TakeAsync("b");
        a.Subscribe<string>("news", static _ => { });
        a.Subscribe<string>("news", static _ => { });
        ScriptedClient failing = test.Manager.GetOrCreate("c", static () => new ScriptedClient());
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Rejected));
        await Assert.ThrowsAsync<ConnectionFaultException>(() => test.Manager.ConnectAsync(failing).Soon());
        test.Connector.Connections[0].Client.Drop();
        await test.ReconnectAsync("a");

        ConnectionStatistics full = test.Manager.GetStatistics();
        await b.DisposeAsync();
        ConnectionStatistics after = test.Manager.GetStatistics();

        Assert.Equal(
            new ConnectionStatistics(Clients: 3, Connected: 2, Failed: 1, References: 4, Subscriptions: 2, ClientsCreated: 3, ConnectAttempts: 4, ConnectFailures: 1)
            {
                Reconnects = 1,
                HoldsTaken = 4,
                // 4 seconds, and twice none at all.
                AverageConnectTime = TimeSpan.FromTicks(TimeSpan.FromSeconds(4).Ticks / 3),
                PeakConnected = 2,
                Connections = full.Connections,
            },
            full);
        Assert.Equal(["a", "b", "c"], full.Connections.Select(static status => status.Key!.Name).Order());
        Assert.Equal((2, 1, 2), (after.Clients, after.Connected, after.PeakConnected));
    }

    [Fact]
    public async Task Losses_and_reconnects_leave_the_peak_alone()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();

        for (int losses = 0; losses < 3; losses++)
        {
            test.Connector.Client.Drop();
            await test.ReconnectAsync();
        }

        ConnectionStatistics statistics = test.Manager.GetStatistics();
        Assert.Equal((1, 3L), (statistics.PeakConnected, statistics.Reconnects));
        Assert.Equal(3, lease.Status.Reconnects);
    }
}

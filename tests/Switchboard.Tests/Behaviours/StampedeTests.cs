using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A server that restarts loses all of its connections at once; they do not come back at once.</summary>
public sealed class StampedeTests
{
    [Fact]
    public async Task The_first_delay_after_a_loss_is_a_random_part_of_the_first_backoff()
    {
        await using TestConnectionManager test = Create();
        var leases = await LeasesAsync(test, 50);
        DateTimeOffset now = test.Clock.GetUtcNow();

        foreach (ConnectionLease<ScriptedClient> lease in leases)
            lease.Client.Drop();
        await test.SettleAsync();

        DateTimeOffset?[] moments = [.. leases.Select(static lease => lease.Status.NextAttemptAt)];
        Assert.All(moments, moment => Assert.InRange(moment!.Value, now, now + TimeSpan.FromSeconds(1)));
        Assert.True(moments.Distinct().Count() > 40);
    }

    [Fact]
    public async Task Of_a_thousand_keys_no_more_connect_at_once_than_may()
    {
        const int Keys = 1_000;
        await using TestConnectionManager test = Create();
        var leases = await LeasesAsync(test, Keys);
        int most = 0;
        var gate = new Lock();
        test.Connector.OnConnect = _ =>
        {
            lock (gate)
                most = Math.Max(most, test.Connector.Connections.Count(static connection => connection is { Opened: null, Ended: null }));
            return ConnectScript.Hang();
        };

        foreach (ConnectionLease<ScriptedClient> lease in leases)
            lease.Client.Drop();
        await test.SettleAsync();
        test.Clock.Advance(TimeSpan.FromSeconds(1));
        await test.SettleAsync();
        Assert.Equal(4, test.Connector.Connections.Count(static connection => connection is { Opened: null, Ended: null }));

        Task all = Task.WhenAll(leases.Select(static lease => lease.ReadyAsync())).Soon();
        while (!all.IsCompleted)
        {
            test.Connector.LetGo();
            await Task.Yield();
        }
        await all;
        Assert.Equal(4, most);
        Assert.Equal(2 * Keys, test.Connector.Connections.Count);
    }

    private static TestConnectionManager Create() => TestConnectionManager.Create(static options =>
    {
        options.MaxConnections = 2_000;
        options.DiagnoseFailures = false;
        options.HealthCheckInterval = options.HeartbeatInterval = Timeout.InfiniteTimeSpan;
    });

    private static async Task<List<ConnectionLease<ScriptedClient>>> LeasesAsync(TestConnectionManager test, int count)
    {
        var leases = new List<ConnectionLease<ScriptedClient>>();
        for (int i = 0; i < count; i++)
            leases.Add(await test.LeaseAsync($"wss://host/{i}"));
        return leases;
    }
}

using System.Collections.Concurrent;
using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>A server that is down is told of once, probed from time to time, and told of once when it is back.</summary>
public sealed class ServerDownTests : INotificationSink
{
    private static readonly ConnectionKey s_one = "wss://host/one";
    private static readonly ConnectionKey s_two = "wss://host/two";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ConcurrentQueue<Incident> _told = [];

    Task INotificationSink.NotifyAsync(Incident incident, CancellationToken cancellationToken)
    {
        _told.Enqueue(incident);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task It_is_told_once_after_the_last_attempt_however_many_keys_there_are()
    {
        await using TestConnectionManager test = Create();
        await using var one = await test.LeaseAsync(s_one);
        await using var two = await test.LeaseAsync(s_two);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        one.Client.Drop();
        await test.AdvanceAsync(s_second);
        Assert.Empty(_told);

        two.Client.Drop();
        await test.AdvanceAsync(5 * s_second);

        Incident told = Assert.Single(_told);
        Assert.Equal(("wss://host:443", false, null), (told.Endpoint, told.IsResolved, told.DownTime));
        Assert.Equal(FailureKind.Transient, told.Fault?.Kind);
        Assert.Equal(ConnectionPhase.Failed, one.Status.Phase);
        Assert.Equal(ConnectionPhase.Failed, two.Status.Phase);
    }

    [Fact]
    public async Task A_held_connection_is_probed_and_its_return_is_told_with_the_time_it_was_down()
    {
        await using TestConnectionManager test = Create();
        await using var lease = await test.LeaseAsync(s_one);
        test.Connector.OnConnect = static _ => ConnectScript.Fail();
        lease.Client.Drop();
        await test.AdvanceAsync(3 * s_second);
        Assert.Equal(3, test.Connector.Connections.Count);
        DateTimeOffset since = Assert.Single(_told).DownSince;

        await test.AdvanceAsync(55 * s_second);
        Assert.Equal(3, test.Connector.Connections.Count);
        await test.AdvanceAsync(20 * s_second);
        Assert.Equal(4, test.Connector.Connections.Count);
        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
        Assert.Single(_told);

        test.Connector.OnConnect = static _ => ConnectScript.Succeed;
        await test.AdvanceAsync(75 * s_second);

        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
        Incident back = _told.Last();
        Assert.Equal(2, _told.Count);
        Assert.True(back.IsResolved);
        Assert.Equal(since, back.DownSince);
        Assert.Equal(lease.Status.ConnectedAt - since, back.DownTime);
        Assert.Equal(3, back.Attempts);
    }

    [Fact]
    public async Task Where_probing_is_off_it_stays_failed_until_somebody_asks()
    {
        await using TestConnectionManager test = Create(static options => options.ProbeInterval = Timeout.InfiniteTimeSpan);
        await using var lease = await test.LeaseAsync(s_one);
        test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail());
        lease.Client.Drop();

        await test.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
        Assert.Equal(3, test.Connector.Connections.Count);

        await lease.ReadyAsync().Soon();
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task Its_return_is_told_also_when_nobody_held_on_to_the_connection()
    {
        await using TestConnectionManager test = Create();
        for (int outages = 1; outages <= 2; outages++)
        {
            test.Connector.NextConnects(ConnectScript.Fail(), ConnectScript.Fail());
            Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_one);
            await test.AdvanceAsync(2 * s_second);
            await Assert.ThrowsAsync<ConnectionFaultException>(() => taking.Soon());
            await test.AdvanceAsync(TimeSpan.FromMinutes(2));

            await using (await test.LeaseAsync(s_one).Soon())
                await test.SettleAsync();
            await test.AdvanceAsync(TimeSpan.FromMinutes(2));
        }

        Assert.Equal([false, true, false, true], _told.Select(static incident => incident.IsResolved));
        Assert.All(_told.Where(static incident => incident.IsResolved), static back => Assert.InRange(back.DownTime!.Value, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(3)));
    }

    [Fact]
    public async Task A_key_that_is_refused_does_not_make_a_hiccup_of_another_an_outage()
    {
        await using TestConnectionManager test = Create();
        test.Connector.NextConnects(ConnectScript.Fail());
        Task<ConnectionLease<ScriptedClient>> one = test.LeaseAsync(s_one);
        await test.SettleAsync();
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Refused));

        await Assert.ThrowsAsync<ConnectionFaultException>(() => test.LeaseAsync(s_two).Soon());
        await test.AdvanceAsync(s_second);

        await using var lease = await one.Soon();
        Assert.Empty(_told);
    }

    private TestConnectionManager Create(Action<ConnectionManagerOptions>? configure = null) => TestConnectionManager.Create(options =>
    {
        options.Reconnect = TakingLeases.EverySecond with { MaxAttempts = 2 };
        options.DiagnoseFailures = false;
        options.HeartbeatInterval = options.HealthCheckInterval = options.IdleTimeout = Timeout.InfiniteTimeSpan;
        options.AddNotificationSink(this);
        configure?.Invoke(options);
    });
}

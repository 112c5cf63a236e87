using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>How good a connection is, as its status says.</summary>
public sealed class QualityTests
{
    [Theory]
    [InlineData(0.0, ConnectionQuality.Excellent)]
    [InlineData(1.9, ConnectionQuality.Excellent)]
    [InlineData(2.0, ConnectionQuality.Good)]
    [InlineData(7.9, ConnectionQuality.Good)]
    [InlineData(8.0, ConnectionQuality.Poor)]
    [InlineData(14.9, ConnectionQuality.Poor)]
    [InlineData(15.0, ConnectionQuality.Critical)]
    public async Task It_goes_by_the_time_to_connect(double seconds, ConnectionQuality expected)
    {
        await using var test = TestConnectionManager.Create(static options => options.ConnectTimeout = TimeSpan.FromSeconds(60));
        test.Connector.NextConnects(ConnectScript.Take(TimeSpan.FromSeconds(seconds)));
        Task<ConnectionLease<ScriptedClient>> taking = test.TakeAsync();
        await test.UntilAsync(() => test.Connector.Connections.Count == 1);
        await test.AdvanceAsync(TimeSpan.FromSeconds(seconds));

        await using var lease = await taking;

        Assert.Equal(expected, lease.Status.Quality);
    }

    [Theory]
    [InlineData(0, ConnectionQuality.Excellent)]
    [InlineData(99, ConnectionQuality.Excellent)]
    [InlineData(100, ConnectionQuality.Good)]
    [InlineData(299, ConnectionQuality.Good)]
    [InlineData(300, ConnectionQuality.Poor)]
    [InlineData(999, ConnectionQuality.Poor)]
    [InlineData(1_000, ConnectionQuality.Disconnected)]
    public async Task It_goes_by_the_round_trip(int milliseconds, ConnectionQuality expected)
    {
        await using var test = TestConnectionManager.Create();
        TimeSpan roundTrip = TimeSpan.FromMilliseconds(milliseconds);
        test.Manager.AddConnector(Connector.For<ScriptedClient>()
            .ConnectWith(static (_, _) => Task.CompletedTask)
            .PingWith((_, token) => Task.Delay(roundTrip, test.Clock, token))
            .Restartable().Build());
        await using var lease = await test.TakeAsync();

        await test.AdvanceAsync(TimeSpan.FromSeconds(15) + roundTrip);
        await test.UntilAsync(() => lease.Status.Latency is not null);

        Assert.Equal(roundTrip, lease.Status.Latency);
        Assert.Equal(expected, lease.Status.Quality);
    }

    [Fact]
    public async Task It_is_poor_where_something_came_in_and_nothing_has_for_longer_than_a_heartbeat()
    {
        await using var test = TestConnectionManager.Create(traits: ConnectorTraits.Restartable);
        await using var lease = await test.TakeAsync();
        lease.Subscribe<string>("news", static _ => { });
        await lease.Client.EmitAsync("news", "a").Soon();

        await test.AdvanceAsync(TimeSpan.FromSeconds(25));
        Assert.Equal(ConnectionQuality.Excellent, lease.Status.Quality);
        await test.AdvanceAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(ConnectionQuality.Poor, lease.Status.Quality);

        await lease.Client.EmitAsync("news", "b").Soon();
        Assert.Equal(ConnectionQuality.Excellent, lease.Status.Quality);
    }

    [Fact]
    public async Task It_is_none_where_the_connection_is_not_open()
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.TakeAsync();

        test.Connector.Client.Drop();
        await test.WaitForPhaseAsync(Taking.Chat, ConnectionPhase.Reconnecting);

        Assert.Equal(ConnectionQuality.Disconnected, lease.Status.Quality);
    }
}

using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>No more connections are open than may be; what is over it waits, fails or takes the place of another.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Who_is_over_it_waits_and_comes_in_the_order_of_asking()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Wait, most: 1);
        ConnectionLease<ScriptedClient> one = await test.LeaseAsync("one");
        Task<ConnectionLease<ScriptedClient>> two = test.LeaseAsync("two");
        await test.SettleAsync();
        Task<ConnectionLease<ScriptedClient>> three = test.LeaseAsync("three");
        await test.SettleAsync();
        Assert.Single(test.Connector.Connections);

        await one.DisposeAsync();
        await (await two.Soon()).DisposeAsync();
        await (await three.Soon()).DisposeAsync();

        Assert.Equal(["one", "two", "three"], test.Connector.Connections.Select(static connection => connection.Request.Key?.Name));
        Assert.All(test.Connector.Connections.Zip(test.Connector.Connections.Skip(1)), static pair => Assert.True(pair.First.Ended < pair.Second.Began));
    }

    [Fact]
    public async Task Who_gives_up_waiting_leaves_the_line()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Wait, most: 1);
        ConnectionLease<ScriptedClient> one = await test.LeaseAsync("one");
        using var impatience = new CancellationTokenSource();
        Task<ConnectionLease<ScriptedClient>> two = test.LeaseAsync("two", impatience.Token);
        await test.SettleAsync();
        Task<ConnectionLease<ScriptedClient>> three = test.LeaseAsync("three");
        await test.SettleAsync();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => two.Soon());
        await one.DisposeAsync();

        await using var lease = await three.Soon();
        Assert.DoesNotContain(test.Connector.Connections, static connection => connection.Request.Key?.Name == "two");
    }

    [Fact]
    public async Task Or_it_fails_and_is_told_who_holds_the_places()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Fail, most: 2);
        await using var one = await test.LeaseAsync("one");
        await using var two = await test.LeaseAsync(new ConnectionKey("two", "anna"));

        var error = await Assert.ThrowsAsync<ConnectionLimitException>(() => test.LeaseAsync("three").Soon());

        Assert.Equal("Connection 'three' was not opened: 2 connections are open and more are not allowed (one, two (user anna)); release one, or raise MaxConnections.", error.Message);
        Assert.Equal(2, error.Limit);
        Assert.Equal(new[] { one.Key, two.Key }, error.Open);
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Theory]
    [InlineData(ConnectionLimitBehavior.Wait)]
    [InlineData(ConnectionLimitBehavior.Fail)]
    [InlineData(ConnectionLimitBehavior.EvictLongestIdle)]
    public async Task What_lingers_makes_room_at_once(ConnectionLimitBehavior behavior)
    {
        await using TestConnectionManager test = Create(behavior, most: 1);
        await (await test.LeaseAsync("one")).DisposeAsync();
        Assert.Equal(ConnectionPhase.Connected, test.PhaseOf("one"));

        await using var two = await test.LeaseAsync("two").Soon();

        Assert.NotNull(test.Connector.Connections[0].Ended);
    }

    [Fact]
    public async Task Or_the_one_that_was_used_longest_ago_is_suspended_for_it()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.EvictLongestIdle, most: 2);
        await using var one = await test.LeaseAsync("one");
        await test.AdvanceAsync(s_second);
        await using var two = await test.LeaseAsync("two");
        await test.AdvanceAsync(s_second);
        test.Manager.NotifyActivity("one");

        await using var three = await test.LeaseAsync("three").Soon();

        Assert.Equal(ConnectionPhase.Connected, one.Status.Phase);
        Assert.Equal(ConnectionPhase.Suspended, two.Status.Phase);
        await two.ReadyAsync().Soon();
        Assert.Equal(ConnectionPhase.Suspended, one.Status.Phase);
    }

    [Fact]
    public async Task Two_that_come_at_once_do_not_take_the_place_of_the_same_one()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.EvictLongestIdle, most: 2);
        await using var one = await test.LeaseAsync("one");
        await using var two = await test.LeaseAsync("two");
        await test.AdvanceAsync(s_second);

        Task<ConnectionLease<ScriptedClient>>[] both = [test.LeaseAsync("three"), test.LeaseAsync("four")];

        await using var three = await both[0].Soon();
        await using var four = await both[1].Soon();
        Assert.Equal(ConnectionPhase.Suspended, one.Status.Phase);
        Assert.Equal(ConnectionPhase.Suspended, two.Status.Phase);
    }

    [Fact]
    public async Task Those_that_may_not_be_suspended_are_waited_for()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.EvictLongestIdle, most: 2);
        ConnectionLease<ScriptedClient> kept = await test.LeaseAsync("kept");
        kept.KeepAlive = true;
        await using var taken = await test.LeaseAsync("taken");
        _ = taken.Client;

        Task<ConnectionLease<ScriptedClient>> three = test.LeaseAsync("three");
        await test.SettleAsync();
        Assert.False(three.IsCompleted);
        await kept.DisposeAsync();

        await using var lease = await three.Soon();
        Assert.Equal(ConnectionPhase.Connected, taken.Status.Phase);
    }

    [Fact]
    public async Task A_scope_has_a_limit_of_its_own()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Fail, most: 3, perScope: 1);
        await using var one = await test.LeaseAsync(new ConnectionKey("one", scope: "acme"));
        await using var other = await test.LeaseAsync(new ConnectionKey("one", scope: "globex"));
        await using var nobodys = await test.LeaseAsync("one");

        var error = await Assert.ThrowsAsync<ConnectionLimitException>(() => test.LeaseAsync(new ConnectionKey("two", scope: "acme")).Soon());

        Assert.Equal("Connection 'two (scope acme)' was not opened: 1 connections are open in scope 'acme' and more are not allowed (one (scope acme)); release one, or raise MaxConnectionsPerScope.", error.Message);
        Assert.Equal(1, error.Limit);
        Assert.Equal([one.Key], error.Open);
    }

    [Fact]
    public async Task Who_waits_for_a_place_in_a_scope_does_not_hold_up_the_others()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Wait, most: 3, perScope: 1);
        await using var one = await test.LeaseAsync(new ConnectionKey("one", scope: "acme"));
        Task<ConnectionLease<ScriptedClient>> waiting = test.LeaseAsync(new ConnectionKey("two", scope: "acme"));
        await test.SettleAsync();

        await using var other = await test.LeaseAsync(new ConnectionKey("one", scope: "globex")).Soon();

        Assert.False(waiting.IsCompleted);
        await one.DisposeAsync();
        await using var lease = await waiting.Soon();
    }

    [Fact]
    public async Task A_lost_connection_keeps_its_place_and_a_failed_one_gives_it_up()
    {
        await using TestConnectionManager test = Create(ConnectionLimitBehavior.Wait, most: 1);
        await using var one = await test.LeaseAsync("one");
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.Refused));
        Task<ConnectionLease<ScriptedClient>> two = test.LeaseAsync("two");
        test.Connector.Client.Drop();
        await test.SettleAsync();
        Assert.False(two.IsCompleted);

        await test.AdvanceAsync(s_second);

        await using var lease = await two.Soon();
        Assert.Equal(ConnectionPhase.Failed, one.Status.Phase);
    }

    private static TestConnectionManager Create(ConnectionLimitBehavior behavior, int most, int? perScope = null) => TestConnectionManager.Create(options =>
    {
        options.WhenLimitReached = behavior;
        options.MaxConnections = most;
        options.MaxConnectionsPerScope = perScope;
    });
}

using Switchboard.Testing;

namespace Switchboard.Tests;

/// <summary>Why a connect failed, or a connection was lost, decides what happens next.</summary>
public sealed class FailureKindTests
{
    private static readonly ConnectionKey s_key = "chat";
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    private int _tokens;

    [Fact]
    public async Task An_expired_token_is_refreshed_once_at_once_and_does_not_count()
    {
        await using TestConnectionManager test = Authenticated(maxAttempts: 2);
        test.Connector.DemandToken("token 2");

        await using var lease = await test.LeaseAsync(s_key).Soon();

        Assert.Equal(2, _tokens);
        Assert.Equal(["token 1", "token 2"], test.Connector.Connections.Select(static connection => connection.Request.Token?.Value));
        Assert.Equal([1, 1], test.Connector.Connections.Select(static connection => connection.Request.Attempt));
    }

    [Fact]
    public async Task A_fresh_token_that_is_expired_too_ends_it_for_good()
    {
        await using TestConnectionManager test = Authenticated(maxAttempts: 5);
        await using var lease = await test.LeaseAsync(s_key).Soon();
        test.Connector.DemandToken("another");
        lease.Client.Drop();

        await test.AdvanceAsync(s_hour);

        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
        Assert.Equal(FailureKind.TokenExpired, lease.Status.Fault?.Kind);
        Assert.Equal(3, test.Connector.Connections.Count);
        Assert.Equal(2, _tokens);
    }

    [Fact]
    public async Task A_connection_that_is_lost_because_its_token_expired_comes_back_with_a_fresh_one()
    {
        await using TestConnectionManager test = Authenticated(maxAttempts: 5);
        await using var lease = await test.LeaseAsync(s_key).Soon();
        test.Connector.DemandToken("token 2");

        lease.Client.Drop(FailureKind.TokenExpired);
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Connected);
        await test.SettleAsync();

        Assert.Equal(["token 1", "token 2"], test.Connector.Connections.Select(static connection => connection.Request.Token?.Value));
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Theory]
    [InlineData(FailureKind.Rejected)]
    [InlineData(FailureKind.Refused)]
    public async Task A_connect_that_is_answered_with_no_is_not_tried_again(FailureKind kind)
    {
        await using var test = TestConnectionManager.Create();
        test.Connector.OnConnect = _ => ConnectScript.Fail(kind);

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => test.LeaseAsync(s_key).Soon());

        Assert.Equal(kind, error.Kind);
        Assert.Single(test.Connector.Connections);
    }

    [Theory]
    [InlineData(FailureKind.Rejected)]
    [InlineData(FailureKind.Refused)]
    public async Task A_connection_that_the_server_ends_for_good_stays_lost_until_somebody_asks(FailureKind kind)
    {
        await using var test = TestConnectionManager.Create();
        await using var lease = await test.LeaseAsync(s_key);

        lease.Client.Drop(kind);
        await test.AdvanceAsync(s_hour);
        Assert.Equal(ConnectionPhase.Failed, lease.Status.Phase);
        Assert.Equal(kind, lease.Status.Fault?.Kind);
        Assert.Single(test.Connector.Connections);

        await lease.ReadyAsync().Soon();
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Theory]
    [InlineData(FailureKind.RateLimited)]
    [InlineData(FailureKind.Transient)]
    public async Task A_server_that_says_how_long_to_wait_is_obeyed(FailureKind kind)
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond);
        await using var lease = await test.LeaseAsync(s_key);

        lease.Client.Drop(kind, retryAfter: 60 * s_second);
        await test.AdvanceAsync(60 * s_second - TimeSpan.FromTicks(1));
        Assert.Single(test.Connector.Connections);
        await test.AdvanceAsync(s_second);

        Assert.Equal(2, test.Connector.Connections.Count);
        Assert.Equal(ConnectionPhase.Connected, lease.Status.Phase);
    }

    [Fact]
    public async Task So_is_one_that_says_it_to_a_connect()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = TakingLeases.EverySecond);
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.RateLimited, retryAfter: 60 * s_second));
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);

        await test.AdvanceAsync(60 * s_second - TimeSpan.FromTicks(1));
        Assert.Single(test.Connector.Connections);
        await test.AdvanceAsync(s_second);

        await using var lease = await taking.Soon();
        Assert.Equal(2, test.Connector.Connections.Count);
    }

    [Fact]
    public async Task Rate_limits_without_a_time_are_backed_off_from()
    {
        await using var test = TestConnectionManager.Create(static options => options.Reconnect = new ReconnectPolicy { Jitter = 0 });
        test.Connector.NextConnects(ConnectScript.Fail(FailureKind.RateLimited), ConnectScript.Fail(FailureKind.RateLimited));
        Task<ConnectionLease<ScriptedClient>> taking = test.LeaseAsync(s_key);

        await test.AdvanceAsync(s_second);
        Assert.Equal(2, test.Connector.Connections.Count);
        await test.AdvanceAsync(2 * s_second - TimeSpan.FromTicks(1));
        Assert.Equal(2, test.Connector.Connections.Count);
        await test.AdvanceAsync(TimeSpan.FromTicks(1));

        await using var lease = await taking.Soon();
    }

    [Fact]
    public async Task A_loss_after_which_the_policy_gives_up_is_not_followed_by_a_connect()
    {
        await using var test = TestConnectionManager.Create(static options => options.ProbeInterval = Timeout.InfiniteTimeSpan);
        await using var lease = await test.LeaseAsync(s_key);

        lease.Client.Drop(FailureKind.RateLimited, retryAfter: TimeSpan.FromDays(2));
        await test.WaitForPhaseAsync(s_key, ConnectionPhase.Failed);
        await test.AdvanceAsync(s_hour);

        Assert.Single(test.Connector.Connections);
        Assert.Equal(FailureKind.RateLimited, lease.Status.Fault?.Kind);
    }

    private TestConnectionManager Authenticated(int maxAttempts) => TestConnectionManager.Create(options =>
    {
        options.Reconnect = TakingLeases.EverySecond with { MaxAttempts = maxAttempts };
        options.TokenProvider = TokenProvider.From(() => Task.FromResult<string?>($"token {Interlocked.Increment(ref _tokens)}"));
    });
}

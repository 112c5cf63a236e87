namespace Switchboard.Tests;

public sealed class CircuitBreakerTests
{
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(30);
    private readonly ManualTimeProvider _clock = new();
    private readonly CircuitBreaker _breaker;

    public CircuitBreakerTests() => _breaker = new CircuitBreaker(failures: 3, s_duration, _clock);

    [Fact]
    public void Failures_in_a_row_open_it_for_its_duration()
    {
        Fail(2);
        Assert.Equal(CircuitState.Closed, _breaker.State);

        Fail(1);
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(CircuitState.Open, _breaker.State);
        Assert.Null(_breaker.TryEnter(out TimeSpan retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(20), retryAfter);
    }

    [Fact]
    public void A_success_in_between_starts_the_count_again()
    {
        Fail(2);
        Enter().Succeeded();
        Fail(2);

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Theory]
    [InlineData(FailureKind.Rejected)]
    [InlineData(FailureKind.Refused)]
    [InlineData(FailureKind.TokenExpired)]
    [InlineData(FailureKind.Cancelled)]
    [InlineData(FailureKind.LocalNetwork)]
    public void What_is_not_the_fault_of_the_endpoint_does_not_count(FailureKind kind)
    {
        for (int i = 0; i < 10; i++)
            Enter().Failed(kind);
        Assert.Equal(CircuitState.Closed, _breaker.State);

        Open();
        Enter().Failed(kind);
        Assert.Equal(CircuitState.HalfOpen, _breaker.State);
        Enter().Dispose();
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.RateLimited)]
    [InlineData(FailureKind.Protocol)]
    public void What_is_the_fault_of_the_endpoint_counts(FailureKind kind)
    {
        for (int i = 0; i < 3; i++)
            Enter().Failed(kind);

        Assert.Equal(CircuitState.Open, _breaker.State);
    }

    [Fact]
    public void After_its_duration_one_probe_is_let_through_and_closes_it()
    {
        Open();

        CircuitPermit probe = Enter();
        Assert.Null(_breaker.TryEnter(out TimeSpan retryAfter));
        Assert.Equal(TimeSpan.FromSeconds(1), retryAfter);

        probe.Succeeded();
        Assert.Equal(CircuitState.Closed, _breaker.State);
        Fail(2);
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public void A_probe_that_fails_opens_it_again()
    {
        Open();
        CircuitPermit probe = Enter();
        _clock.Advance(TimeSpan.FromSeconds(5));

        probe.Failed(FailureKind.Transient);

        Assert.Null(_breaker.TryEnter(out TimeSpan retryAfter));
        Assert.Equal(s_duration, retryAfter);
        _clock.Advance(s_duration);
        Enter().Succeeded();
    }

    [Fact]
    public void A_probe_that_is_given_up_is_the_next_ones()
    {
        Open();
        Enter().Dispose();
        CircuitPermit second = Enter();

        Assert.Null(_breaker.TryEnter(out _));
        second.Succeeded();
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public void Who_entered_before_it_opened_takes_no_probe_away()
    {
        CircuitPermit cancelled = Enter();
        CircuitPermit failed = Enter();
        Open();
        CircuitPermit probe = Enter();

        cancelled.Dispose();
        failed.Failed(FailureKind.Transient);

        Assert.Equal(CircuitState.HalfOpen, _breaker.State);
        Assert.Null(_breaker.TryEnter(out _));
        probe.Succeeded();
        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public void Who_entered_before_it_opened_and_succeeds_closes_it()
    {
        CircuitPermit slow = Enter();
        Fail(3);

        slow.Succeeded();

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public void A_report_counts_once()
    {
        CircuitPermit permit = Enter();
        for (int i = 0; i < 5; i++)
            permit.Failed(FailureKind.Transient);
        permit.Dispose();

        Assert.Equal(CircuitState.Closed, _breaker.State);
    }

    [Fact]
    public async Task Of_many_at_once_one_is_the_probe()
    {
        Open();
        using var start = new Barrier(8);

        CircuitPermit?[] permits = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(
            () =>
            {
                start.SignalAndWait();
                return _breaker.TryEnter(out TimeSpan _);
            }, TaskCreationOptions.LongRunning))).Soon();

        Assert.Single(permits, static permit => permit is not null);
    }

    private CircuitPermit Enter()
    {
        CircuitPermit? permit = _breaker.TryEnter(out TimeSpan retryAfter);
        Assert.NotNull(permit);
        Assert.Equal(TimeSpan.Zero, retryAfter);
        return permit;
    }

    private void Fail(int times)
    {
        for (int i = 0; i < times; i++)
            Enter().Failed(FailureKind.Transient);
    }

    // Open, and its duration over.
    private void Open()
    {
        Fail(3);
        _clock.Advance(s_duration);
    }
}

namespace Switchboard.Tests;

public sealed class ReconnectPolicyTests
{
    private const double AlmostOne = 1 - 1e-9;

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(5, 16)]
    [InlineData(6, 30)]
    [InlineData(9, 30)]
    public void Chat_doubles_a_second_up_to_thirty_and_at_least_half_of_it_is_waited(int attempt, double seconds)
    {
        AssertNear(seconds / 2, Delay(ReconnectPolicy.Chat, attempt, chance: 0));
        AssertNear(seconds, Delay(ReconnectPolicy.Chat, attempt, AlmostOne));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1.4)]
    [InlineData(5, 3.8416)]
    public void Resilient_grows_slowly_and_forty_percent_of_it_are_random(int attempt, double seconds)
    {
        AssertNear(seconds * 0.6, Delay(ReconnectPolicy.Resilient, attempt, chance: 0));
        AssertNear(seconds, Delay(ReconnectPolicy.Resilient, attempt, AlmostOne));
    }

    [Theory]
    [InlineData(1, 5)]
    [InlineData(2, 10)]
    [InlineData(4, 30)]
    public void Conservative_adds_up_to_a_second(int attempt, double seconds)
    {
        AssertNear(seconds, Delay(ReconnectPolicy.Conservative, attempt, chance: 0));
        AssertNear(seconds + 1, Delay(ReconnectPolicy.Conservative, attempt, AlmostOne));
    }

    [Fact]
    public void Presets_stop_after_their_attempts()
    {
        Assert.Equal((10, 6, 5, 1), (
            ReconnectPolicy.Chat.MaxAttempts, ReconnectPolicy.Resilient.MaxAttempts, ReconnectPolicy.Conservative.MaxAttempts, ReconnectPolicy.None.MaxAttempts));
        Assert.NotNull(Delay(ReconnectPolicy.Chat, attempt: 9, chance: 0));
        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 10, chance: 0));
        Assert.Null(Delay(ReconnectPolicy.Resilient, attempt: 6, chance: 0));
        Assert.Null(Delay(ReconnectPolicy.Conservative, attempt: 5, chance: 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void None_never_tries_again(int attempt) => Assert.Null(Delay(ReconnectPolicy.None, attempt, chance: 0.5));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 1.25)]
    [InlineData(0.5, 2.5)]
    public void The_first_attempt_after_a_loss_is_spread_over_the_base_delay_even_without_jitter(double chance, double seconds) =>
        AssertNear(seconds, Delay(ReconnectPolicy.Conservative with { Jitter = 0 }, attempt: 0, chance));

    [Theory]
    [InlineData(FailureKind.Rejected)]
    [InlineData(FailureKind.Refused)]
    [InlineData(FailureKind.Cancelled)]
    [InlineData(FailureKind.TokenExpired)]
    public void What_trying_again_cannot_help_is_not_tried_again(FailureKind kind)
    {
        ConnectionFault fault = Fault(kind, retryAfter: TimeSpan.FromSeconds(1));

        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 0, chance: 0.5, fault));
        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0.5, fault));
    }

    [Theory]
    [InlineData(FailureKind.Transient)]
    [InlineData(FailureKind.RateLimited)]
    [InlineData(FailureKind.Protocol)]
    [InlineData(FailureKind.LocalNetwork)]
    public void What_may_pass_is_tried_again(FailureKind kind) =>
        AssertNear(1, Delay(ReconnectPolicy.Chat with { Jitter = 0 }, attempt: 1, chance: 0.5, Fault(kind)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void The_time_that_the_server_asked_for_replaces_the_backoff_and_is_only_added_to(int attempt)
    {
        ConnectionFault fault = Fault(FailureKind.RateLimited, retryAfter: TimeSpan.FromSeconds(7));

        AssertNear(7, Delay(ReconnectPolicy.Chat, attempt, chance: 0, fault));
        AssertNear(7.5, Delay(ReconnectPolicy.Chat, attempt, chance: 0.5, fault));
        AssertNear(8, Delay(ReconnectPolicy.Chat, attempt, AlmostOne, fault));
    }

    [Fact]
    public void The_time_that_the_server_asked_for_is_longer_than_the_longest_delay() =>
        AssertNear(3600, Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.FromHours(1))));

    [Fact]
    public void A_server_that_asks_for_no_time_gets_the_backoff() =>
        AssertNear(0.5, Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.Zero)));

    [Fact]
    public void A_server_that_asks_for_more_than_a_day_is_not_waited_for()
    {
        AssertNear(86400, Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.FromDays(1))));
        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.FromDays(1.1))));
        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 1, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.MaxValue)));
    }

    [Fact]
    public void The_server_does_not_add_attempts() =>
        Assert.Null(Delay(ReconnectPolicy.Chat, attempt: 10, chance: 0, Fault(FailureKind.RateLimited, TimeSpan.FromSeconds(1))));

    [Fact]
    public void A_great_number_of_attempts_stays_at_the_longest_delay() =>
        AssertNear(30, Delay(ReconnectPolicy.Chat with { MaxAttempts = null, Jitter = 0 }, int.MaxValue, chance: 0));

    [Fact]
    public void A_longest_delay_shorter_than_the_base_delay_is_a_problem_whichever_was_set_first()
    {
        var policy = new ReconnectPolicy { MaxDelay = TimeSpan.FromSeconds(1), BaseDelay = TimeSpan.FromSeconds(2) };

        Assert.Equal("ReconnectPolicy.MaxDelay is 00:00:01; it must be at least BaseDelay, which is 00:00:02.", policy.Problem());
        Assert.Equal([policy.Problem()!], new ConnectionManagerOptions { Reconnect = policy }.Problems());
        Assert.Null(ReconnectPolicy.Chat.Problem());
        AssertNear(1, Delay(policy, attempt: 0, AlmostOne));
    }

    [Fact]
    public void Values_out_of_range_are_refused_by_name()
    {
        AssertRefused("ReconnectPolicy.BaseDelay is 00:00:00; it must be more than 00:00:00 and at most 1.00:00:00.", () => new() { BaseDelay = TimeSpan.Zero });
        AssertRefused("ReconnectPolicy.BaseDelay is 2.00:00:00; it must be more than 00:00:00 and at most 1.00:00:00.", () => new() { BaseDelay = TimeSpan.FromDays(2) });
        AssertRefused("ReconnectPolicy.MaxDelay is -00:00:01; it must be more than 00:00:00 and at most 1.00:00:00.", () => new() { MaxDelay = TimeSpan.FromSeconds(-1) });
        AssertRefused("ReconnectPolicy.BackoffFactor is 0.5; it must be from 1 to 100.", () => new() { BackoffFactor = 0.5 });
        AssertRefused("ReconnectPolicy.BackoffFactor is NaN; it must be from 1 to 100.", () => new() { BackoffFactor = double.NaN });
        AssertRefused("ReconnectPolicy.MaxAttempts is 0; it must be from 1 to 1000000, or null for any number.", () => new() { MaxAttempts = 0 });
        AssertRefused("ReconnectPolicy.Jitter is 1.5; it must be from 0 to 1.", () => new() { Jitter = 1.5 });
        AssertRefused("ReconnectPolicy.AddedJitter is -00:00:01; it must be from 00:00:00 to 1.00:00:00.", () => new() { AddedJitter = TimeSpan.FromSeconds(-1) });
    }

    private static void AssertRefused(string message, Func<ReconnectPolicy> make) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentOutOfRangeException>(make).Message, StringComparison.Ordinal);

    private static TimeSpan? Delay(IReconnectPolicy policy, int attempt, double chance, ConnectionFault? fault = null) =>
        policy.NextDelay(new ReconnectContext(attempt, fault, TimeSpan.Zero, chance));

    private static ConnectionFault Fault(FailureKind kind, TimeSpan? retryAfter = null) => new(kind, "Test", "A test.", RetryAfter: retryAfter);

    private static void AssertNear(double seconds, TimeSpan? delay)
    {
        Assert.NotNull(delay);
        Assert.Equal(seconds, delay.Value.TotalSeconds, tolerance: 1e-6);
    }
}

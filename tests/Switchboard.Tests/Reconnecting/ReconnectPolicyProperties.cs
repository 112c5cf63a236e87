using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

public sealed class ReconnectPolicyProperties
{
    private static readonly Arbitrary<(ReconnectPolicy Policy, int Attempt, double Chance)> s_cases = (
        from baseDelay in Gen.Choose(1, 86_400_000)
        from moreDelay in Gen.Choose(0, 86_400_000)
        from factor in Gen.Choose(100, 10_000)
        from jitter in Gen.Choose(0, 100)
        from added in Gen.Choose(0, 60_000)
        from limit in Gen.OneOf(Gen.Constant<int?>(null), Gen.Choose(1, 200).Select(static limit => (int?)limit))
        from attempt in Gen.OneOf(Gen.Choose(0, 200), Gen.Choose(0, int.MaxValue))
        from chance in Gen.Choose(0, 999_999)
        select (new ReconnectPolicy
        {
            BaseDelay = TimeSpan.FromMilliseconds(baseDelay),
            MaxDelay = TimeSpan.FromMilliseconds(Math.Min((long)baseDelay + moreDelay, 86_400_000)),
            BackoffFactor = factor / 100.0,
            Jitter = jitter / 100.0,
            AddedJitter = TimeSpan.FromMilliseconds(added),
            MaxAttempts = limit,
        }, attempt, chance / 1e6)).ToArbitrary();

    [Fact]
    public void A_delay_is_within_its_bounds() => Check(static (policy, attempt, chance) =>
    {
        if (Delay(policy, attempt, chance) is not { } delay)
            return true;
        TimeSpan longest = attempt == 0 ? policy.BaseDelay : policy.MaxDelay + policy.AddedJitter;
        TimeSpan shortest = attempt == 0 ? TimeSpan.Zero : policy.BaseDelay * (1 - policy.Jitter) - TimeSpan.FromTicks(1);
        return delay >= shortest && delay <= longest;
    });

    [Fact]
    public void More_chance_is_never_a_shorter_delay_and_no_chance_is_the_shortest() => Check(static (policy, attempt, chance) =>
        Delay(policy, attempt, 0) is null || (Delay(policy, attempt, 0) <= Delay(policy, attempt, chance / 2) && Delay(policy, attempt, chance / 2) <= Delay(policy, attempt, chance)));

    [Fact]
    public void The_next_attempt_is_never_waited_for_shorter() => Check(static (policy, attempt, chance) =>
        attempt is 0 or int.MaxValue || Delay(policy, attempt + 1, chance) is not { } next || Delay(policy, attempt, chance) <= next);

    [Fact]
    public void It_stops_after_the_attempts_and_not_before() => Check(static (policy, attempt, chance) =>
        Delay(policy, attempt, chance) is null == attempt >= policy.MaxAttempts);

    [Fact]
    public void The_time_that_the_server_asked_for_is_never_shortened() => Check(static (policy, attempt, chance) =>
    {
        var asked = TimeSpan.FromSeconds(1 + attempt % 86_400);
        var fault = new ConnectionFault(FailureKind.RateLimited, "429", "Later.", RetryAfter: asked);
        return policy.NextDelay(new ReconnectContext(attempt, fault, TimeSpan.Zero, chance)) is not { } delay
            || (delay >= asked && delay <= asked + policy.BaseDelay);
    });

    private static void Check(Func<ReconnectPolicy, int, double, bool> holds) =>
        Prop.ForAll(s_cases, it => holds(it.Policy, it.Attempt, it.Chance)).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    private static TimeSpan? Delay(ReconnectPolicy policy, int attempt, double chance) =>
        policy.NextDelay(new ReconnectContext(attempt, null, TimeSpan.Zero, chance));
}

using FsCheck;
using FsCheck.Fluent;

namespace Switchboard.Tests;

/// <summary>The breaker against a model that writes down every connect of its life and looks at them all each time.</summary>
public sealed class CircuitBreakerProperties
{
    private const int Failures = 3;
    private static readonly TimeSpan s_duration = TimeSpan.FromSeconds(30);

    public enum Deed
    {
        Enter,
        Succeed,
        FailTransiently,
        FailForOtherReasons,
        GiveUp,
        AdvanceALittle,
        AdvanceToTheEnd,
    }

    public sealed record Step(Deed Deed, byte Which);

    // Entering and failing often, so that many schedules come to a probe while others are still inside.
    private static readonly Gen<Step> s_steps = Gen
        .Frequency(
            (5, Gen.Constant(Deed.Enter)), (4, Gen.Constant(Deed.FailTransiently)), (1, Gen.Constant(Deed.Succeed)), (1, Gen.Constant(Deed.FailForOtherReasons)),
            (2, Gen.Constant(Deed.GiveUp)), (1, Gen.Constant(Deed.AdvanceALittle)), (2, Gen.Constant(Deed.AdvanceToTheEnd)))
        .SelectMany(static _ => ArbMap.Default.GeneratorFor<byte>(), static (deed, which) => new Step(deed, which));

    private static readonly Arbitrary<Step[]> s_schedules = Arb.From(s_steps.ArrayOf(), ArbMap.Default.ArbFor<Step[]>().Shrinker);

    [Fact]
    public void It_does_what_the_model_does() => Prop.ForAll(s_schedules, Run)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithEndSize(80));

    private static void Run(Step[] steps)
    {
        var clock = new ManualTimeProvider();
        var breaker = new CircuitBreaker(Failures, s_duration, clock);
        var model = new Model();
        List<(CircuitPermit Permit, int Number)> inside = [];

        foreach (Step step in steps)
        {
            switch (step.Deed)
            {
                case Deed.Enter:
                    CircuitPermit? permit = breaker.TryEnter(out TimeSpan retryAfter);
                    int? number = model.TryEnter(clock.GetUtcNow());
                    Assert.Equal(number is null, permit is null);
                    Assert.Equal(permit is null, retryAfter > TimeSpan.Zero);
                    Assert.True(retryAfter <= s_duration);
                    if (permit is not null)
                        inside.Add((permit, number!.Value));
                    break;
                case Deed.AdvanceALittle:
                    clock.Advance(TimeSpan.FromSeconds(step.Which % 20));
                    break;
                case Deed.AdvanceToTheEnd:
                    clock.Advance(s_duration);
                    break;
                case var deed when inside.Count > 0:
                    (CircuitPermit leaving, int leaver) = inside[step.Which % inside.Count];
                    inside.Remove((leaving, leaver));
                    Report(leaving, deed);
                    model.Leave(leaver, deed, clock.GetUtcNow());
                    break;
            }
            Assert.Equal(model.State(clock.GetUtcNow()), breaker.State);
        }
    }

    private static void Report(CircuitPermit permit, Deed deed)
    {
        switch (deed)
        {
            case Deed.Succeed:
                permit.Succeeded();
                break;
            case Deed.FailTransiently:
                permit.Failed(FailureKind.Transient);
                break;
            case Deed.FailForOtherReasons:
                permit.Failed(FailureKind.Rejected);
                break;
            default:
                permit.Dispose();
                break;
        }
    }

    /// <summary>Knows only the story: what was reported, in its order, and who is inside as the probe.</summary>
    private sealed class Model
    {
        private readonly List<(Deed Deed, bool WasProbe, DateTimeOffset At)> _story = [];
        private int _entered;
        private int? _probe;

        public CircuitState State(DateTimeOffset now) => OpenedAt() is not { } openedAt
            ? CircuitState.Closed
            : now < openedAt + s_duration ? CircuitState.Open : CircuitState.HalfOpen;

        public int? TryEnter(DateTimeOffset now)
        {
            switch (State(now))
            {
                case CircuitState.Closed:
                    return _entered++;
                case CircuitState.HalfOpen when _probe is null:
                    return _probe = _entered++;
                default:
                    return null;
            }
        }

        public void Leave(int number, Deed deed, DateTimeOffset now)
        {
            _story.Add((deed, _probe == number, now));
            if (_probe == number || deed == Deed.Succeed)
                _probe = null;
        }

        private DateTimeOffset? OpenedAt()
        {
            var sinceSuccess = _story.Skip(_story.FindLastIndex(static report => report.Deed == Deed.Succeed) + 1);
            var failures = sinceSuccess.Where(static report => report.Deed == Deed.FailTransiently).ToArray();
            if (failures.Length < Failures)
                return null;
            return failures.Skip(Failures).LastOrDefault(static report => report.WasProbe, failures[Failures - 1]).At;
        }
    }
}

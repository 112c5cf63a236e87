namespace Switchboard.Usage;

/// <summary>Timers run, but it is always the same noon: a test that runs around midnight counts the same.</summary>
public sealed class StandingClock : TimeProvider
{
    public static UsageMonth Month { get; } = new(2026, 1);

    public override DateTimeOffset GetUtcNow() => Month.Start.AddHours(12);
}

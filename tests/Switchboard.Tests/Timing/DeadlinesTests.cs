namespace Switchboard.Tests;

public sealed class DeadlinesTests
{
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void A_deadline_is_met_although_the_clock_moved_on_while_its_timer_was_set()
    {
        var clock = new ManualTimeProvider();
        using var deadlines = new Deadlines(new SlowToSet(clock, s_minute / 2));
        int met = 0;

        deadlines.Create(() => met++).Set(s_minute);
        clock.Advance(s_minute / 2);

        Assert.Equal(1, met);
    }

    [Fact]
    public void One_that_is_set_later_is_met_too()
    {
        var clock = new ManualTimeProvider();
        using var deadlines = new Deadlines(new SlowToSet(clock, s_minute / 2));
        int met = 0;

        Deadline first = deadlines.Create(static () => { });
        first.Set(s_minute);
        deadlines.Create(() => met++).Set(s_minute / 2);
        first.Clear();
        clock.Advance(s_minute / 2);

        Assert.Equal(1, met);
    }

    [Fact]
    public void Those_that_are_due_are_met_in_their_order_and_the_others_when_they_are_due()
    {
        var clock = new ManualTimeProvider();
        using var deadlines = new Deadlines(clock);
        List<int> met = [];

        foreach (int minutes in (int[])[3, 1, 4, 2, 5])
            deadlines.Create(() => met.Add(minutes)).Set(minutes * s_minute);
        clock.Advance(3 * s_minute);
        Assert.Equal([1, 2, 3], met);
        Assert.Equal(2, deadlines.Count);
        clock.Advance(2 * s_minute);

        Assert.Equal([1, 2, 3, 4, 5], met);
    }

    [Fact]
    public void One_that_is_moved_is_due_at_its_new_time_alone()
    {
        var clock = new ManualTimeProvider();
        using var deadlines = new Deadlines(clock);
        int met = 0;
        Deadline moved = deadlines.Create(() => met++);

        moved.Set(s_minute);
        moved.Set(3 * s_minute);
        clock.Advance(2 * s_minute);
        Assert.Equal(0, met);
        Assert.Equal(s_minute, moved.Left);
        clock.Advance(2 * s_minute);

        Assert.Equal(1, met);
        Assert.False(moved.IsSet);
    }

    /// <summary>A clock that moves on, once, between the reading of its time and the setting of a timer: a thread was held up.</summary>
    private sealed class SlowToSet(ManualTimeProvider clock, TimeSpan heldUp) : TimeProvider
    {
        private TimeSpan _heldUp = heldUp;

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            TimeSpan by = _heldUp;
            _heldUp = TimeSpan.Zero;
            clock.Advance(by);
            return clock.CreateTimer(callback, state, dueTime, period);
        }
    }
}

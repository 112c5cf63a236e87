namespace Switchboard.Testing.Tests;

public sealed class ManualClockTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ManualClock _clock = new();
    private readonly List<string> _ran = [];

    [Fact]
    public void It_stands_still_until_it_is_moved()
    {
        DateTimeOffset start = _clock.GetUtcNow();

        _clock.Advance(s_second);

        Assert.Equal(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), start);
        Assert.Equal(start + s_second, _clock.GetUtcNow());
        Assert.Equal(s_second, _clock.GetElapsedTime(start.Ticks));
        Assert.Equal(TimeSpan.Zero, _clock.GetLocalNow().Offset);
    }

    [Fact]
    public void It_starts_where_it_is_put()
    {
        var start = new DateTimeOffset(2030, 5, 1, 12, 0, 0, TimeSpan.FromHours(3));

        DateTimeOffset now = new ManualClock(start).GetUtcNow();

        Assert.Equal(start, now);
        Assert.Equal(TimeSpan.Zero, now.Offset);
    }

    [Fact]
    public void Timers_run_in_the_order_in_which_they_are_due_and_at_their_time()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        Set("third", 3);
        Set("first", 1);
        Set("second", 2);
        Set("later", 5);

        _clock.Advance(4 * s_second);

        Assert.Equal(["first at 1", "second at 2", "third at 3"], _ran);
        Assert.Equal(start + (5 * s_second), _clock.NextDueAt);
        Assert.Equal(1, _clock.TimerCount);
    }

    [Fact]
    public void Timers_of_the_same_moment_run_in_the_order_in_which_they_were_set()
    {
        Set("first", 2);
        ITimer moved = Set("third", 2);
        Set("second", 2);
        moved.Change(2 * s_second, Timeout.InfiniteTimeSpan);

        _clock.Advance(2 * s_second);

        Assert.Equal(["first at 2", "second at 2", "third at 2"], _ran);
    }

    [Fact]
    public void A_periodic_timer_runs_at_each_of_its_times_until_it_is_disposed()
    {
        ITimer timer = Set("tick", 1, period: 2);

        _clock.Advance(6 * s_second);
        timer.Dispose();
        _clock.Advance(6 * s_second);

        Assert.Equal(["tick at 1", "tick at 3", "tick at 5"], _ran);
        Assert.Equal(0, _clock.TimerCount);
        Assert.False(timer.Change(s_second, Timeout.InfiniteTimeSpan));
        Assert.Null(_clock.NextDueAt);
    }

    [Fact]
    public void A_timer_that_is_due_at_once_runs_with_the_next_move_and_not_before()
    {
        Set("now", 0);
        Assert.Empty(_ran);

        _clock.Advance(TimeSpan.Zero);

        Assert.Equal(["now at 0"], _ran);
    }

    [Fact]
    public void A_timer_that_is_set_while_the_clock_moves_runs_on_the_same_way()
    {
        _clock.CreateTimer(_ => Set("second", 1), null, s_second, Timeout.InfiniteTimeSpan);

        _clock.Advance(2 * s_second);

        Assert.Equal(["second at 2"], _ran);
    }

    [Fact]
    public void A_timer_may_move_the_clock_itself_and_time_does_not_go_back()
    {
        DateTimeOffset start = _clock.GetUtcNow();
        _clock.CreateTimer(_ => _clock.Advance(10 * s_second), null, s_second, Timeout.InfiniteTimeSpan);

        _clock.Advance(2 * s_second);

        Assert.Equal(start + (11 * s_second), _clock.GetUtcNow());
    }

    [Fact]
    public void It_moves_from_timer_to_timer()
    {
        Set("first", 1);
        Set("second", 4);

        Assert.True(_clock.AdvanceToNextTimer());
        Assert.Equal(["first at 1"], _ran);
        Assert.True(_clock.AdvanceToNextTimer());
        Assert.Equal(["first at 1", "second at 4"], _ran);
        Assert.False(_clock.AdvanceToNextTimer());
    }

    [Fact]
    public void It_moves_to_a_moment()
    {
        DateTimeOffset moment = _clock.GetUtcNow() + s_second;

        _clock.AdvanceTo(moment);

        Assert.Equal(moment, _clock.GetUtcNow());
    }

    [Fact]
    public void It_does_not_go_back()
    {
        Assert.StartsWith(
            "The clock cannot be moved by -00:00:01; time does not go back.",
            Assert.Throws<ArgumentOutOfRangeException>(() => _clock.Advance(-s_second)).Message);
        Assert.StartsWith(
            "The clock stands at 2026-01-01T00:00:00.0000000+00:00 and cannot be moved to 2025-12-31T23:59:59.0000000+00:00; time does not go back.",
            Assert.Throws<ArgumentOutOfRangeException>(() => _clock.AdvanceTo(_clock.GetUtcNow() - s_second)).Message);
    }

    [Fact]
    public void A_timer_has_a_due_time_that_can_come() => Assert.StartsWith(
        "The dueTime of a timer is -00:00:01; it must be 0 or more, or Timeout.InfiniteTimeSpan for never.",
        Assert.Throws<ArgumentOutOfRangeException>(() => Set("never", -1)).Message);

    [Fact]
    public void A_callback_sees_the_ambient_state_of_who_made_its_timer()
    {
        var ambient = new AsyncLocal<string> { Value = "maker" };
        _clock.CreateTimer(_ => _ran.Add(ambient.Value), null, s_second, Timeout.InfiniteTimeSpan);
        ambient.Value = "mover";

        _clock.Advance(s_second);

        Assert.Equal(["maker"], _ran);
    }

    [Fact]
    public async Task The_wait_for_a_timer_ends_when_it_is_set_now_or_later()
    {
        Task later = _clock.TimerOf(2 * s_second);
        Assert.False(later.IsCompleted);

        using ITimer timer = Set("expected", 2);

        await later;
        Assert.True(_clock.TimerOf(2 * s_second).IsCompletedSuccessfully);
    }

    [Fact]
    public async Task The_wait_for_a_timer_can_be_given_up()
    {
        using var end = new CancellationTokenSource();
        Task never = _clock.TimerOf(s_second, end.Token);

        await end.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => never.Soon());
    }

    [Fact]
    public async Task What_the_framework_waits_for_goes_by_it()
    {
        Task delay = Task.Delay(s_second, _clock);
        using var timeout = new CancellationTokenSource(2 * s_second, _clock);

        _clock.Advance(s_second);
        await delay.Soon();
        Assert.False(timeout.IsCancellationRequested);
        _clock.Advance(s_second);

        Assert.True(timeout.IsCancellationRequested);
    }

    private ITimer Set(string name, int dueSeconds, int period = 0)
    {
        DateTimeOffset start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return _clock.CreateTimer(
            _ => _ran.Add($"{name} at {(_clock.GetUtcNow() - start).TotalSeconds}"), null, dueSeconds * s_second, period * s_second);
    }
}

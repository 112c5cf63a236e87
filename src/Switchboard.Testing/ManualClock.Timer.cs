namespace Switchboard.Testing;

public sealed partial class ManualClock
{
    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        // Like the system's timers: the callback sees the ambient state of who made the timer, not of who moves the clock.
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        // These change under the gate of the clock.
        public TimeSpan DueTime { get; set; }
        public DateTimeOffset DueAt { get; set; }
        public TimeSpan? Period { get; set; }
        public bool IsDisposed { get; set; }

        public void Run()
        {
            if (_context is null)
                callback(state);
            else
                ExecutionContext.Run(_context, static timer => ((ManualTimer)timer!).Call(), this);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            Check(dueTime, nameof(dueTime));
            Check(period, nameof(period));
            // A period of 0 is none, as it is for the system's timers.
            return clock.Set(this, dueTime == Timeout.InfiniteTimeSpan ? null : dueTime, period > TimeSpan.Zero ? period : null);
        }

        public void Dispose() => clock.End(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Call() => callback(state);

        private static void Check(TimeSpan time, string name)
        {
            if (time < TimeSpan.Zero && time != Timeout.InfiniteTimeSpan)
                throw new ArgumentOutOfRangeException(name, time, $"The {name} of a timer is {Text(time)}; it must be 0 or more, or Timeout.InfiniteTimeSpan for never.");
        }
    }
}

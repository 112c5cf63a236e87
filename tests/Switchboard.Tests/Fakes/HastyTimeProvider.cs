using System.Collections.Concurrent;

namespace Switchboard.Tests;

/// <summary>A clock that jumps to each timer as soon as it is set, so that nothing waits; it remembers what was waited for.</summary>
public sealed class HastyTimeProvider : TimeProvider
{
    private readonly Lock _gate = new();
    private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ConcurrentQueue<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HastyTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class HastyTimer(HastyTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private int _settings;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            int setting = Interlocked.Increment(ref _settings);
            if (dueTime == Timeout.InfiniteTimeSpan)
                return true;
            clock.Waits.Enqueue(dueTime);
            lock (clock._gate)
                clock._now += dueTime;
            ThreadPool.QueueUserWorkItem(_ =>
            {
                if (Volatile.Read(ref _settings) == setting)
                    callback(state);
            });
            return true;
        }

        public void Dispose() => Interlocked.Increment(ref _settings);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}

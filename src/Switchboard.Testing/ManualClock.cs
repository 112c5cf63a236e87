using System.Globalization;

namespace Switchboard.Testing;

/// <summary>A clock that stands still until it is moved. What is due runs on the thread that moves it, in the order in which it is due.</summary>
/// <remarks>
/// Timers that are due at the same moment run in the order in which they were set. A timer that is due at once runs with the next
/// move, even one of <see cref="TimeSpan.Zero"/>, never within the call that sets it. Time never goes back. Safe for any number of threads.
/// </remarks>
public sealed partial class ManualClock : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private readonly List<ExpectedTimer> _expected = [];
    private DateTimeOffset _now;
    private long _changes;

    /// <summary>Makes a clock that stands at the beginning of the year 2026, UTC.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Makes a clock.</summary>
    /// <param name="start">Where it stands.</param>
    public ManualClock(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <summary>How many timers are set.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate)
                return _timers.Count;
        }
    }

    /// <summary>When the next timer is due; <see langword="null"/> when none is set.</summary>
    public DateTimeOffset? NextDueAt
    {
        get
        {
            lock (_gate)
                return Next()?.DueAt;
        }
    }

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>UTC, wherever the test runs.</summary>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>How often a timer was set, ended or run: it stands still when nothing goes on.</summary>
    internal long Changes => Interlocked.Read(ref _changes);

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
            return _now;
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on. Returns when every timer that came due on the way has run.</summary>
    /// <param name="by">How far. <see cref="TimeSpan.Zero"/> runs what is due now.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public void Advance(TimeSpan by)
    {
        if (by < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(by), by, $"The clock cannot be moved by {Text(by)}; time does not go back.");
        RunUntil(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to a moment. Returns when every timer that came due on the way has run.</summary>
    /// <param name="moment">The moment; now at the earliest.</param>
    /// <exception cref="ArgumentOutOfRangeException">The moment is past.</exception>
    public void AdvanceTo(DateTimeOffset moment)
    {
        DateTimeOffset now = GetUtcNow();
        if (moment < now)
            throw new ArgumentOutOfRangeException(nameof(moment), moment, $"The clock stands at {now:O} and cannot be moved to {moment:O}; time does not go back.");
        RunUntil(moment);
    }

    /// <summary>Moves the clock to the moment at which the next timer is due, and runs what is due then.</summary>
    /// <returns>Whether a timer was set.</returns>
    public bool AdvanceToNextTimer()
    {
        if (NextDueAt is not { } next)
            return false;
        RunUntil(next);
        return true;
    }

    /// <summary>Waits until a timer with this due time is set; ends at once where one is. To move the clock only when the code under test has come to its wait.</summary>
    /// <param name="dueTime">The due time that the timer is set with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when the timer is set.</returns>
    /// <exception cref="TimeoutException">No such timer was set within a minute of real time; the message names those that were.</exception>
    public async Task TimerOf(TimeSpan dueTime, CancellationToken cancellationToken = default)
    {
        var expected = new ExpectedTimer(dueTime);
        lock (_gate)
        {
            if (_timers.Exists(timer => timer.DueTime == dueTime))
                return;
            _expected.Add(expected);
        }
        try
        {
            await Patience.WaitAsync(expected.Set.Task, () => $"No timer of {Text(dueTime)} was set; set are {DueTimes()}.", cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
                _expected.Remove(expected);
        }
    }

    private void RunUntil(DateTimeOffset moment)
    {
        while (TakeDue(moment) is { } timer)
            timer.Run();
        lock (_gate)
            MoveTo(moment);
    }

    private ManualTimer? TakeDue(DateTimeOffset moment)
    {
        lock (_gate)
        {
            if (Next() is not { } next || next.DueAt > moment)
                return null;
            MoveTo(next.DueAt);
            _timers.Remove(next);
            if (next.Period is { } period)
                Add(next, next.DueAt + period);
            Interlocked.Increment(ref _changes);
            return next;
        }
    }

    private bool Set(ManualTimer timer, TimeSpan? dueTime, TimeSpan? period)
    {
        lock (_gate)
        {
            if (timer.IsDisposed)
                return false;
            Interlocked.Increment(ref _changes);
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime is not { } time)
                return true;
            timer.DueTime = time;
            Add(timer, _now + time);
            foreach (ExpectedTimer expected in _expected)
                if (expected.DueTime == time)
                    expected.Set.TrySetResult(true);
            return true;
        }
    }

    private void End(ManualTimer timer)
    {
        lock (_gate)
        {
            Interlocked.Increment(ref _changes);
            _timers.Remove(timer);
            timer.IsDisposed = true;
        }
    }

    // The list is in the order of setting, and so are those of it that are due at the same moment.
    private void Add(ManualTimer timer, DateTimeOffset dueAt)
    {
        timer.DueAt = dueAt;
        _timers.Add(timer);
    }

    private ManualTimer? Next()
    {
        ManualTimer? next = null;
        foreach (ManualTimer timer in _timers)
            if (next is null || timer.DueAt < next.DueAt)
                next = timer;
        return next;
    }

    // A timer may move the clock itself, and two threads may: whoever is behind does not take it back.
    private void MoveTo(DateTimeOffset moment)
    {
        if (moment > _now)
            _now = moment;
    }

    private string DueTimes()
    {
        lock (_gate)
            return _timers.Count == 0 ? "none" : string.Join(", ", _timers.Select(static timer => Text(timer.DueTime)));
    }

    private static string Text(TimeSpan time) => time.ToString(null, CultureInfo.InvariantCulture);

    private sealed record ExpectedTimer(TimeSpan DueTime)
    {
        public TaskCompletionSource<bool> Set { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

using System.Diagnostics;

namespace Switchboard.Testing;

/// <summary>Knows when a manager has come to rest, and moves its clock from rest to rest.</summary>
internal sealed class Stillness : IDisposable
{
    // Without a look into the pool, or with others at work in it: this long nothing, seen this often.
    private static readonly TimeSpan s_quietTime = TimeSpan.FromMilliseconds(50);
    private const int QuietRounds = 50;
    private const int LooksAtPool = 1_000;

    private readonly IConnectionManager _manager;
    private readonly ManualClock _clock;
    private readonly ScriptedConnector _connector;
    private long _changes;

    public Stillness(IConnectionManager manager, ManualClock clock, ScriptedConnector connector)
    {
        _manager = manager;
        _clock = clock;
        _connector = connector;
        _manager.StatusChanged += OnStatusChanged;
    }

    // Counts what happened; the parts only grow.
    private long Activity => _clock.Changes + _connector.Moment + Interlocked.Read(ref _changes);

    /// <summary>Runs on a thread that is not of the pool and that nobody else needs: code on the pool would see itself at work.</summary>
    public Task RunAsync(Action<CancellationToken> work, CancellationToken cancellationToken)
    {
        if (Thread.CurrentThread.IsThreadPoolThread || SynchronizationContext.Current is not null)
            return Task.Factory.StartNew(() => work(cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        work(cancellationToken);
        return Task.CompletedTask;
    }

    public void Advance(TimeSpan time, CancellationToken cancellationToken)
    {
        DateTimeOffset until = _clock.GetUtcNow() + time;
        Settle(cancellationToken);
        while (_clock.NextDueAt is { } next && next <= until)
        {
            _clock.AdvanceToNextTimer();
            Settle(cancellationToken);
        }
        _clock.AdvanceTo(until);
        Settle(cancellationToken);
    }

    public void Settle(CancellationToken cancellationToken)
    {
        var quiet = Stopwatch.StartNew();
        long seen = -1;
        for (int rounds = 0; ; rounds++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _clock.Advance(TimeSpan.Zero);
            long before = Activity;
            if (PoolComesToRest() && Activity == before)
                return;
            LetPoolRun();
            if (Activity is var now && now != seen)
            {
                seen = now;
                rounds = 0;
                quiet.Restart();
            }
            else if (rounds >= QuietRounds && quiet.Elapsed >= s_quietTime)
                return;
        }
    }

    public void Dispose() => _manager.StatusChanged -= OnStatusChanged;

    // What stands in the queue of the pool has begun when this has run.
    private static void LetPoolRun()
    {
        using var ran = new ManualResetEventSlim();
        ThreadPool.QueueUserWorkItem(static state => ((ManualResetEventSlim)state!).Set(), ran);
        ran.Wait();
    }

    private static bool PoolComesToRest()
    {
#if NET
        for (int looks = 0; looks < LooksAtPool; looks++)
        {
            // Twice: what is taken from the queue may not be at work yet.
            if (IsAtRest() && IsAtRest())
                return true;
            Thread.Yield();
        }
        return false;

        static bool IsAtRest()
        {
            ThreadPool.GetMaxThreads(out int most, out _);
            ThreadPool.GetAvailableThreads(out int available, out _);
            return ThreadPool.PendingWorkItemCount == 0 && most == available;
        }
#else
        return false;
#endif
    }

    private void OnStatusChanged(object? sender, ConnectionStatusChangedEventArgs change) => Interlocked.Increment(ref _changes);
}

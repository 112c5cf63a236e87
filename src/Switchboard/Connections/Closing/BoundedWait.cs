namespace Switchboard;

internal static class BoundedWait
{
    /// <summary>Waits for work; once the signal comes, only as long as the grace. Says whether the work ended.</summary>
    public static async Task<bool> EndsAsync(Task work, Task signal, TimeSpan grace, TimeProvider time)
    {
        if (await Task.WhenAny(work, signal).ConfigureAwait(false) == work || work.IsCompleted)
            return true;
        using var enough = new CancellationTokenSource();
        bool ended = await Task.WhenAny(work, Task.Delay(grace, time, enough.Token)).ConfigureAwait(false) == work;
        // CancelAsync does not exist on .NET Standard; the only registration is the delay's.
        enough.Cancel();
        if (!ended)
            Observe(work);
        return ended || work.IsCompleted;
    }

    /// <summary>What a task that nobody waits for any more throws is nobody's.</summary>
    public static void Observe(Task abandoned) => _ = abandoned.ContinueWith(
        static task => _ = task.Exception, CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
}

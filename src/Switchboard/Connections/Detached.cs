namespace Switchboard;

/// <summary>Work that outlives the caller who happened to start it, so it must not inherit the caller's ambient state.</summary>
internal static class Detached
{
    public static void Run(Func<Task> work)
    {
        if (ExecutionContext.IsFlowSuppressed())
        {
            Task.Run(work);
            return;
        }
        using (ExecutionContext.SuppressFlow())
            Task.Run(work);
    }

    public static ITimer Timer(TimeProvider time, TimerCallback callback, object state, TimeSpan dueTime)
    {
        if (ExecutionContext.IsFlowSuppressed())
            return time.CreateTimer(callback, state, dueTime, Timeout.InfiniteTimeSpan);
        using (ExecutionContext.SuppressFlow())
            return time.CreateTimer(callback, state, dueTime, Timeout.InfiniteTimeSpan);
    }
}

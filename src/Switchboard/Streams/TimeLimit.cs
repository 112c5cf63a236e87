namespace Switchboard;

internal static class TimeLimit
{
    /// <summary>A source whose token is cancelled after a time by this clock.</summary>
    public static CancellationTokenSource After(TimeSpan delay, TimeProvider time)
    {
#if NET
        return new CancellationTokenSource(delay, time);
#else
        return time.CreateCancellationTokenSource(delay);
#endif
    }
}

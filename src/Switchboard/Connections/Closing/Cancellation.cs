namespace Switchboard;

internal static class Cancellation
{
    /// <summary>Cancels. What others hung on the token may throw; that is theirs and must not reach who cancels.</summary>
    public static void Request(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
        }
    }
}

namespace Switchboard.Testing;

/// <summary>Waits for what a test expects, in real time, and says what is there instead when it does not come.</summary>
internal static class Patience
{
    // Long enough for the slowest machine; only a test that fails waits it out.
    private static readonly TimeSpan s_bound = TimeSpan.FromMinutes(1);

    public static async Task WaitAsync(Task expected, Func<string> whatIsThere, CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task first = await Task.WhenAny(expected, Task.Delay(s_bound, end.Token)).ConfigureAwait(false);
        end.Cancel();
        if (first == expected)
        {
            await expected.ConfigureAwait(false);
            return;
        }
        cancellationToken.ThrowIfCancellationRequested();
        throw new TimeoutException(whatIsThere());
    }
}

namespace Switchboard.Testing.Tests;

internal static class Waiting
{
    // Long enough for the slowest machine; only a failing test waits it out.
    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(60);

    public static Task Soon(this Task task) => task.WaitAsync(s_bound);

    public static Task<T> Soon<T>(this Task<T> task) => task.WaitAsync(s_bound);
}

namespace Switchboard;

/// <summary>A step of closing a client, which may take only so long. It does not throw.</summary>
internal static class CloseStep
{
    public static async Task RunAsync(ManagedConnection connection, ManagerContext context, Func<CancellationToken, Task> step)
    {
        using var ended = new CancellationTokenSource();
        var tooLong = new CancellationTokenSource();
        try
        {
            // On a thread of its own: a client whose close blocks must not outlast the bound either.
            Task work = Task.Run(() => step(tooLong.Token));
            Task timeout = Task.Delay(context.CloseTimeout, context.Time, ended.Token);
            if (await Task.WhenAny(work, timeout).ConfigureAwait(false) == timeout)
                Cancellation.Request(tooLong);
            if (await BoundedWait.EndsAsync(work, timeout, context.CloseTimeout, context.Time).ConfigureAwait(false))
                await work.ConfigureAwait(false);
            else
                ManagerLog.CloseAbandoned(context.Logger, connection.Name, connection.Generation);
        }
        catch (Exception error)
        {
            ManagerLog.CloseFailed(context.Logger, error.GetType().Name, connection.Name, connection.Generation);
        }
        finally
        {
            ended.Cancel();
        }
    }
}

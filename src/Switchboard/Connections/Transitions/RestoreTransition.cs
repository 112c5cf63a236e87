namespace Switchboard;

/// <summary>Restores the subscriptions of an open connection: after its client came back by itself, or those that failed.</summary>
internal sealed class RestoreTransition(ManagedConnection connection, PhysicalConnection physical, ManagerContext context) : Transition
{
    public override async Task RunAsync()
    {
        if (connection.Entry.BeginRestore(connection, physical) is not { } interruption)
            return;
        using var cancelled = new CancellationTokenSource();
        using var ended = new CancellationTokenSource();
        Task<IReadOnlyList<string>> work = connection.Subscriptions.RestoreAsync(physical.Binding, cancelled.Token);
        Task tooLong = Task.Delay(context.Options.ConnectTimeout, context.Time, ended.Token);
        if (await Task.WhenAny(work, tooLong, interruption).ConfigureAwait(false) != work)
            Cancellation.Request(cancelled);
        ended.Cancel();
        IReadOnlyList<string> failed = await work.ConfigureAwait(false);
        connection.Entry.Restored(connection, physical, isDegraded: failed.Count > 0);
    }
}

namespace Switchboard;

/// <summary>Closes a connection: for good when it is retired, else only if nobody holds it when its turn comes.</summary>
internal sealed class CloseTransition(ManagedConnection connection, bool mayStay, ManagerContext context) : Transition
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => _done.Task;

    public override async Task RunAsync()
    {
        if (!mayStay || connection.Entry.BeginClose(connection))
            await CloseAsync().ConfigureAwait(false);
        _done.TrySetResult(true);
    }

    private async Task CloseAsync()
    {
        // A client that can start again may be wanted again while it stops, and then keeps its subscriptions.
        bool stopsForGood = connection.IsRetired || connection.BindingOrNull is not { CanRestart: true };
        connection.Entry.Disconnect(connection);
        if (stopsForGood)
            connection.Subscriptions.Close();
        else
            connection.Subscriptions.Detach(clientIsGone: false);
        if (connection.BindingOrNull is { } binding)
            await CloseStep.RunAsync(connection, context, binding.DisconnectAsync).ConfigureAwait(false);
        context.Places.Leave(connection);
        if (!connection.Entry.CompleteStop(connection, stopsForGood))
            return;
        connection.Subscriptions.Close();
        if (connection.BindingOrNull is { } last)
            await CloseStep.RunAsync(connection, context, _ => last.DisposeAsync()).ConfigureAwait(false);
        ManagerLog.Closed(context.Logger, connection.Name, connection.Generation, connection.Reason);
        connection.Entry.CompleteClose(connection);
    }
}

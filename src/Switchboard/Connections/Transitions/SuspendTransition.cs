namespace Switchboard;

/// <summary>Closes a connection on which nothing happens, and leaves it ready to be opened again with all its subscriptions.</summary>
internal sealed class SuspendTransition(ManagedConnection connection, ManagerContext context) : Transition
{
    public override async Task RunAsync()
    {
        if (!connection.Entry.BeginSuspend(connection))
        {
            context.Places.Stay(connection);
            return;
        }
        await connection.Entry.EndPhysicalAsync(connection, opensNext: false).ConfigureAwait(false);
        context.Places.Leave(connection);
    }
}

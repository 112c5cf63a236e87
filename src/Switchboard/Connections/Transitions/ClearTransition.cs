namespace Switchboard;

/// <summary>Clears away what a loss left that nobody wants back.</summary>
internal sealed class ClearTransition(ManagedConnection connection, ManagerContext context) : Transition
{
    public override async Task RunAsync()
    {
        // It may have been opened anew meanwhile.
        if (connection.IsRetired || connection.Flight is not null || connection.Physical is { IsOver: false })
            return;
        await connection.Entry.EndPhysicalAsync(connection, opensNext: false).ConfigureAwait(false);
        context.Places.Leave(connection);
    }
}

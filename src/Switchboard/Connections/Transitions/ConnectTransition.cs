namespace Switchboard;

/// <summary>Opens a connection: all attempts, and the waits between them. Makes way when it is abandoned.</summary>
internal sealed class ConnectTransition(ConnectFlight flight, ManagerContext context) : Transition
{
    private readonly ManagedConnection _connection = flight.Connection;

    public override async Task RunAsync()
    {
        // Not the end of it yet: whoever asked may be starting it this moment, and then it has to end before the close.
        if (_connection.IsRetired)
            flight.Abandon();
        try
        {
            Task work = flight.RunAsync();
            if (!await BoundedWait.EndsAsync(work, flight.Abandoned, context.CloseTimeout, context.Time).ConfigureAwait(false))
            {
                ManagerLog.ConnectAbandoned(context.Logger, _connection.Name, _connection.Generation);
                throw new OperationCanceledException($"The connect of '{_connection.Name}' did not stop within {context.CloseTimeout} of being cancelled.");
            }
            await work.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _connection.Entry.ConnectFailed(flight, error);
            return;
        }
        flight.Succeed();
    }
}

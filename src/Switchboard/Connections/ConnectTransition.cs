namespace Switchboard;

internal sealed class ConnectTransition(ConnectFlight flight, ManagerContext context) : Transition
{
    private readonly ManagedClient _client = flight.Client;

    public override async Task RunAsync()
    {
        // Not the end of it yet: whoever asked may be starting it this moment, and then it has to end before the close.
        if (_client.IsRetired)
            flight.Abandon();
        try
        {
            Task work = flight.RunAsync();
            if (!await BoundedWait.EndsAsync(work, flight.Abandoned, context.CloseTimeout, context.Time).ConfigureAwait(false))
            {
                ManagerLog.ConnectAbandoned(context.Logger, _client.Name, _client.Generation);
                throw new OperationCanceledException($"The connect of '{_client.Name}' did not stop within {context.CloseTimeout} of being cancelled.");
            }
            await work.ConfigureAwait(false);
        }
        catch (Exception error)
        {
            _client.Entry.ConnectFailed(flight, error);
            return;
        }
        _client.Entry.ConnectSucceeded(flight);
    }
}

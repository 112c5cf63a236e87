namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Connects a client unless it is connected; joins a connect that is under way.</summary>
    public Task ConnectAsync(ManagedClient client, Func<CancellationToken, Task>? connect, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
            return Task.FromCanceled(cancellationToken);
        if (client.IsConnected && !client.IsRetired)
            return Task.CompletedTask;
        ConnectFlight flight;
        bool startsHere = false;
        lock (_gate)
        {
            if (client.IsRetired)
                return Task.FromException(client.ClosedException());
            if (client.Flight is { IsCancelled: false } running)
                flight = running;
            else
            {
                startsHere = _loop.IsIdle;
                client.Flight = flight = new ConnectFlight(client, connect, startsHere, predecessor: client.Flight);
                _loop.Post(new ConnectTransition(flight, context));
            }
            flight.Waiters++;
        }
        if (startsHere)
            flight.Start();
        return WaitAsync(flight, cancellationToken);
    }

    public void ConnectStarted(ManagedClient client)
    {
        context.ConnectAttempts.Increment();
        lock (_gate)
            if (!client.IsRetired)
                client.Phase = ConnectionPhase.Connecting;
    }

    public void ConnectSucceeded(ConnectFlight flight)
    {
        ManagedClient client = flight.Client;
        bool overtaken;
        lock (_gate)
        {
            Land(flight);
            overtaken = client.IsRetired;
            if (!overtaken)
            {
                client.Phase = ConnectionPhase.Connected;
                client.Error = null;
            }
        }
        // A close that came during the connect wins.
        if (overtaken)
        {
            flight.Fail(client.ClosedException());
            return;
        }
        ManagerLog.Connected(context.Logger, client.Name, client.Generation);
        flight.Succeed();
    }

    public void ConnectFailed(ConnectFlight flight, Exception error)
    {
        ManagedClient client = flight.Client;
        bool isDead = client.Binding.State == ClientState.Closed || error is ObjectDisposedException;
        bool overtaken;
        lock (_gate)
        {
            Land(flight);
            overtaken = client.IsRetired;
            if (!overtaken)
            {
                client.Phase = flight.IsCancelled ? ConnectionPhase.Disconnected : ConnectionPhase.Failed;
                client.Error = flight.IsCancelled ? null : error;
                if (client.Key is not null && isDead)
                    RetireUnderGate(client, CloseReason.Lost);
                else if (client.Key is not null && client.Holders == 0)
                    PostCloseUnheld(client);
            }
        }
        if (overtaken)
            error = client.ClosedException();
        else if (!flight.IsCancelled)
        {
            context.ConnectFailures.Increment();
            ManagerLog.ConnectFailed(context.Logger, client.Name, client.Generation, error.GetType().Name);
        }
        flight.Fail(error);
    }

    private static void Land(ConnectFlight flight)
    {
        if (flight.Client.Flight == flight)
            flight.Client.Flight = null;
    }

    private async Task WaitAsync(ConnectFlight flight, CancellationToken cancellationToken)
    {
        try
        {
            await flight.Outcome.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            bool last;
            lock (_gate)
                last = --flight.Waiters == 0 && !flight.Outcome.IsCompleted;
            if (last)
                flight.Cancel();
        }
    }
}

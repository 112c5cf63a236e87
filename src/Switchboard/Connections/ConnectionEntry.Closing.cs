namespace Switchboard;

internal sealed partial class ConnectionEntry
{
    /// <summary>Closes a client now, whoever holds it. The task ends with the close, for a callback of the client at once.</summary>
    public Task RetireAsync(ManagedClient client, CloseReason reason)
    {
        lock (_gate)
            if (!client.IsRetired)
                RetireUnderGate(client, reason);
        client.Flight?.Abandon();
        return context.Delivery.Awaitable(client, client.Closed);
    }

    /// <summary>Closes the clients that meet the condition now; those already being closed are waited for too.</summary>
    public Task RetireAsync(Func<ManagedClient, bool> condition, CloseReason reason) =>
        Task.WhenAll(Unclosed().Where(condition).Select(client => RetireAsync(client, reason)));

    /// <summary>Takes nobody in any more and closes everything.</summary>
    public Task ShutDownAsync()
    {
        lock (_gate)
            _dropped = true;
        return RetireAsync(static _ => true, CloseReason.ManagerDisposed);
    }

    public ManagedClient[] Unclosed()
    {
        lock (_gate)
            return [.. _unclosed];
    }

    public ManagedClient? Current(ConnectionKey key)
    {
        lock (_gate)
            return key.Equals(_current?.Key) ? _current : null;
    }

    /// <summary>Says whether a client that nobody held is still to be closed, now that its turn has come.</summary>
    public bool BeginClose(ManagedClient client, int lingerNumber)
    {
        lock (_gate)
        {
            if (client.IsRetired || client.Holders > 0 || client.LingerNumber != lingerNumber)
                return false;
            if (client.Binding.CanRestart)
                client.Phase = ConnectionPhase.Closing;
            else
                RetireCurrent(client, CloseReason.Released);
            return true;
        }
    }

    /// <summary>Says whether a client that has stopped is to be disposed. One that is held again stays.</summary>
    public bool CompleteStop(ManagedClient client, bool stopsForGood)
    {
        lock (_gate)
        {
            if (stopsForGood)
                return true;
            if (client.IsRetired)
                return false;
            if (client.Holders == 0)
            {
                RetireCurrent(client, CloseReason.Released);
                return true;
            }
            client.Phase = ConnectionPhase.Disconnected;
            return false;
        }
    }

    public void CompleteClose(ManagedClient client)
    {
        bool empty;
        lock (_gate)
        {
            _unclosed.Remove(client);
            client.MarkClosed();
            empty = _unclosed.Count == 0;
        }
        if (empty)
            emptied?.Invoke(this);
    }

    /// <summary>Ends the entry when it has no client left. Called under the manager's own gate.</summary>
    public bool TryDrop()
    {
        lock (_gate)
        {
            if (_unclosed.Count > 0)
                return false;
            _dropped = true;
            _loop.Complete();
            return true;
        }
    }

    private void StartLinger(ManagedClient client)
    {
        StopLinger(client);
        client.LingerTimer = Detached.Timer(
            context.Time, static linger => ((Linger)linger!).Elapse(), new Linger(this, client, client.LingerNumber), context.Linger);
    }

    private static void StopLinger(ManagedClient client)
    {
        client.LingerNumber++;
        client.LingerTimer?.Dispose();
        client.LingerTimer = null;
    }

    // A connect that is still under way makes way for the close.
    private Task CloseUnheldAsync(ManagedClient client, int? lingerNumber = null)
    {
        ConnectFlight? flight;
        Task done;
        lock (_gate)
        {
            if (client.IsRetired || client.Holders > 0 || (lingerNumber ?? client.LingerNumber) != client.LingerNumber)
                return Task.CompletedTask;
            flight = client.Flight;
            done = PostCloseUnheld(client);
        }
        flight?.Abandon();
        return context.Delivery.Awaitable(client, done);
    }

    private Task PostCloseUnheld(ManagedClient client)
    {
        var transition = new CloseTransition(client, client.LingerNumber, context);
        _loop.Post(transition);
        return transition.Done;
    }

    private void RetireUnderGate(ManagedClient client, CloseReason reason)
    {
        RetireCurrent(client, reason);
        if (client.IsCreated)
            _loop.Post(new CloseTransition(client, client.LingerNumber, context));
    }

    private void RetireCurrent(ManagedClient client, CloseReason reason)
    {
        StopLinger(client);
        client.Retire(reason);
        if (_current == client)
            _current = null;
    }

    private sealed record Linger(ConnectionEntry Entry, ManagedClient Client, int Number)
    {
        public void Elapse() => _ = Entry.CloseUnheldAsync(Client, Number);
    }
}

namespace Switchboard.Testing;

/// <content>What the connector does to the client.</content>
public sealed partial class ScriptedClient
{
    internal IDisposable Observe(IConnectionObserver observer)
    {
        lock (_gate)
        {
            _observer = observer;
            // One that goes on while it is observed anew, as when the client gets it back by itself, tells who listens now.
            if (_connection is { Ended: null } connection)
                connection.TellFromHereOn(observer);
        }
        return new Observation(this, observer);
    }

    /// <summary>Begins a physical connection; null when the client is getting its own back, which is to be waited for.</summary>
    internal ScriptedConnection? BeginConnect(ScriptedConnector connector, ConnectRequest request, out Task ownReconnect)
    {
        Interlocked.Increment(ref _connects);
        lock (_gate)
        {
            ThrowIfDisposed();
            ownReconnect = _reconnect?.Task ?? Task.CompletedTask;
            if (_reconnect is not null)
                return null;
            if (_state != ClientState.Disconnected)
                throw new InvalidOperationException($"The client '{Name}' is {_state}; it can be connected only when it is Disconnected.");
            _connector = connector;
            _state = ClientState.Connecting;
            _token = request.Token ?? _token;
            _user = request.Key?.User;
            return _connection = new ScriptedConnection(this, request, _observer, connector.NextMoment());
        }
    }

    internal void CompleteConnect(ScriptedConnection connection, long moment)
    {
        lock (_gate)
        {
            if (_connection != connection || connection.Ended is not null)
                throw new ConnectionFaultException(FailureKind.Cancelled, $"The client '{Name}' was disconnected while it connected.");
            _state = ClientState.Connected;
            connection.Open(moment);
        }
    }

    // A client that is told to disconnect reports its end like any other.
    internal void Disconnect()
    {
        Interlocked.Increment(ref _disconnects);
        ScriptedConnection? connection = Connection;
        if (connection is null or { Ended: not null })
            return;
        EndOf(connection);
        IConnectionObserver? observer;
        lock (_gate)
            observer = _observer;
        if (observer is not null)
            connection.TellClosed();
    }

    internal void Ping()
    {
        Interlocked.Increment(ref _pings);
        Open();
    }

    internal void Pong() => Connection?.TellReceived();

    internal void CountPoll() => Interlocked.Increment(ref _polls);

    internal void Renew(AccessToken token)
    {
        Open();
        lock (_gate)
            _token = token;
    }

    internal ScriptedConnection? BeginSubscribe(string channel)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            _subscribed.Add(channel);
            return _connection is { Ended: null } ? _connection : null;
        }
    }

    // Also on a client that is not connected; but what was asked of a connection ends with it.
    internal void CompleteSubscribe(WireSubscription subscription, ScriptedConnection? connection)
    {
        lock (_gate)
        {
            ThrowIfDisposed();
            if (!KeepsSubscriptions && connection is { Ended: not null })
                throw new ConnectionFaultException(FailureKind.Transient, $"The connection of '{Name}' ended while channel '{subscription.Channel}' was subscribed.");
            _wire.Add(subscription);
        }
    }

    internal void Unsubscribe(WireSubscription subscription)
    {
        lock (_gate)
            _wire.Remove(subscription);
    }

    internal IReadOnlyList<WireSubscription> WireSubscriptions() => Copy(_wire);

    private sealed class Observation(ScriptedClient client, IConnectionObserver observer) : IDisposable
    {
        public void Dispose()
        {
            lock (client._gate)
                if (client._observer == observer)
                    client._observer = null;
        }
    }
}

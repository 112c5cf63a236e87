namespace Switchboard.Testing;

/// <content>What happens to the client: what a server, a network or the client itself does.</content>
public sealed partial class ScriptedClient
{
    /// <summary>Drops the connection, and tells the manager why.</summary>
    /// <param name="kind">What kind of failure it is.</param>
    /// <param name="retryAfter">How long the server asks to wait; <see langword="null"/> for nothing.</param>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    public void Drop(FailureKind kind = FailureKind.Transient, TimeSpan? retryAfter = null) => Open().Lose(
        new ConnectionFaultException(kind, $"The script says that the connection drops: {kind}.") { RetryAfter = retryAfter });

    /// <summary>Closes the connection from the other side, without an error.</summary>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    public void Close() => Open().Lose();

    /// <summary>Loses the connection and begins to get it back by itself, as a client does that reconnects on its own.</summary>
    /// <param name="error">Why, for the manager.</param>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    public void BeginReconnect(Exception? error = null)
    {
        ScriptedConnection connection = Open();
        lock (_gate)
        {
            _state = ClientState.Connecting;
            _reconnect = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!KeepsSubscriptions)
                _wire.Clear();
        }
        connection.TellReconnecting(error);
    }

    /// <summary>Ends what <see cref="BeginReconnect"/> began: the client has its connection back.</summary>
    /// <exception cref="InvalidOperationException">The client is not reconnecting by itself.</exception>
    public void CompleteReconnect()
    {
        ScriptedConnection connection;
        TaskCompletionSource<bool> reconnect;
        lock (_gate)
        {
            if (_reconnect is null || _connection is null)
                throw new InvalidOperationException($"The client '{Name}' is {_state} and not reconnecting by itself; call BeginReconnect first.");
            (connection, reconnect) = (_connection, _reconnect);
            _reconnect = null;
            _state = ClientState.Connected;
        }
        reconnect.TrySetResult(true);
        connection.TellReconnected();
    }

    /// <summary>Delivers a message as the server would (<see cref="ScriptedConnection.EmitAsync{TMessage}"/>). Nothing arrives on a channel that nobody subscribed.</summary>
    /// <typeparam name="TMessage">What the message is.</typeparam>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="position">Where it stands in its channel; <see langword="null"/> for a channel without positions.</param>
    /// <returns>A task that ends when the manager has taken the message.</returns>
    /// <exception cref="InvalidOperationException">The client is not connected.</exception>
    public Task EmitAsync<TMessage>(string channel, TMessage message, ChannelPosition? position = null) => Open().EmitAsync(channel, message, position);

    // What was subscribed in the end can still be told late.
    internal void EndOf(ScriptedConnection connection)
    {
        TaskCompletionSource<bool>? reconnect;
        lock (_gate)
        {
            if (_connection != connection || connection.Ended is not null)
                return;
            if (!_isDisposed)
                _state = CanRestart ? ClientState.Disconnected : ClientState.Closed;
            connection.End(_connector!.NextMoment(), [.. _wire]);
            if (!KeepsSubscriptions)
                _wire.Clear();
            reconnect = _reconnect;
            _reconnect = null;
        }
        if (reconnect is null)
            return;
        reconnect.TrySetException(new ConnectionFaultException(FailureKind.Transient, $"The client '{Name}' gave up getting its connection back."));
        // Nobody may be waiting.
        _ = reconnect.Task.Exception;
    }

    // A client that no connector has met yet can do nothing of its own.
    private bool CanRestart => (_connector?.Traits & ConnectorTraits.Restartable) is not (null or 0);

    private bool KeepsSubscriptions => (_connector?.Traits & ConnectorTraits.KeepsSubscriptions) is not (null or 0);

    private ScriptedConnection Open()
    {
        lock (_gate)
            return _state == ClientState.Connected && _connection is { } connection
                ? connection
                : throw new InvalidOperationException($"The client '{Name}' is {_state}; that can happen only to one that is Connected.");
    }
}

namespace Switchboard.Testing;

/// <summary>One physical connection of a <see cref="ScriptedClient"/>, from the start of its connect to its end. It can still be spoken through when it has ended.</summary>
/// <remarks>Safe for any number of threads.</remarks>
public sealed class ScriptedConnection
{
    private readonly TaskCompletionSource<ConnectScript> _wentOn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile IConnectionObserver? _observer;
    private IReadOnlyList<WireSubscription> _lastWire = [];
    private long _opened;
    private long _ended;

    internal ScriptedConnection(ScriptedClient client, ConnectRequest request, IConnectionObserver? observer, long began)
    {
        Client = client;
        Request = request;
        Began = began;
        _observer = observer;
    }

    /// <summary>The client.</summary>
    public ScriptedClient Client { get; }

    /// <summary>What was asked for: the key, the address, the transport, the token, the generation.</summary>
    public ConnectRequest Request { get; }

    /// <summary>When its connect began, by the order of all that happens to the connector: a number that only grows.</summary>
    public long Began { get; }

    /// <summary>When it was open, by the same order; <see langword="null"/> before, and when its connect failed.</summary>
    public long? Opened => Moment(ref _opened);

    /// <summary>When it ended, by the same order; <see langword="null"/> before.</summary>
    public long? Ended => Moment(ref _ended);

    /// <summary>Whether messages can flow on it.</summary>
    public bool IsOpen => Opened is not null && Ended is null;

    internal Task<ConnectScript> WentOn => _wentOn.Task;

    /// <summary>Lets a connect go on that hangs.</summary>
    /// <param name="then">How it goes on; <see langword="null"/> for <see cref="ConnectScript.Succeed"/>.</param>
    /// <returns>Whether it was still to be let go.</returns>
    public bool LetGo(ConnectScript? then = null) => Opened is null && _wentOn.TrySetResult(then ?? ConnectScript.Succeed);

    /// <summary>
    /// Delivers a message as the server would, to whoever is subscribed to the channel. On a connection that has ended the message is late: it
    /// goes to those who were subscribed in the end, as a client does that empties its buffers.
    /// </summary>
    /// <typeparam name="TMessage">What the message is.</typeparam>
    /// <param name="channel">The channel.</param>
    /// <param name="message">The message.</param>
    /// <param name="position">Where it stands in its channel; <see langword="null"/> for a channel without positions.</param>
    /// <returns>A task that ends when the manager has taken the message.</returns>
    public Task EmitAsync<TMessage>(string channel, TMessage message, ChannelPosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        return EmitCoreAsync(Ended is null ? Client.WireSubscriptions() : Volatile.Read(ref _lastWire), channel, message, position);
    }

    /// <summary>Tells the manager of a loss. A connection that is open ends with it; of one that has ended it is told late, as some clients do.</summary>
    /// <param name="error">Why; <see langword="null"/> for a close without an error.</param>
    public void Lose(Exception? error = null)
    {
        Client.EndOf(this);
        _observer?.Lost(error);
    }

    internal void TellFromHereOn(IConnectionObserver observer) => _observer = observer;

    internal void TellReceived() => _observer?.Received();

    internal void TellReconnecting(Exception? error) => _observer?.Reconnecting(error);

    internal void TellReconnected() => _observer?.Reconnected();

    internal void TellClosed() => _observer?.Lost(error: null);

    internal void Open(long moment) => Interlocked.CompareExchange(ref _opened, moment, 0);

    internal void End(long moment, IReadOnlyList<WireSubscription> wire)
    {
        Volatile.Write(ref _lastWire, wire);
        Interlocked.CompareExchange(ref _ended, moment, 0);
    }

    private async Task EmitCoreAsync(IReadOnlyList<WireSubscription> wire, string channel, object? message, ChannelPosition? position)
    {
        _observer?.Received();
        foreach (WireSubscription subscription in wire)
            if (subscription.Channel == channel)
                await subscription.ReceiveAsync(message, position).ConfigureAwait(false);
    }

    private static long? Moment(ref long field) => Interlocked.Read(ref field) is var moment and not 0 ? moment : null;
}

namespace Switchboard;

internal sealed class SharedSubscription<TMessage>(
    SubscriptionTable table, string channel, ChannelOpener<TMessage> open, bool isKeptByClient, long number)
    : SharedSubscription(table, channel, isKeptByClient, number)
{
    private readonly object _receiving = new();
    private readonly ChannelHistory _history = new();

    // Replaced under the gate of the table, read by messages without it.
    private volatile Callback<TMessage>[] _callbacks = [];

    public override Type Message => typeof(TMessage);
    public override int CallbackCount => _callbacks.Length;

    private ChannelRequest Request
    {
        get
        {
            lock (_receiving)
                return new ChannelRequest(Channel, _history.Last);
        }
    }

    public override IEnumerable<InspectedSubscription> Inspect() => _callbacks.Select(static callback => callback.Inspect());

    public void Add(Callback<TMessage> callback) => _callbacks = [.. _callbacks, callback];

    public void Remove(Callback<TMessage> callback) => _callbacks = [.. _callbacks.Where(other => other != callback)];

    public override Opening Begin(ClientBinding binding, Task predecessorLeft)
    {
        var sink = new ChannelSink<TMessage>(this);
        return Current = new Opening(this, binding, sink, token => open(binding, Request, sink, token), predecessorLeft);
    }

    public override void TellState()
    {
        foreach (Callback<TMessage> callback in _callbacks)
            callback.TellState();
    }

    public override void EndCallbacks(Exception error)
    {
        foreach (Callback<TMessage> callback in _callbacks)
            callback.End(error);
        _callbacks = [];
    }

    public override async Task PollAsync(ClientBinding binding, CancellationToken cancellationToken)
    {
        var sink = new ChannelSink<TMessage>(this);
        // What a poll brings that goes on all the same may be on the stream too, and comes again if it is not.
        using CancellationTokenRegistration ending = cancellationToken.Register(static sink => ((ChannelSink)sink!).End(), sink);
        try
        {
            await binding.PollAsync(Request, sink, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            sink.End();
        }
    }

    /// <summary>Hands a message to every callback. The task ends when none that asked to be waited for has more waiting than it may.</summary>
    public ValueTask ReceiveAsync(TMessage message, ChannelPosition? position)
    {
        // A message of a closed connection reaches nobody.
        if (Owner.IsRetired)
            return default;
        Owner.MessageReceived();
        Callback<TMessage>[] callbacks = _callbacks;
        // Every callback has the message before the first is called: what that leads to comes after it, for each of them.
        Task? room = position is { } known ? PostInOrder(callbacks, message, known) : Post(callbacks, message);
        foreach (Callback<TMessage> callback in callbacks)
            callback.Deliver();
        return room is null ? default : new ValueTask(room);
    }

    // A stream and a poll may bring messages at the same time; between the look at the position and the queue nothing comes.
    private Task? PostInOrder(Callback<TMessage>[] callbacks, TMessage message, ChannelPosition position)
    {
        lock (_receiving)
            return _history.TryAdvance(position) ? Post(callbacks, message) : null;
    }

    private static Task? Post(Callback<TMessage>[] callbacks, TMessage message)
    {
        Task? room = null;
        foreach (Callback<TMessage> callback in callbacks)
            if (callback.Post(message) is { } awaited)
                room = room is null ? awaited : Task.WhenAll(room, awaited);
        return room;
    }
}

namespace Switchboard;

/// <summary>The channels of a client, and what came for those that nobody has subscribed to yet.</summary>
internal sealed class MessageChannels(MessageClientOptions options)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Channel> _channels = new(StringComparer.Ordinal);
    private readonly LinkedList<Unread> _unread = new();

    public int Count
    {
        get
        {
            lock (_gate)
                return _channels.Count;
        }
    }

    public bool HasSubscription(string channel)
    {
        lock (_gate)
            return _channels.TryGetValue(channel, out Channel? known) && known.Sinks.Count > 0;
    }

    /// <summary>Hands a message to its channel, in the order of the calls.</summary>
    public ValueTask DeliverAsync(StreamMessage message)
    {
        Func<StreamMessage, ValueTask>[] sinks;
        lock (_gate)
        {
            if (!_channels.TryGetValue(message.Channel, out Channel? channel))
            {
                Keep(message);
                return default;
            }
            // What was kept goes first.
            if (channel.IsCatchingUp)
            {
                channel.Waiting.Enqueue(message);
                return default;
            }
            sinks = channel.Current;
        }
        return HandAsync(sinks, message);
    }

    /// <summary>Subscribes, and hands over what came before, if it is not too old.</summary>
    public ChannelSubscription Subscribe(string name, Func<StreamMessage, ValueTask> sink)
    {
        bool startsCatchingUp = false;
        Channel channel;
        Place place;
        lock (_gate)
        {
            if (!_channels.TryGetValue(name, out channel!))
                _channels.Add(name, channel = new Channel(name));
            place = new Place(this, channel, sink);
            channel.Add(place);
            if (TakeUnread(name, channel.Waiting) && !channel.IsCatchingUp)
                startsCatchingUp = channel.IsCatchingUp = true;
        }
        // Never on the thread that subscribes: it may hold what a callback needs.
        Task caughtUp = startsCatchingUp ? Task.Run(() => CatchUpAsync(channel)) : Task.CompletedTask;
        return new ChannelSubscription(place, caughtUp);
    }

    private void Leave(Channel channel, Place place)
    {
        lock (_gate)
        {
            channel.Remove(place);
            DropIfEmpty(channel);
        }
    }

    private async Task CatchUpAsync(Channel channel)
    {
        while (true)
        {
            StreamMessage message;
            Func<StreamMessage, ValueTask>[] sinks;
            lock (_gate)
            {
                if (channel.Waiting.Count == 0)
                {
                    channel.IsCatchingUp = false;
                    DropIfEmpty(channel);
                    return;
                }
                message = channel.Waiting.Dequeue();
                sinks = channel.Current;
            }
            await HandAsync(sinks, message).ConfigureAwait(false);
        }
    }

    private static async ValueTask HandAsync(Func<StreamMessage, ValueTask>[] sinks, StreamMessage message)
    {
        foreach (Func<StreamMessage, ValueTask> sink in sinks)
            await sink(message).ConfigureAwait(false);
    }

    // Channel names are open: one that nobody uses any more must not stay.
    private void DropIfEmpty(Channel channel)
    {
        if (channel.Sinks.Count == 0 && !channel.IsCatchingUp)
            _channels.Remove(channel.Name);
    }

    private void Keep(StreamMessage message)
    {
        if (options.UnreadCapacity == 0)
            return;
        DateTimeOffset now = options.TimeProvider.GetUtcNow();
        DropExpired(now);
        if (_unread.Count == options.UnreadCapacity)
            _unread.RemoveFirst();
        _unread.AddLast(new Unread(message, now));
    }

    private bool TakeUnread(string channel, Queue<StreamMessage> into)
    {
        DropExpired(options.TimeProvider.GetUtcNow());
        for (LinkedListNode<Unread>? node = _unread.First, next; node is not null; node = next)
        {
            next = node.Next;
            if (node.Value.Message.Channel != channel)
                continue;
            into.Enqueue(node.Value.Message);
            _unread.Remove(node);
        }
        return into.Count > 0;
    }

    private void DropExpired(DateTimeOffset now)
    {
        while (_unread.First is { } first && now - first.Value.At > options.UnreadExpiry)
            _unread.RemoveFirst();
    }

    // Changes under the gate; the array of sinks is replaced, so that it can be walked without it.
    private sealed class Channel(string name)
    {
        public string Name => name;
        public List<Place> Sinks { get; } = [];
        public Func<StreamMessage, ValueTask>[] Current { get; private set; } = [];
        public Queue<StreamMessage> Waiting { get; } = new();
        public bool IsCatchingUp { get; set; }

        public void Add(Place place)
        {
            Sinks.Add(place);
            Renew();
        }

        public void Remove(Place place)
        {
            Sinks.Remove(place);
            Renew();
        }

        private void Renew() => Current = [.. Sinks.Select(static place => place.Sink)];
    }

    private sealed class Place(MessageChannels channels, Channel channel, Func<StreamMessage, ValueTask> sink) : IDisposable
    {
        public Func<StreamMessage, ValueTask> Sink => sink;

        public void Dispose() => channels.Leave(channel, this);
    }

    private sealed record Unread(StreamMessage Message, DateTimeOffset At);
}

namespace Switchboard;

/// <summary>What outlives the connections of a client: who listens, and how far it has read.</summary>
internal sealed class MessageInbox(MessageClientOptions options)
{
    private readonly object _gate = new();
    private object? _reader;
    private ReadingPosition _position = new();

    public ListenerSet<IConnectionObserver> Observers { get; } = new();

    public MessageChannels Channels { get; } = new(options);

    /// <summary>Where to go on.</summary>
    public ReadingPosition Position
    {
        get
        {
            lock (_gate)
                return _position;
        }
    }

    /// <summary>From now on this reader says how far it has come.</summary>
    public void BeginReading(object reader)
    {
        lock (_gate)
            _reader = reader;
    }

    /// <summary>Notes how far a reader has come; one that another has taken over from is not listened to, because it would take the position back.</summary>
    public void Advance(object reader, Func<ReadingPosition, ReadingPosition> move)
    {
        lock (_gate)
            if (_reader == reader)
                _position = move(_position);
    }

    /// <summary>The channel of a message that does not name one itself.</summary>
    public string ChannelOf(string text)
    {
        try
        {
            return options.ChannelOf?.Invoke(text) ?? StreamMessage.DefaultChannel;
        }
        catch (Exception)
        {
            // A message that the application cannot place is still a message; it must not end the connection of everybody.
            return StreamMessage.DefaultChannel;
        }
    }
}

namespace Switchboard;

/// <summary>What outlives the connections of a client: who listens, and how far it has read.</summary>
internal sealed class MessageInbox(MessageClientOptions options)
{
    private string? _lastEventId;
    private string? _cursor;
    private string? _entityTag;

    public ListenerSet<IConnectionObserver> Observers { get; } = new();

    public MessageChannels Channels { get; } = new(options);

    /// <summary>The id of the last event that was handed on, for <c>Last-Event-ID</c>. Streams and polls share it.</summary>
    public string? LastEventId { get => Volatile.Read(ref _lastEventId); set => Volatile.Write(ref _lastEventId, value); }

    /// <summary>How far the last poll went, in the words of the server.</summary>
    public string? Cursor { get => Volatile.Read(ref _cursor); set => Volatile.Write(ref _cursor, value); }

    /// <summary>The version of what the last poll gave.</summary>
    public string? EntityTag { get => Volatile.Read(ref _entityTag); set => Volatile.Write(ref _entityTag, value); }

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

namespace Switchboard;

/// <summary>How far a channel has been received, through all its openings and polls.</summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class ChannelHistory
{
    private const int RememberedIds = 256;

    private readonly Queue<string> _order = new();
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    /// <summary>The furthest that is known of each part.</summary>
    public ChannelPosition? Last { get; private set; }

    /// <summary>Goes on to a message. False when it is a repeat.</summary>
    public bool TryAdvance(ChannelPosition position)
    {
        if (IsRepeat(position))
            return false;
        if (position.Id is { } id)
            Remember(id);
        if (position != default)
            Last = Furthest(Last ?? default, position);
        return true;
    }

    // A number tells the order and an id the message. A time tells neither for sure, so it decides only where there is nothing else.
    private bool IsRepeat(ChannelPosition position)
    {
        if (position.Id is { } id && _ids.Contains(id))
            return true;
        if (position.Sequence is { } sequence)
            return sequence <= Last?.Sequence;
        return position.Id is null && position.Timestamp < Last?.Timestamp;
    }

    // A message that others overtook has the older time and does not set the channel back.
    private static ChannelPosition Furthest(ChannelPosition last, ChannelPosition next) => new(
        next.Sequence ?? last.Sequence,
        next.Timestamp < last.Timestamp ? last.Timestamp : next.Timestamp ?? last.Timestamp,
        next.Id is null || (next.Sequence is null && next.Timestamp < last.Timestamp) ? last.Id : next.Id);

    private void Remember(string id)
    {
        if (_order.Count == RememberedIds)
            _ids.Remove(_order.Dequeue());
        _order.Enqueue(id);
        _ids.Add(id);
    }
}

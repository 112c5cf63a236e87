using System.Text;

namespace Switchboard;

/// <summary>A whole message as it came, whatever the transport. Immutable; text and bytes are converted into each other by UTF-8 when asked for.</summary>
public sealed class StreamMessage
{
    /// <summary>The channel of messages that name none, as of a server-sent event without an <c>event</c> field.</summary>
    public const string DefaultChannel = "message";

    private string? _text;
    private byte[]? _bytes;

    /// <summary>Makes a message of text.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="text">The text.</param>
    /// <param name="position">Where it stands, where the server tells.</param>
    public StreamMessage(string channel, string text, ChannelPosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(text);
        (Channel, _text, IsText, Position) = (channel, text, true, position);
    }

    /// <summary>Makes a binary message.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="data">The bytes; not copied, so they must not change.</param>
    /// <param name="position">Where it stands, where the server tells.</param>
    public StreamMessage(string channel, byte[] data, ChannelPosition? position = null)
    {
        ArgumentNullException.ThrowIfNull(channel);
        ArgumentNullException.ThrowIfNull(data);
        (Channel, _bytes, Position) = (channel, data, position);
    }

    /// <summary>The channel: what <see cref="MessageClientOptions.ChannelOf"/> says, or the name of the event.</summary>
    public string Channel { get; }

    /// <summary>Whether the server sent it as text.</summary>
    public bool IsText { get; }

    /// <summary>Where it stands, where the server tells: the id of an event, the cursor or <c>ETag</c> of a poll.</summary>
    public ChannelPosition? Position { get; }

    /// <summary>The message as text; of bytes that are no UTF-8, with replacement characters.</summary>
    public string Text => _text ??= Encoding.UTF8.GetString(_bytes!);

    /// <summary>The message as bytes.</summary>
    public ReadOnlyMemory<byte> Data => Bytes;

    internal byte[] Bytes => _bytes ??= Encoding.UTF8.GetBytes(_text!);

    /// <summary>Tells the channel and the kind, and never the content.</summary>
    /// <returns>A text without the message.</returns>
    public override string ToString() => $"StreamMessage ({(IsText ? "text" : "binary")} on '{Channel}')";
}

namespace Switchboard;

/// <summary>How far a client has read, in the words of its server.</summary>
/// <param name="LastEventId">The id of the last event that was handed on, for <c>Last-Event-ID</c>. Streams and polls share it.</param>
/// <param name="Cursor">What the last poll said in the cursor header.</param>
/// <param name="EntityTag">The version of what the last poll gave.</param>
internal sealed record ReadingPosition(string? LastEventId = null, string? Cursor = null, string? EntityTag = null);

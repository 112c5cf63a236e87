using System.Net.ServerSentEvents;

namespace Switchboard;

/// <summary>Reads a stream of server-sent events into messages.</summary>
internal static class EventStreamReader
{
    public const string MediaType = "text/event-stream";

    public static bool IsEventStream(HttpResponseMessage response) =>
        string.Equals(response.Content.Headers.ContentType?.MediaType, MediaType, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads to the end of the stream.</summary>
    /// <param name="body">The stream.</param>
    /// <param name="maxEventSize">The most bytes of one event.</param>
    /// <param name="received">Is told of whatever comes.</param>
    /// <param name="receive">Is given each event. The one after it is read when its task has ended.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>How long the server wants a reconnect to wait, where it said.</returns>
    public static async Task<TimeSpan?> ReadAsync(
        Stream body, int maxEventSize, Action received, Func<StreamMessage, ValueTask> receive, CancellationToken cancellationToken)
    {
        using var watched = new EventStreamWatch(body, maxEventSize, received);
        SseParser<string> events = SseParser.Create(watched);
        await foreach (SseItem<string> item in events.EnumerateAsync(cancellationToken).ConfigureAwait(false))
            await receive(new StreamMessage(item.EventType, item.Data, PositionOf(item))).ConfigureAwait(false);
        return events.ReconnectionInterval == Timeout.InfiniteTimeSpan ? null : events.ReconnectionInterval;
    }

    // An empty id takes the last one back; it is no position.
    private static ChannelPosition? PositionOf(SseItem<string> item) =>
        item.EventId is { } id ? new ChannelPosition(Id: id) : null;
}

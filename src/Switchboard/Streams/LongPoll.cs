using System.Net;

namespace Switchboard;

/// <summary>One poll after the other: asks for what came since the last one, and hands it on.</summary>
internal sealed class LongPoll(Uri address, MessageClientOptions options, HttpExchange http, MessageInbox inbox)
{
    /// <summary>Takes over from whoever has read before.</summary>
    public void Begin() => inbox.BeginReading(this);

    /// <summary>Asks. The answer may be held by the server until there is something, or <see cref="MessageClientOptions.PollTimeout"/> is over.</summary>
    /// <exception cref="TimeoutException">No answer came in that time.</exception>
    public async Task<HttpResponseMessage> AskAsync(AccessToken? token, bool mayHold, ChannelPosition? position, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = http.Request(HttpMethod.Get, address, token);
        if (!mayHold)
            request.Headers.TryAddWithoutValidation("Prefer", "wait=0");
        ReadingPosition read = inbox.Position;
        // A client that has read nothing yet goes on where its predecessor was.
        http.GoOnAfter(request, read.LastEventId ?? position?.Id);
        if (read.Cursor is { } cursor)
            request.Headers.TryAddWithoutValidation(options.CursorHeader, cursor);
        if (read.EntityTag is { } tag)
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);

        using CancellationTokenSource enough = TimeLimit.After(options.PollTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, enough.Token);
        try
        {
            return await http.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            // Ours, or the time-out of the HttpClient that was given.
            throw new TimeoutException("The server held the poll longer than PollTimeout, or than the HttpClient's own time-out.", error);
        }
    }

    /// <summary>Reads an answer, and says whether it brought anything.</summary>
    /// <exception cref="ConnectionFaultException">The answer is no success.</exception>
    public async Task<bool> ReadAsync(HttpResponseMessage response, Action received, Func<StreamMessage, ValueTask<bool>> deliver, CancellationToken cancellationToken)
    {
        received();
        // Nothing new, in the four ways in which servers and proxies say it.
        if (response.StatusCode is HttpStatusCode.NoContent or HttpStatusCode.NotModified or HttpStatusCode.RequestTimeout or HttpStatusCode.GatewayTimeout)
            return false;
        if (!response.IsSuccessStatusCode)
            throw HttpFault.From(response, options.TimeProvider);
        Stream body = await HttpBody.OpenAsync(response, cancellationToken).ConfigureAwait(false);
        bool any = false;
        bool all = true;
        if (EventStreamReader.IsEventStream(response))
            await EventStreamReader.ReadAsync(body, options.MaxMessageSize, received, ReceiveAsync, cancellationToken).ConfigureAwait(false);
        else
        {
            byte[] whole = await HttpBody.ReadAsync(body, options.MaxMessageSize, cancellationToken).ConfigureAwait(false);
            if (whole.Length > 0)
                await ReceiveAsync(Message(response, whole)).ConfigureAwait(false);
        }
        // Only what has been handed on is not asked for again.
        if (all)
            inbox.Advance(this, read => read with { Cursor = CursorOf(response) ?? read.Cursor, EntityTag = response.Headers.ETag?.ToString() });
        return any;

        async ValueTask ReceiveAsync(StreamMessage message)
        {
            any = true;
            all &= await deliver(message).ConfigureAwait(false);
            if (all && EventStreamReader.IsEventStream(response) && message.Position?.Id is { } id)
                inbox.Advance(this, read => read with { LastEventId = id });
        }
    }

    private StreamMessage Message(HttpResponseMessage response, byte[] whole)
    {
        string? id = CursorOf(response) ?? response.Headers.ETag?.ToString();
        ChannelPosition? position = id is null ? null : new ChannelPosition(Id: id);
        if (response.Content.Headers.ContentType?.MediaType == "application/octet-stream")
            return new StreamMessage(StreamMessage.DefaultChannel, whole, position);
        string text = System.Text.Encoding.UTF8.GetString(whole);
        return new StreamMessage(inbox.ChannelOf(text), text, position);
    }

    private string? CursorOf(HttpResponseMessage response) =>
        response.Headers.TryGetValues(options.CursorHeader, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}

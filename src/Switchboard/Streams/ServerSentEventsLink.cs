using System.Net;
using System.Net.Http.Headers;

namespace Switchboard;

/// <summary>A stream of server-sent events.</summary>
internal sealed class ServerSentEventsLink(Uri address, AccessToken? token, MessageClientOptions options, HttpExchange http, MessageInbox inbox)
    : HttpLink(token, options, http, inbox)
{
    private HttpResponseMessage? _response;
    private long _lastReceived;

    public override string Transport => MessageTransport.ServerSentEvents;

    public override async Task OpenAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = Http.Request(HttpMethod.Get, address, Token);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(EventStreamReader.MediaType));
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        Inbox.BeginReading(this);
        Http.GoOnAfter(request, Inbox.Position.LastEventId);
        HttpResponseMessage response = _response = await Http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        // The way of a server to say that no reconnect is wanted.
        if (response.StatusCode == HttpStatusCode.NoContent)
            throw new ConnectionFaultException(FailureKind.Refused, "The server has no events for this client and asks it not to come back (204).") { Code = "204" };
        if (response.StatusCode != HttpStatusCode.OK)
            throw HttpFault.From(response, Options.TimeProvider);
        if (!EventStreamReader.IsEventStream(response))
            throw new ConnectionFaultException(FailureKind.Protocol,
                $"The server answered with '{response.Content.Headers.ContentType?.MediaType}' instead of {EventStreamReader.MediaType}.") { Code = "ContentType" };
        _lastReceived = Options.TimeProvider.GetTimestamp();
    }

    /// <summary>A stream cannot be asked; but a server that promised comments and sends none is gone.</summary>
    public override Task PingAsync(CancellationToken cancellationToken)
    {
        TimeSpan silence = Options.TimeProvider.GetElapsedTime(Volatile.Read(ref _lastReceived));
        return Options.SilenceTimeout == Timeout.InfiniteTimeSpan || silence <= Options.SilenceTimeout
            ? Task.CompletedTask
            : Task.FromException(new ConnectionFaultException(FailureKind.Transient,
                FormattableString.Invariant($"Nothing came from the stream of events for {silence}, longer than SilenceTimeout."))
            {
                Code = "Silence",
            });
    }

    protected override async Task<ConnectionFault> ReceiveAsync()
    {
        Stream body = await HttpBody.OpenAsync(_response!, Ending).ConfigureAwait(false);
        TimeSpan? retryAfter = await EventStreamReader.ReadAsync(body, Options.MaxMessageSize, SignOfLife, ReceiveAsync, Ending).ConfigureAwait(false);
        return new ConnectionFault(FailureKind.Transient, "EndOfStream", "The server ended the stream of events.", RetryAfter: retryAfter);
    }

    protected override void Release() => _response?.Dispose();

    private void SignOfLife()
    {
        Volatile.Write(ref _lastReceived, Options.TimeProvider.GetTimestamp());
        Received();
    }

    private async ValueTask ReceiveAsync(StreamMessage message)
    {
        // Only what has been handed on is not asked for again.
        if (await DeliverAsync(message).ConfigureAwait(false) && message.Position?.Id is { } id)
            Inbox.Advance(this, position => position with { LastEventId = id });
    }
}

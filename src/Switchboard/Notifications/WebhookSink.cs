using System.Globalization;
using System.Net.Http;
using System.Net.Http.Headers;
using Polly;
using Polly.Retry;

namespace Switchboard;

/// <summary>Posts to a webhook that an endpoint is down, and that it is back.</summary>
/// <remarks>
/// Who has the address of a webhook can post to it, so it is in no log, exception or text of this library. <c>IHttpClientFactory</c> logs the
/// addresses of its clients: turn that off with <c>RemoveAllLoggers()</c>. What fails to be sent, or is answered 408, 429 or 5xx, is tried 3 times
/// in all, after what the server says in <c>Retry-After</c>, else with backoff.
/// </remarks>
public sealed class WebhookSink : INotificationSink
{
    private const int Attempts = 3;

    private readonly HttpClient _client;
    private readonly Uri _address;
    private readonly WebhookFormat _format;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<HttpResponseMessage> _retry;

    /// <summary>Makes a sink.</summary>
    /// <param name="client">Sends the requests. It stays the caller's to dispose.</param>
    /// <param name="address">The absolute http or https address of the webhook.</param>
    /// <param name="format">What it is sent. By default <see cref="WebhookFormat.Json"/>.</param>
    /// <param name="timeProvider">The clock of the retries. By default the system's.</param>
    /// <exception cref="ArgumentException">The address is relative or has another scheme.</exception>
    public WebhookSink(HttpClient client, Uri address, WebhookFormat format = WebhookFormat.Json, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsAbsoluteUri || address.Scheme is not ("http" or "https"))
            throw new ArgumentException("The address of the webhook is not an absolute http or https address.", nameof(address));
        if (format is not (WebhookFormat.Json or WebhookFormat.Discord))
            throw new ArgumentOutOfRangeException(nameof(format), format, "The format of the webhook is unknown; it must be Json or Discord.");
        _client = client;
        _address = address;
        _format = format;
        _time = timeProvider ?? TimeProvider.System;
        _retry = Retrying();
    }

    /// <inheritdoc/>
    /// <exception cref="HttpRequestException">It could not be sent, or was not taken. The message does not have the address.</exception>
    public async Task NotifyAsync(Incident incident, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(incident);
        byte[] body = WebhookBody.Write(incident, _format);
        using HttpResponseMessage response = await _retry.ExecuteAsync(
            static async (call, token) => await call.sink.PostAsync(call.body, token).ConfigureAwait(false), (sink: this, body), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
            throw new HttpRequestException($"The webhook answered {((int)response.StatusCode).ToString(CultureInfo.InvariantCulture)}.");
    }

    /// <summary>Tells the format, and never the address.</summary>
    /// <returns>A text without the address.</returns>
    public override string ToString() => $"WebhookSink ({_format}, address redacted)";

    private async Task<HttpResponseMessage> PostAsync(byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } },
        };
        try
        {
            return await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        }
        // The original names the address or its host, and is kept out even as a cause.
        catch (HttpRequestException error)
        {
            throw new HttpRequestException($"The webhook could not be reached ({(error.InnerException ?? error).GetType().Name}).");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new HttpRequestException("The webhook did not answer within the timeout of the HTTP client.");
        }
    }

    private ResiliencePipeline<HttpResponseMessage> Retrying() => new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = _time }
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = Attempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = TimeSpan.FromSeconds(1),
            ShouldHandle = static outcome => new(outcome.Outcome switch
            {
                { Exception: HttpRequestException } => true,
                { Result: { } response } => (int)response.StatusCode is 408 or 429 or >= 500,
                _ => false,
            }),
            DelayGenerator = outcome => new(RetryAfter(outcome.Outcome.Result?.Headers.RetryAfter)),
        })
        .Build();

    // Null leaves it to the backoff.
    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        TimeSpan? wait = header?.Delta ?? header?.Date - _time.GetUtcNow();
        return wait > TimeSpan.Zero ? wait : null;
    }
}

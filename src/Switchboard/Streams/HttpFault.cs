using System.Net.Http.Headers;

namespace Switchboard;

/// <summary>What an HTTP answer that is no success means for the connection.</summary>
internal static class HttpFault
{
    public static ConnectionFaultException From(HttpResponseMessage response, TimeProvider time) =>
        ConnectionFault.FromHttpStatus((int)response.StatusCode, DelayOf(response.Headers.RetryAfter, time)).ToException();

    /// <summary>How long from now the server asks to wait.</summary>
    public static TimeSpan? DelayOf(RetryConditionHeaderValue? retryAfter, TimeProvider time)
    {
        TimeSpan? delay = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - time.GetUtcNow() : null);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }
}

using System.Globalization;
using System.Net;
using System.Net.Http.Headers;

namespace Switchboard;

/// <summary>What an HTTP answer that is no success means for the connection.</summary>
internal static class HttpFault
{
    public static ConnectionFaultException From(HttpResponseMessage response, string what, TimeProvider time) =>
        From((int)response.StatusCode, what, DelayOf(response.Headers.RetryAfter, time));

    public static ConnectionFaultException From(int status, string what, TimeSpan? retryAfter, Exception? error = null)
    {
        string code = status.ToString(CultureInfo.InvariantCulture);
        return new ConnectionFaultException(KindOf(status, retryAfter), $"The server answered {code} ({(HttpStatusCode)status}) to {what}.", error)
        {
            Code = code,
            RetryAfter = retryAfter,
        };
    }

    public static TimeSpan? DelayOf(RetryConditionHeaderValue? retryAfter, TimeProvider time)
    {
        TimeSpan? delay = retryAfter?.Delta ?? (retryAfter?.Date is { } date ? date - time.GetUtcNow() : null);
        return delay < TimeSpan.Zero ? TimeSpan.Zero : delay;
    }

    private static FailureKind KindOf(int status, TimeSpan? retryAfter) => status switch
    {
        401 => FailureKind.TokenExpired,
        407 => FailureKind.Rejected,
        403 or 404 or 410 => FailureKind.Refused,
        429 => FailureKind.RateLimited,
        503 when retryAfter is not null => FailureKind.RateLimited,
        408 or 425 or >= 500 => FailureKind.Transient,
        _ => FailureKind.Protocol,
    };
}

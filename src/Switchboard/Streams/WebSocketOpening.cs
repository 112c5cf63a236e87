using System.Net.Http.Headers;
using System.Net.WebSockets;
#if NET
using System.Runtime.Versioning;
#endif

namespace Switchboard;

/// <summary>Opens a WebSocket, and says why it did not open.</summary>
internal static class WebSocketOpening
{
#if NET
    [UnsupportedOSPlatformGuard("browser")]
    public static bool IsBrowser => OperatingSystem.IsBrowser();
#else
    public static bool IsBrowser => false;
#endif

    public static void Authorize(ClientWebSocket socket, AccessToken token) =>
        socket.Options.SetRequestHeader("Authorization", $"Bearer {token.Value}");

    public static async Task ConnectAsync(ClientWebSocket socket, Uri address, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await socket.ConnectAsync(address, cancellationToken).ConfigureAwait(false);
        }
        catch (WebSocketException error) when (AnswerOf(socket) is { } status)
        {
            throw (ConnectionFault.FromHttpStatus(status, RetryAfterOf(socket, time)) with { Exception = error }).ToException();
        }
    }

    // What the server answered instead of opening; known where the socket was told to collect it.
    private static int? AnswerOf(ClientWebSocket socket)
    {
#if NET
        return socket.HttpStatusCode is var status and not 0 ? (int)status : null;
#else
        return null;
#endif
    }

    private static TimeSpan? RetryAfterOf(ClientWebSocket socket, TimeProvider time)
    {
#if NET
        return socket.HttpResponseHeaders is { } headers
            && headers.TryGetValue("Retry-After", out IEnumerable<string>? values)
            && RetryConditionHeaderValue.TryParse(values.FirstOrDefault(), out RetryConditionHeaderValue? retryAfter)
                ? HttpFault.DelayOf(retryAfter, time)
                : null;
#else
        return null;
#endif
    }
}

using System.Globalization;

namespace Switchboard;

public sealed partial record ConnectionFault
{
    /// <summary>Says what kind of failure an HTTP status is that was answered instead of opening the connection.</summary>
    /// <param name="status">The status.</param>
    /// <param name="retryAfter">How long the server asked to wait, in its <c>Retry-After</c> header; <see langword="null"/> when it did not.</param>
    /// <returns>The failure, with the status as its code.</returns>
    /// <remarks>
    /// <list type="table">
    /// <listheader><term>Status</term><description>Kind</description></listheader>
    /// <item><term>401</term><description><see cref="FailureKind.TokenExpired"/></description></item>
    /// <item><term>407</term><description><see cref="FailureKind.Rejected"/></description></item>
    /// <item><term>403, 404, 410</term><description><see cref="FailureKind.Refused"/></description></item>
    /// <item><term>429; 503 with <paramref name="retryAfter"/></term><description><see cref="FailureKind.RateLimited"/></description></item>
    /// <item><term>408, 409, 425; any other 5xx</term><description><see cref="FailureKind.Transient"/></description></item>
    /// <item><term>any other</term><description><see cref="FailureKind.Protocol"/></description></item>
    /// </list>
    /// </remarks>
    public static ConnectionFault FromHttpStatus(int status, TimeSpan? retryAfter = null)
    {
        (FailureKind kind, string message) = status switch
        {
            401 => (FailureKind.TokenExpired, "The server does not accept the token"),
            407 => (FailureKind.Rejected, "The proxy does not accept the credentials"),
            403 => (FailureKind.Refused, "The server forbids the connection"),
            404 or 410 => (FailureKind.Refused, "The server has nothing at this address"),
            429 => (FailureKind.RateLimited, "The server was asked too often"),
            503 when retryAfter is not null => (FailureKind.RateLimited, "The server asks to come back later"),
            408 or 409 or 425 or (>= 500 and < 600) => (FailureKind.Transient, "The server cannot answer at the moment"),
            _ => (FailureKind.Protocol, "The server answered with something else than a connection"),
        };
        string code = status.ToString(CultureInfo.InvariantCulture);
        return new ConnectionFault(kind, code, $"{message} (status {code}).", RetryAfter: retryAfter);
    }

    /// <summary>Says what kind of failure the close code of a WebSocket is.</summary>
    /// <param name="code">The close code, of RFC 6455 or the IANA registry of WebSocket close codes.</param>
    /// <param name="reason">What the server gave as its reason. It becomes a part of the message, without queries, user information and tokens.</param>
    /// <returns>The failure, with the close code as its code.</returns>
    /// <remarks>
    /// <list type="table">
    /// <listheader><term>Close code</term><description>Kind</description></listheader>
    /// <item><term>1002, 1003, 1007, 1009, 1010, 1015</term><description><see cref="FailureKind.Protocol"/></description></item>
    /// <item><term>1008, 3003</term><description><see cref="FailureKind.Refused"/></description></item>
    /// <item><term>1013</term><description><see cref="FailureKind.RateLimited"/></description></item>
    /// <item><term>3000</term><description><see cref="FailureKind.Rejected"/></description></item>
    /// <item><term>any other: 1000, 1001, 1005, 1006, 1011, 1012, 1014; 4000 to 4999, which are the application's own</term><description><see cref="FailureKind.Transient"/></description></item>
    /// </list>
    /// </remarks>
    public static ConnectionFault FromCloseCode(int code, string? reason)
    {
        (FailureKind kind, string message) = code switch
        {
            1000 => (FailureKind.Transient, "The server closed the connection"),
            1001 => (FailureKind.Transient, "The server is going away"),
            1005 => (FailureKind.Transient, "The server closed the connection without saying why"),
            // No server sends it: the client says so when the connection broke.
            1006 => (FailureKind.Transient, "The connection broke without a close"),
            1002 => (FailureKind.Protocol, "The server saw a violation of the protocol"),
            1003 or 1007 => (FailureKind.Protocol, "The server does not understand the data"),
            1009 => (FailureKind.Protocol, "A message is too big for the server"),
            1010 => (FailureKind.Protocol, "An extension that the client needs is missing"),
            1015 => (FailureKind.Protocol, "No secure connection could be agreed on"),
            1008 => (FailureKind.Refused, "The server refuses the connection by its policy"),
            1011 => (FailureKind.Transient, "The server failed"),
            1012 => (FailureKind.Transient, "The server restarts"),
            1013 => (FailureKind.RateLimited, "The server asks to come back later"),
            1014 => (FailureKind.Transient, "A gateway got no valid answer from the server"),
            3000 => (FailureKind.Rejected, "The server does not accept the credentials"),
            3003 => (FailureKind.Refused, "The server forbids the connection"),
            _ => (FailureKind.Transient, "The server closed the connection"),
        };
        string text = code.ToString(CultureInfo.InvariantCulture);
        string given = SecretFreeText.Of(reason ?? "");
        return new ConnectionFault(kind, text, given.Length == 0 ? $"{message} (close code {text})." : $"{message} (close code {text}): {given}");
    }
}

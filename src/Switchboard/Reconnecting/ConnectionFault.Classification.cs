using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Switchboard;

public sealed partial record ConnectionFault
{
    /// <summary>Says what kind of failure an exception is that a .NET client threw.</summary>
    /// <param name="error">The exception. What it was caused by is looked at too, from the outside in; the first that says what happened decides.</param>
    /// <returns>The failure. Its message is this library's sentence, because the exception's may quote an address with its query.</returns>
    /// <remarks>
    /// <list type="table">
    /// <listheader><term>Exception</term><description>Kind</description></listheader>
    /// <item><term><see cref="ConnectionFaultException"/></term><description>What it says.</description></item>
    /// <item><term><see cref="OperationCanceledException"/></term><description><see cref="FailureKind.Cancelled"/>; but <see cref="FailureKind.Transient"/>
    /// where a timeout of <see cref="System.Net.Http.HttpClient"/> or a missing pong caused it.</description></item>
    /// <item><term><see cref="System.Net.Http.HttpRequestException"/>, <see cref="WebSocketException"/>, <see cref="WebException"/> with an HTTP
    /// status</term><description>What <see cref="FromHttpStatus"/> says.</description></item>
    /// <item><term><see cref="WebSocketException"/> of a handshake or message that is none</term><description><see cref="FailureKind.Protocol"/></description></item>
    /// <item><term><see cref="SocketException"/>: host or network unreachable, network down</term><description><see cref="FailureKind.LocalNetwork"/></description></item>
    /// <item><term><see cref="SocketException"/>: any other</term><description><see cref="FailureKind.Transient"/></description></item>
    /// <item><term><see cref="AuthenticationException"/> (TLS)</term><description><see cref="FailureKind.Protocol"/></description></item>
    /// <item><term><see cref="InvalidDataException"/>, <see cref="FormatException"/>, <see cref="ArgumentException"/>,
    /// <see cref="NotSupportedException"/></term><description><see cref="FailureKind.Protocol"/></description></item>
    /// <item><term><see cref="TimeoutException"/> and anything else</term><description><see cref="FailureKind.Transient"/></description></item>
    /// </list>
    /// </remarks>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is <see langword="null"/>.</exception>
    public static ConnectionFault From(Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return (Known(error) ?? Unknown(error)) with { Exception = error };
    }

    private static ConnectionFault? Known(Exception error) => error switch
    {
        ConnectionFaultException fault => new(
            fault.Kind, fault.Code ?? nameof(ConnectionFaultException), SecretFreeText.Of(fault.Message), RetryAfter: fault.RetryAfter),
        OperationCanceledException => CauseOfCancellation(error)
            ?? new ConnectionFault(FailureKind.Cancelled, error.GetType().Name, "It was cancelled."),
        HttpRequestException http when StatusOf(http) is { } status => FromHttpStatus(status),
        WebException when StatusIn(error.Message) is { } status => FromHttpStatus(status),
        WebSocketException socket when FromWebSocket(socket) is { } fault => fault,
        SocketException socket => FromSocket(socket.SocketErrorCode),
        AuthenticationException => new(FailureKind.Protocol, error.GetType().Name, "No secure connection could be agreed on: the certificate or the TLS version does not fit."),
        TimeoutException => new(FailureKind.Transient, error.GetType().Name, "The server did not answer in time."),
        InvalidDataException or FormatException => new(FailureKind.Protocol, error.GetType().Name, "The server sent what the client does not understand."),
        ArgumentException or NotSupportedException => new(FailureKind.Protocol, error.GetType().Name, $"The client cannot do what it was asked for ({error.GetType().Name})."),
        AggregateException several => FirstOf(several),
        { InnerException: { } inner } => Known(inner),
        _ => null,
    };

    private static ConnectionFault Unknown(Exception error)
    {
        if (error is AggregateException { InnerException: { } inner })
            return Unknown(inner);
        string code = error is WebSocketException socket ? socket.WebSocketErrorCode.ToString() : error.GetType().Name;
        return new ConnectionFault(FailureKind.Transient, code, $"The connection failed ({code}).");
    }

    // Of several, one that somebody gave up says less than one that went wrong.
    private static ConnectionFault? FirstOf(AggregateException several) => several.InnerExceptions
        .Select(Known)
        .OfType<ConnectionFault>()
        .OrderBy(static fault => fault.Kind == FailureKind.Cancelled)
        .FirstOrDefault();

    // HttpClient's own timeout and a pong that did not come are thrown as a cancellation, with what it was inside.
    private static ConnectionFault? CauseOfCancellation(Exception cancellation)
    {
        IEnumerable<Exception> causes = cancellation switch
        {
            AggregateException several => several.InnerExceptions,
            { InnerException: { } inner } => [inner],
            _ => [],
        };
        return causes
            .Select(static cause => cause is TimeoutException or WebSocketException ? Known(cause) ?? Unknown(cause) : CauseOfCancellation(cause))
            .OfType<ConnectionFault>()
            .FirstOrDefault();
    }

    private static ConnectionFault? FromWebSocket(WebSocketException error) => error.WebSocketErrorCode switch
    {
        WebSocketError.UnsupportedVersion or WebSocketError.UnsupportedProtocol or WebSocketError.HeaderError or WebSocketError.InvalidMessageType =>
            NotUnderstood(error),
        _ when StatusIn(error.Message) is { } status => FromHttpStatus(status),
        WebSocketError.NotAWebSocket when error.InnerException is null => NotUnderstood(error),
        // The rest says that it failed; what is inside says why.
        _ => null,
    };

    private static ConnectionFault NotUnderstood(WebSocketException error) => new(
        FailureKind.Protocol, error.WebSocketErrorCode.ToString(), $"The server does not speak WebSocket as the client does ({error.WebSocketErrorCode}).");

    private static ConnectionFault FromSocket(SocketError error) => error switch
    {
        SocketError.HostUnreachable or SocketError.NetworkUnreachable or SocketError.NetworkDown =>
            new(FailureKind.LocalNetwork, error.ToString(), $"This machine cannot reach the network of the server ({error})."),
        // A name that is not found may be a resolver that is not there yet, as after a wake from sleep; whether there is a network, its monitor knows better.
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain =>
            new(FailureKind.Transient, error.ToString(), $"The name of the server was not found ({error})."),
        _ => new(FailureKind.Transient, error.ToString(), $"The server cannot be reached, or the connection broke ({error})."),
    };

    private static int? StatusOf(HttpRequestException error) =>
#if NET
        (int?)error.StatusCode ??
#endif
        StatusIn(error.Message);

    // In "… status code '401' when status code '101' was expected." and "… not indicate success: 401 (Unauthorized)." the status is three
    // digits that stand alone; a port or a part of an address does not.
    private static int? StatusIn(string message)
    {
        for (int start = 1; start + 3 <= message.Length; start++)
        {
            bool standsAlone = message[start - 1] is ' ' or '\'' or '(' && (start + 3 == message.Length || message[start + 3] is ' ' or '\'' or ')');
            if (!standsAlone || message[start] is < '1' or > '5' || message[start + 1] is < '0' or > '9' || message[start + 2] is < '0' or > '9')
                continue;
            int status = ((message[start] - '0') * 10 + message[start + 1] - '0') * 10 + message[start + 2] - '0';
            if (status != (int)HttpStatusCode.SwitchingProtocols)
                return status;
        }
        return null;
    }
}

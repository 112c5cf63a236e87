using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;

namespace Switchboard;

/// <summary>What the failures on the way to one endpoint mean, in words. The texts are this library's: an exception's may quote an address.</summary>
internal sealed class ProbeFindings(ProbeTarget target, TimeSpan bound)
{
    private const string BlockedAdvice =
        "let the proxies on the way pass 'Upgrade: websocket', check that the path offers WebSockets, or allow another transport";

    private readonly string _bound = $"{bound.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s";

    public ProbeFailure NoNetwork() => new(DiagnosticVerdict.NoNetwork, "This machine has no network", "connect it and try again");

    public ProbeFailure Name(Exception error) => error is TimeoutException
        ? new(DiagnosticVerdict.NameNotFound, $"The name '{target.Host}' was not looked up within {_bound}", "check this machine's DNS")
        : new(DiagnosticVerdict.NameNotFound, $"The name '{target.Host}' is not known", "check its spelling and this machine's DNS");

    public ProbeFailure Connect(Exception error) => error switch
    {
        TimeoutException => new(DiagnosticVerdict.ServerDown,
            $"{target.Authority} did not accept a connection within {_bound}", "check that the server runs and that no firewall is in the way"),
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => new(DiagnosticVerdict.ServerDown,
            $"Nothing listens on {target.Authority}", "start the server or correct the port"),
        SocketException { SocketErrorCode: SocketError.NetworkDown or SocketError.NetworkUnreachable } socket => new(DiagnosticVerdict.NoNetwork,
            $"This machine has no way to {target.Authority} ({socket.SocketErrorCode})", "check its network, a VPN and the route"),
        _ => new(DiagnosticVerdict.ServerDown,
            $"{target.Authority} cannot be reached ({CodeOf(error)})", "check that the server runs and that no firewall is in the way"),
    };

    public ProbeFailure Encrypt(Exception error, ProbeConnection connection)
    {
        if (error is TimeoutException)
            return new(DiagnosticVerdict.NotResponding, $"{target.Authority} did not agree on TLS within {_bound}", "check that the server speaks TLS on this port");
        if (connection.CertificateErrors == SslPolicyErrors.None)
            return new(DiagnosticVerdict.ProtocolMismatch,
                $"{target.Authority} does not speak TLS as this machine does", "check the scheme and the port of the address, and the server's TLS versions");
        string objection = connection switch
        {
            { IsOutOfDate: true } => "it has ended or has not begun",
            _ when (connection.CertificateErrors & SslPolicyErrors.RemoteCertificateNotAvailable) != 0 => "there is none",
            _ when (connection.CertificateErrors & SslPolicyErrors.RemoteCertificateNameMismatch) != 0 => "it is for another name",
            _ => "nobody whom this machine trusts issued it",
        };
        return new(DiagnosticVerdict.CertificateProblem,
            $"The certificate of {target.Authority} is not valid: {objection}", "correct it on the server, and check this machine's clock");
    }

    public ProbeFailure Http(Exception error) => error switch
    {
        TimeoutException => new(DiagnosticVerdict.NotResponding,
            $"{target.Authority} accepts connections, but did not answer within {_bound}", "check whether the server is overloaded or hangs"),
        InvalidDataException => new(DiagnosticVerdict.ProtocolMismatch, $"{target.Authority} does not answer in HTTP", "check the scheme and the port of the address"),
        _ => new(DiagnosticVerdict.NotResponding,
            $"{target.Authority} closes connections without an answer ({CodeOf(error)})", "check the scheme of the address, the server's log and what is in front of it"),
    };

    public ProbeFailure WebSocket(Exception error) => new(DiagnosticVerdict.WebSocketBlocked, error switch
    {
        TimeoutException => $"The request for a WebSocket was not answered within {_bound}",
        InvalidDataException => "The request for a WebSocket was not answered in HTTP",
        _ => $"The request for a WebSocket was cut off ({CodeOf(error)})",
    }, BlockedAdvice);

    /// <summary>What a status from 300 on means, where nothing but plain HTTP is wanted.</summary>
    public ProbeFailure PlainStatus(int status)
    {
        string finding = $"The server answered {Text(status)}";
        return Common(status, finding) ?? status switch
        {
            404 or 410 => NotFound(finding),
            429 or >= 500 => Failing(finding),
            _ => new(DiagnosticVerdict.ProtocolMismatch, finding, "check the path and what the endpoint expects"),
        };
    }

    /// <summary>What a status other than 101 means. The same answer to a plain request tells that it is not about the WebSocket.</summary>
    public ProbeFailure WebSocketStatus(int status, int? plainStatus)
    {
        string finding = $"The request for a WebSocket was answered with {Text(status)}";
        return Common(status, finding) ?? status switch
        {
            429 => Failing(finding),
            404 or 410 when plainStatus == status => NotFound(finding),
            >= 500 when plainStatus is null or >= 500 => Failing(finding),
            _ => new(DiagnosticVerdict.WebSocketBlocked, finding, BlockedAdvice),
        };
    }

    private static ProbeFailure? Common(int status, string finding) => status switch
    {
        401 or 403 => new(DiagnosticVerdict.Unauthorized, finding, "check the token and what its user may do"),
        >= 300 and < 400 => new(DiagnosticVerdict.Moved, finding, "use the address that it redirects to"),
        _ => null,
    };

    private static ProbeFailure NotFound(string finding) => new(DiagnosticVerdict.NotFound, finding, "correct the path of the address");

    private static ProbeFailure Failing(string finding) => new(DiagnosticVerdict.ServerFailing, finding, "try again later, and look into the server's log");

    private static string CodeOf(Exception error) => error switch
    {
        SocketException socket => socket.SocketErrorCode.ToString(),
        { InnerException: SocketException inner } => inner.SocketErrorCode.ToString(),
        EndOfStreamException => "closed",
        _ => error.GetType().Name,
    };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}

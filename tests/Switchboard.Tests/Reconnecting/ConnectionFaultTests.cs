using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Switchboard.Tests;

/// <summary>The chains of a failed connect, a timeout, a cancellation and a missing pong are those that the clients of .NET 10 were seen to throw.</summary>
public sealed class ConnectionFaultTests
{
    [Theory]
    [InlineData(SocketError.HostUnreachable, FailureKind.LocalNetwork)]
    [InlineData(SocketError.NetworkUnreachable, FailureKind.LocalNetwork)]
    [InlineData(SocketError.NetworkDown, FailureKind.LocalNetwork)]
    [InlineData(SocketError.HostNotFound, FailureKind.Transient)]
    [InlineData(SocketError.ConnectionRefused, FailureKind.Transient)]
    [InlineData(SocketError.ConnectionReset, FailureKind.Transient)]
    [InlineData(SocketError.TimedOut, FailureKind.Transient)]
    [InlineData(SocketError.OperationAborted, FailureKind.Transient)]
    public void A_socket_error_inside_what_a_web_socket_throws_decides(SocketError error, FailureKind kind)
    {
        var thrown = new WebSocketException(
            WebSocketError.Faulted, "Unable to connect to the remote server",
            new HttpRequestException("It failed (host:443)", new IOException("Unable to read data.", new SocketException((int)error))));

        AssertFault(kind, error.ToString(), ConnectionFault.From(thrown));
    }

    [Theory]
    [InlineData(401, FailureKind.TokenExpired)]
    [InlineData(403, FailureKind.Refused)]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(503, FailureKind.Transient)]
    [InlineData(200, FailureKind.Protocol)]
    public void A_status_is_read_from_the_text_of_a_web_socket(int status, FailureKind kind)
    {
        var thrown = new WebSocketException(WebSocketError.NotAWebSocket, $"The server returned status code '{status}' when status code '101' was expected.");

        AssertFault(kind, status.ToString(), ConnectionFault.From(thrown));
    }

    [Theory]
    [InlineData("Response status code does not indicate success: 401 (Unauthorized).", "401")]
    [InlineData("The proxy tunnel request to proxy 'http://127.0.0.1:411/' failed with status code '407'.", "407")]
    [InlineData("It ended with 503", "503")]
    [InlineData("Connection refused (127.0.0.1:443)", "HttpRequestException")]
    [InlineData("No such host is known. (host:443)", "HttpRequestException")]
    [InlineData("Read 1234 of 40x bytes, at 401s and 999 ", "HttpRequestException")]
    [InlineData("40", "HttpRequestException")]
    [InlineData("", "HttpRequestException")]
    public void A_status_in_a_text_stands_alone(string text, string code) => Assert.Equal(code, ConnectionFault.From(new HttpRequestException(text)).Code);

    [Fact]
    public void The_status_of_a_request_decides() =>
        AssertFault(FailureKind.Refused, "404", ConnectionFault.From(new HttpRequestException("It failed.", new IOException(), HttpStatusCode.NotFound)));

    [Fact]
    public void The_status_of_a_web_request_decides() =>
        AssertFault(FailureKind.TokenExpired, "401", ConnectionFault.From(new WebSocketException(
            "Unable to connect to the remote server", new WebException("The remote server returned an error: (401) Unauthorized."))));

    [Theory]
    [InlineData(WebSocketError.NotAWebSocket, FailureKind.Protocol)]
    [InlineData(WebSocketError.UnsupportedVersion, FailureKind.Protocol)]
    [InlineData(WebSocketError.UnsupportedProtocol, FailureKind.Protocol)]
    [InlineData(WebSocketError.HeaderError, FailureKind.Protocol)]
    [InlineData(WebSocketError.InvalidMessageType, FailureKind.Protocol)]
    [InlineData(WebSocketError.ConnectionClosedPrematurely, FailureKind.Transient)]
    [InlineData(WebSocketError.InvalidState, FailureKind.Transient)]
    [InlineData(WebSocketError.Faulted, FailureKind.Transient)]
    public void A_web_socket_error_with_nothing_inside_has_its_own_name(WebSocketError error, FailureKind kind) =>
        AssertFault(kind, error.ToString(), ConnectionFault.From(new WebSocketException(error)));

    [Fact]
    public void A_cancellation_is_one_although_a_broken_socket_is_inside() =>
        AssertFault(FailureKind.Cancelled, "TaskCanceledException", ConnectionFault.From(new TaskCanceledException(
            "The operation was canceled.", new IOException("It broke.", new SocketException((int)SocketError.OperationAborted)))));

    [Fact]
    public void A_timeout_of_a_request_is_no_cancellation() =>
        AssertFault(FailureKind.Transient, "TimeoutException", ConnectionFault.From(new TaskCanceledException(
            "The request was canceled.", new TimeoutException("The operation was canceled.", new TaskCanceledException()))));

    [Fact]
    public void A_missing_pong_is_no_cancellation() =>
        AssertFault(FailureKind.Transient, "Faulted", ConnectionFault.From(new OperationCanceledException("Aborted", new AggregateException(
            new WebSocketException(WebSocketError.Faulted, "No pong."), new IOException("It broke.")))));

    [Fact]
    public void Of_several_the_one_that_went_wrong_decides()
    {
        AssertFault(FailureKind.TokenExpired, "401", ConnectionFault.From(new AggregateException(
            new OperationCanceledException(), new IOException(), new HttpRequestException("", null, HttpStatusCode.Unauthorized))));
        AssertFault(FailureKind.Cancelled, "OperationCanceledException", ConnectionFault.From(new AggregateException(new OperationCanceledException(), new IOException())));
        AssertFault(FailureKind.Transient, "IOException", ConnectionFault.From(new AggregateException(new IOException())));
    }

    [Fact]
    public void A_connection_without_security_is_a_matter_of_protocol() =>
        AssertFault(FailureKind.Protocol, "AuthenticationException", ConnectionFault.From(new HttpRequestException(
            "The SSL connection could not be established, see inner exception.", new AuthenticationException("The certificate is invalid."))));

    [Fact]
    public void The_type_decides_where_nothing_else_does()
    {
        AssertFault(FailureKind.Transient, "IOException", ConnectionFault.From(new IOException()));
        AssertFault(FailureKind.Transient, "TimeoutException", ConnectionFault.From(new TimeoutException()));
        AssertFault(FailureKind.Transient, "ObjectDisposedException", ConnectionFault.From(new ObjectDisposedException("socket")));
        AssertFault(FailureKind.Protocol, "InvalidDataException", ConnectionFault.From(new InvalidDataException()));
        AssertFault(FailureKind.Protocol, "FormatException", ConnectionFault.From(new FormatException()));
        AssertFault(FailureKind.Protocol, "PlatformNotSupportedException", ConnectionFault.From(new PlatformNotSupportedException()));
        AssertFault(FailureKind.Protocol, "ArgumentException", ConnectionFault.From(new ArgumentException("")));
    }

    [Fact]
    public void A_failure_whose_kind_is_known_says_it_itself()
    {
        var known = new ConnectionFaultException(FailureKind.RateLimited, "Too fast.") { Code = "9", RetryAfter = TimeSpan.FromSeconds(3) };
        var thrown = new InvalidOperationException("It failed.", known);

        Assert.Equal(new ConnectionFault(FailureKind.RateLimited, "9", "Too fast.", thrown, TimeSpan.FromSeconds(3)), ConnectionFault.From(thrown));
        Assert.Equal("ConnectionFaultException", ConnectionFault.From(new ConnectionFaultException(FailureKind.Refused, "No.")).Code);
        Assert.Throws<ArgumentNullException>(() => ConnectionFault.From(null!));
    }

    [Theory]
    [InlineData(401, null, FailureKind.TokenExpired)]
    [InlineData(403, null, FailureKind.Refused)]
    [InlineData(404, null, FailureKind.Refused)]
    [InlineData(410, null, FailureKind.Refused)]
    [InlineData(407, null, FailureKind.Rejected)]
    [InlineData(408, null, FailureKind.Transient)]
    [InlineData(409, null, FailureKind.Transient)]
    [InlineData(425, null, FailureKind.Transient)]
    [InlineData(429, null, FailureKind.RateLimited)]
    [InlineData(429, 5, FailureKind.RateLimited)]
    [InlineData(500, null, FailureKind.Transient)]
    [InlineData(502, 5, FailureKind.Transient)]
    [InlineData(503, null, FailureKind.Transient)]
    [InlineData(503, 5, FailureKind.RateLimited)]
    [InlineData(599, null, FailureKind.Transient)]
    [InlineData(200, null, FailureKind.Protocol)]
    [InlineData(302, null, FailureKind.Protocol)]
    [InlineData(400, null, FailureKind.Protocol)]
    [InlineData(426, null, FailureKind.Protocol)]
    [InlineData(600, null, FailureKind.Protocol)]
    public void A_status_has_a_kind(int status, int? retryAfter, FailureKind kind)
    {
        TimeSpan? asked = retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        ConnectionFault fault = ConnectionFault.FromHttpStatus(status, asked);

        AssertFault(kind, status.ToString(), fault);
        Assert.Equal(asked, fault.RetryAfter);
    }

    [Theory]
    [InlineData(1000, FailureKind.Transient)]
    [InlineData(1001, FailureKind.Transient)]
    [InlineData(1002, FailureKind.Protocol)]
    [InlineData(1003, FailureKind.Protocol)]
    [InlineData(1005, FailureKind.Transient)]
    [InlineData(1006, FailureKind.Transient)]
    [InlineData(1007, FailureKind.Protocol)]
    [InlineData(1008, FailureKind.Refused)]
    [InlineData(1009, FailureKind.Protocol)]
    [InlineData(1010, FailureKind.Protocol)]
    [InlineData(1011, FailureKind.Transient)]
    [InlineData(1012, FailureKind.Transient)]
    [InlineData(1013, FailureKind.RateLimited)]
    [InlineData(1014, FailureKind.Transient)]
    [InlineData(1015, FailureKind.Protocol)]
    [InlineData(3000, FailureKind.Rejected)]
    [InlineData(3003, FailureKind.Refused)]
    [InlineData(4000, FailureKind.Transient)]
    [InlineData(4999, FailureKind.Transient)]
    [InlineData(0, FailureKind.Transient)]
    public void A_close_code_has_a_kind(int code, FailureKind kind) => AssertFault(kind, code.ToString(), ConnectionFault.FromCloseCode(code, null));

    [Fact]
    public void A_fault_reads_as_a_sentence()
    {
        Assert.Equal("Transient (1012): The server restarts (close code 1012): deploy of 14:00", ConnectionFault.FromCloseCode(1012, " deploy of\r\n14:00 ").ToString());
        Assert.Equal("Refused (1008): The server refuses the connection by its policy (close code 1008).", ConnectionFault.FromCloseCode(1008, "").ToString());
        Assert.Equal("TokenExpired (401): The server does not accept the token (status 401).", ConnectionFault.FromHttpStatus(401).ToString());
    }

    private static void AssertFault(FailureKind kind, string code, ConnectionFault fault)
    {
        Assert.Equal((kind, code), (fault.Kind, fault.Code));
        Assert.NotEmpty(fault.Message);
    }
}

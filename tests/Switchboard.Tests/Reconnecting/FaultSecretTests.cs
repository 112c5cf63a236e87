using System.Net.Sockets;
using System.Net.WebSockets;
using System.Security.Authentication;

namespace Switchboard.Tests;

public sealed class FaultSecretTests
{
    private const string Address = "wss://anna:s3cret@host/feed?access_token=s3cret";

    public static TheoryData<Exception> Quoting => new()
    {
        new IOException($"Could not read {Address}."),
        new HttpRequestException($"Could not reach '{Address}'.", new SocketException((int)SocketError.ConnectionRefused)),
        new WebSocketException(WebSocketError.NotAWebSocket, $"{Address} is not a WebSocket."),
        new WebSocketException(WebSocketError.HeaderError, "The header 'Authorization: Bearer s3cret' is invalid."),
        new AuthenticationException($"The certificate of {Address} is invalid."),
        new OperationCanceledException($"The connect to {Address} was cancelled."),
        new ArgumentException($"{Address} is not supported."),
        new ConnectionFaultException(FailureKind.Refused, $"The server refused {Address}."),
        new ConnectionFaultException(FailureKind.Refused, "Header Authorization: Bearer s3cret was refused."),
    };

    [Theory]
    [MemberData(nameof(Quoting))]
    public void A_secret_that_an_exception_quotes_is_not_in_the_fault(Exception error)
    {
        ConnectionFault fault = ConnectionFault.From(error);

        Assert.DoesNotContain("s3cret", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", fault.ToString(), StringComparison.Ordinal);
        Assert.Same(error, fault.Exception);
    }

    [Theory]
    [InlineData("Is the server up? Nobody knows.", "Is the server up? Nobody knows.")]
    [InlineData("closed by wss://anna:p@ss@host/feed?room=1 now", "closed by wss://host/feed?… now")]
    [InlineData("see https://host/page#token", "see https://host/page#…")]
    [InlineData("token eyJhbGciOiJIUzI1NiJ9.e30.abc has expired", "token … has expired")]
    [InlineData("'Bearer abc' refused", "'Bearer … refused")]
    [InlineData("invalid access_token=abc given", "invalid access_token=… given")]
    [InlineData("got bearer abc", "got bearer …")]
    [InlineData("mail anna@host", "mail anna@host")]
    public void A_text_of_somebody_else_loses_its_secrets_only(string text, string safe) => Assert.Equal(safe, SecretFreeText.Of(text));
}

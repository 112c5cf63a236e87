using Switchboard.Analyzers.CodeFixes.Protocol;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Protocol;

/// <summary>SWB3001 where one method closes a connection and then disposes of it: that is one release.</summary>
public sealed class SecondEndFixTests
{
    [Fact]
    public Task A_close_that_is_asked_for_goes_with_the_dispose() => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(
        InFeed("""
                // Say goodbye.
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancellationToken)|};
                }

                {|SWB3001:_socket.Dispose()|};
        """),
        InFeed("""
                // Say goodbye.

                await connections.ReleaseAsync(_socket);
        """));

    [Theory]
    [InlineData("Interlocked.Exchange(ref _ended, 1) == 0")]
    [InlineData("_socket.State == WebSocketState.Open && (_isEnded = true)")]
    [InlineData("await _isReady")]
    [InlineData("new Uri(\"wss://feed.example.com\") == _address")]
    [InlineData("_socket.State is var state && state == WebSocketState.Open")]
    [InlineData("_ended++ == 0")]
    [InlineData("++_ended == 1")]
    [InlineData("--_ended == 0")]
    public Task A_question_that_does_something_stays(string question) => StaysAsync($$"""
                if ({{question}})
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancellationToken)|};
        """);

    [Fact]
    public Task What_else_is_done_to_an_open_one_stays() => StaysAsync("""
                if (_socket.State == WebSocketState.Open)
                {
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancellationToken)|};
                    Console.WriteLine("closed");
                }
        """);

    private static Task StaysAsync(string question) => SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifySomeAsync(
        InFeed(question + "\n        {|SWB3001:_socket.Dispose()|};"),
        InFeed(question + "\n        await connections.ReleaseAsync(_socket);"));

    [Theory]
    [InlineData("try { await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)|}; } finally { await connections.ReleaseAsync(_socket); }")]
    [InlineData("try { await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)|}; } catch (Exception) { } connections.Release(_socket);")]
    [InlineData("await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)|}; Console.WriteLine(); await connections.ReleaseAsync(_socket);")]
    public Task What_is_released_later_is_not_released_now(string statements) =>
        SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyNotOfferedAsync(InFeed("        " + statements));

    [Theory]
    [InlineData("catch { }")]
    [InlineData("catch (OperationCanceledException) { } catch (WebSocketException) { }")]
    public Task A_close_that_may_fail_goes_with_the_dispose(string handlers) => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(
        InFeed($$"""
                Console.WriteLine("ending");
                try
                {
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancellationToken)|};
                }
                {{handlers}}

                {|SWB3001:_socket.Dispose()|};
        """),
        InFeed("""
                Console.WriteLine("ending");

                await connections.ReleaseAsync(_socket);
        """));

    [Theory]
    [InlineData("catch (Exception error) { Console.WriteLine(error); }")]
    [InlineData("catch (Exception) when (cancellationToken.IsCancellationRequested) { }")]
    [InlineData("catch { /* gone already */ }")]
    [InlineData("finally { }")]
    public Task What_else_is_done_where_a_close_fails_stays(string handlers) => StaysAsync($$"""
                try
                {
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "bye", cancellationToken)|};
                }
                {{handlers}}

        """);

    [Fact]
    public Task What_is_released_on_another_path_is_released_on_this_one_too() => ManagerFix.VerifyAsync<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>(
        InFeed("""
                if (cancellationToken.IsCancellationRequested)
                {
                    await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)|};
                    return;
                }

                Console.WriteLine("ended");
                await connections.ReleaseAsync(_socket);
        """),
        InFeed("""
                if (cancellationToken.IsCancellationRequested)
                {
                    await connections.ReleaseAsync(_socket, cancellationToken);
                    return;
                }

                Console.WriteLine("ended");
                await connections.ReleaseAsync(_socket);
        """));

    [Theory]
    [InlineData("await {|SWB3001:_socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null /* no reason */, cancellationToken)|};")]
    [InlineData("await {|SWB3001:_socket // the feed\n            .CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken)|};")]
    [InlineData("await {|SWB3002:_socket /* the feed */.ConnectAsync(endpoint, cancellationToken)|};")]
    public async Task Not_where_a_comment_would_be_lost(string statement)
    {
        if (statement.Contains("SWB3001", StringComparison.Ordinal))
            await SdkFix<DoNotDisconnectAnalyzer, ReleaseThroughManagerFix>.VerifyNotOfferedAsync(InFeed("        " + statement));
        else
            await SdkFix<DoNotConnectAnalyzer, ConnectThroughManagerFix>.VerifyNotOfferedAsync(InFeed("        " + statement));
    }

    private static string InFeed(string statements) => $$"""
        using System;
        using System.Net.WebSockets;
        using System.Threading;
        using System.Threading.Tasks;
        using Switchboard;

        namespace App;

        public sealed class Feed(IConnectionManager connections, Uri endpoint)
        {
            private readonly ClientWebSocket _socket = connections.GetOrCreate(endpoint, () => new ClientWebSocket());
            private readonly Task<bool> _isReady = Task.FromResult(true);
            private readonly Uri? _address;
            private int _ended;
            private bool _isEnded;

            public string Text => $"{_isReady}{_address}{_ended++}{_isEnded = false}";

            public async Task EndAsync(CancellationToken cancellationToken)
            {
        {{statements}}
            }
        }

        """;
}

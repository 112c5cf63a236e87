namespace Switchboard.Tests;

public sealed class TokenRetryTests
{
    private readonly HastyTimeProvider _clock = new();
    private readonly ScriptedProvider _provider = new();
    private readonly LogRecorder _log = new();

    [Fact]
    public async Task A_provider_that_fails_is_asked_again_after_a_while()
    {
        _provider.Throw(new IOException("?access_token=secret"));
        _provider.Throw(new IOException("?access_token=secret"));
        _provider.Give("token");

        AccessToken? token = await GetAsync(attempts: 3, "wss://host/feed?access_token=secret");

        Assert.Equal("token", token?.Value);
        Assert.Equal(2, _clock.Waits.Count(static wait => wait > TimeSpan.Zero));
        Assert.Equal(
            [
                "Warning: The token provider failed for connection wss://host/feed?…, attempt 1: IOException. It is asked again.",
                "Warning: The token provider failed for connection wss://host/feed?…, attempt 2: IOException. It is asked again.",
            ],
            _log.Entries);
        Assert.DoesNotContain(_log.Everything, static entry => entry.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task It_is_asked_as_often_as_the_options_say_and_its_last_exception_is_passed_on(int attempts)
    {
        IOException[] errors = [.. Enumerable.Range(0, attempts).Select(static number => new IOException($"{number}"))];
        foreach (IOException error in errors)
            _provider.Throw(error);

        Exception? passedOn = await Record.ExceptionAsync(() => GetAsync(attempts));

        Assert.Same(errors[^1], passedOn);
        Assert.Equal(attempts, _provider.Requests.Count());
    }

    [Theory]
    [InlineData(FailureKind.Rejected, 1)]
    [InlineData(FailureKind.Refused, 1)]
    [InlineData(FailureKind.Transient, 2)]
    [InlineData(FailureKind.RateLimited, 2)]
    public async Task A_failure_that_will_not_pass_is_not_tried_again(FailureKind kind, int calls)
    {
        _provider.Throw(new ConnectionFaultException(kind, "signed out"));
        _provider.Throw(new ConnectionFaultException(kind, "signed out"));

        var error = await Assert.ThrowsAsync<ConnectionFaultException>(() => GetAsync(attempts: 2));

        Assert.Equal(kind, error.Kind);
        Assert.Equal(calls, _provider.Requests.Count());
    }

    [Fact]
    public async Task A_provider_that_is_cancelled_is_not_asked_again()
    {
        var timedOut = new TaskCanceledException("timed out", new TimeoutException());
        _provider.Throw(timedOut);

        Assert.Same(timedOut, await Record.ExceptionAsync(() => GetAsync(attempts: 3)));
        Assert.Single(_provider.Requests);
    }

    [Fact]
    public async Task Nobody_waits_any_more_while_it_backs_off_and_it_is_not_asked_again()
    {
        var clock = new ManualTimeProvider();
        _provider.Throw(new IOException("away"));
        var tokens = new TokenCache(_provider, clock, 3, TimeSpan.Zero, _log);
        using var impatience = new CancellationTokenSource();
        Task<AccessToken?> waiting = tokens.GetAsync("chat", refresh: false, impatience.Token).AsTask();
        await _provider.Called(1);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.Soon());
        clock.Advance(TimeSpan.FromHours(1));

        Assert.Single(_provider.Requests);
    }

    private Task<AccessToken?> GetAsync(int attempts, string key = "chat") =>
        new TokenCache(_provider, _clock, attempts, TimeSpan.Zero, _log).GetAsync(key, refresh: false, CancellationToken.None).Soon();
}

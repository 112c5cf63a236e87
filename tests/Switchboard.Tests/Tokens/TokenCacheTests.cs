namespace Switchboard.Tests;

public sealed class TokenCacheTests
{
    private static readonly ConnectionKey s_key = "chat";

    private readonly ManualTimeProvider _clock = new();
    private readonly ScriptedProvider _provider = new();
    private readonly TokenCache _tokens;

    public TokenCacheTests() => _tokens = new TokenCache(_provider, _clock, attempts: 1, TimeSpan.FromMinutes(1), new LogRecorder());

    [Fact]
    public async Task Without_a_provider_there_is_no_token()
    {
        var tokens = new TokenCache(null, _clock, 3, TimeSpan.FromMinutes(1), new LogRecorder());

        Assert.Null(await tokens.GetAsync(s_key, refresh: true, CancellationToken.None).Soon());
    }

    [Fact]
    public async Task A_token_is_fetched_once_until_shortly_before_its_end()
    {
        _provider.Give("first", _clock.GetUtcNow() + TimeSpan.FromMinutes(10));
        _provider.Give("second", _clock.GetUtcNow() + TimeSpan.FromMinutes(20));

        Assert.Equal("first", await GetAsync());
        _clock.Advance(TimeSpan.FromMinutes(9) - TimeSpan.FromTicks(1));
        Assert.Equal("first", await GetAsync());
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("second", await GetAsync());

        Assert.Equal([new TokenRequest(s_key, IsRefresh: false), new TokenRequest(s_key, IsRefresh: false)], _provider.Requests);
    }

    [Fact]
    public async Task A_token_whose_end_is_not_known_is_kept_until_a_refresh()
    {
        _provider.Give("first");
        _provider.Give("second");

        Assert.Equal("first", await GetAsync());
        _clock.Advance(TimeSpan.FromDays(3650));
        Assert.Equal("first", await GetAsync());
        Assert.Equal("second", await GetAsync(refresh: true));
        Assert.Equal("second", await GetAsync());

        Assert.Equal([false, true], _provider.Requests.Select(static request => request.IsRefresh));
    }

    [Fact]
    public async Task A_token_that_ends_at_the_edge_of_the_calendar_is_no_trouble()
    {
        _provider.Give("past", DateTimeOffset.MinValue);
        _provider.Give("future", DateTimeOffset.MaxValue);

        Assert.Equal("past", await GetAsync());
        Assert.Equal("future", await GetAsync());
        Assert.Equal("future", await GetAsync());
    }

    [Fact]
    public async Task That_there_is_no_token_is_asked_each_time()
    {
        _provider.Give(null);
        _provider.Give("signed-in");

        Assert.Null(await GetAsync());
        Assert.Equal("signed-in", await GetAsync());
    }

    [Fact]
    public async Task Keys_have_tokens_of_their_own()
    {
        _provider.Give("first");
        _provider.Give("second");

        Assert.Equal("first", await GetAsync());
        AccessToken? other = await _tokens.GetAsync(new ConnectionKey("chat", "anna"), refresh: false, CancellationToken.None).Soon();
        Assert.Equal("second", other?.Value);
        Assert.Equal("first", await GetAsync());
    }

    [Fact]
    public async Task Any_number_of_callers_share_one_call()
    {
        TaskCompletionSource<AccessToken?> call = _provider.Wait();

        Task<string?>[] callers = [.. Enumerable.Range(0, 1_000).Select(_ => Task.Run(() => GetAsync()))];
        await _provider.Called(1);
        call.SetResult(new AccessToken("shared"));

        Assert.All(await Task.WhenAll(callers).Soon(), static token => Assert.Equal("shared", token));
        Assert.Single(_provider.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_ends_its_own_wait_only()
    {
        TaskCompletionSource<AccessToken?> call = _provider.Wait();
        using var impatience = new CancellationTokenSource();
        Task<AccessToken?> impatient = _tokens.GetAsync(s_key, refresh: false, impatience.Token).AsTask();
        Task<string?> patient = GetAsync();
        await _provider.Called(1);

        await impatience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient.Soon());
        Assert.False(_provider.Token.IsCancellationRequested);
        call.SetResult(new AccessToken("shared"));
        Assert.Equal("shared", await patient);
    }

    [Fact]
    public async Task When_the_last_caller_gives_up_the_call_is_cancelled_and_the_next_one_makes_another()
    {
        TaskCompletionSource<AccessToken?> ignored = _provider.Wait();
        _provider.Give("next");
        using var impatience = new CancellationTokenSource();
        Task<AccessToken?>[] impatient = [.. Enumerable.Range(0, 2).Select(_ => _tokens.GetAsync(s_key, refresh: false, impatience.Token).AsTask())];
        await _provider.Called(1);

        await impatience.CancelAsync();
        foreach (Task<AccessToken?> caller in impatient)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller.Soon());

        Assert.True(_provider.Token.IsCancellationRequested);
        Assert.Equal("next", await GetAsync());
        ignored.SetResult(new AccessToken("late"));
        Assert.Equal("next", await GetAsync());
    }

    [Fact]
    public async Task A_caller_who_has_given_up_before_does_not_call()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _tokens.GetAsync(s_key, refresh: false, new CancellationToken(canceled: true)).Soon());

        Assert.Empty(_provider.Requests);
    }

    [Fact]
    public async Task A_refresh_asked_for_while_one_runs_joins_it()
    {
        TaskCompletionSource<AccessToken?> call = _provider.Wait();
        Task<string?> first = GetAsync(refresh: true);
        Task<string?> second = GetAsync(refresh: true);
        Task<string?> plain = GetAsync();

        call.SetResult(new AccessToken("fresh"));

        Assert.All(await Task.WhenAll(first, second, plain), static token => Assert.Equal("fresh", token));
        Assert.True(Assert.Single(_provider.Requests).IsRefresh);
    }

    [Fact]
    public async Task A_refresh_waits_for_a_call_that_began_before_it_and_its_token_is_the_one_that_stays()
    {
        TaskCompletionSource<AccessToken?> older = _provider.Wait();
        TaskCompletionSource<AccessToken?> newer = _provider.Wait();
        Task<string?> plain = GetAsync();
        await _provider.Called(1);
        Task<string?> refresh = GetAsync(refresh: true);
        Task<string?> later = GetAsync();
        Assert.Single(_provider.Requests);

        older.SetResult(new AccessToken("old"));
        Assert.Equal("old", await plain);
        await _provider.Called(2);
        newer.SetResult(new AccessToken("new"));

        Assert.Equal("new", await refresh);
        Assert.Equal("new", await later);
        Assert.Equal("new", await GetAsync());
        Assert.Equal([false, true], _provider.Requests.Select(static request => request.IsRefresh));
    }

    [Fact]
    public async Task A_refresh_that_is_given_up_in_line_leaves_the_call_before_it_alone_and_is_still_due()
    {
        TaskCompletionSource<AccessToken?> older = _provider.Wait();
        _provider.Give("new");
        Task<string?> plain = GetAsync();
        await _provider.Called(1);
        using var impatience = new CancellationTokenSource();
        Task<AccessToken?> refresh = _tokens.GetAsync(s_key, refresh: true, impatience.Token).AsTask();

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => refresh.Soon());
        older.SetResult(new AccessToken("old"));

        Assert.Equal("old", await plain);
        Assert.Equal("new", await GetAsync());
        Assert.Equal([false, true], _provider.Requests.Select(static request => request.IsRefresh));
    }

    [Fact]
    public async Task After_a_refresh_that_failed_the_next_call_is_a_refresh_too()
    {
        _provider.Give("refused");
        _provider.Throw(new IOException("away"));
        _provider.Give("fresh");

        Assert.Equal("refused", await GetAsync());
        await Assert.ThrowsAsync<IOException>(() => GetAsync(refresh: true));
        Assert.Equal("fresh", await GetAsync());
        Assert.Equal("fresh", await GetAsync());

        Assert.Equal([false, true, true], _provider.Requests.Select(static request => request.IsRefresh));
    }

    [Fact]
    public async Task A_forgotten_key_is_fetched_anew()
    {
        _provider.Give("first");
        _provider.Give("second");

        Assert.Equal("first", await GetAsync());
        _tokens.Forget(s_key);
        _tokens.Forget(s_key);

        Assert.Equal("second", await GetAsync());
    }

    [Fact]
    public async Task Forgetting_a_key_leaves_a_call_to_those_who_wait_for_it()
    {
        TaskCompletionSource<AccessToken?> call = _provider.Wait();
        Task<string?> waiting = GetAsync();
        await _provider.Called(1);

        _tokens.Forget(s_key);
        call.SetResult(new AccessToken("shared"));

        Assert.Equal("shared", await waiting);
        Assert.Equal("shared", await GetAsync());
    }

    [Fact]
    public async Task What_the_provider_throws_is_passed_on_as_it_is_and_not_kept()
    {
        var error = new IOException("away");
        _provider.Throw(error);
        _provider.Give("back");

        Assert.Same(error, await Record.ExceptionAsync(() => GetAsync()));
        Assert.Equal("back", await GetAsync());
    }

    [Fact]
    public async Task A_provider_does_not_see_the_ambient_state_of_whoever_asked_first()
    {
        var ambient = new AsyncLocal<string?> { Value = "of the caller" };
        string? seen = "nothing";
        var tokens = new TokenCache(TokenProvider.From((_, _) =>
        {
            seen = ambient.Value;
            return new(new AccessToken("token"));
        }), _clock, 1, TimeSpan.Zero, new LogRecorder());

        await tokens.GetAsync(s_key, refresh: false, CancellationToken.None).Soon();

        Assert.Null(seen);
    }

    private async Task<string?> GetAsync(bool refresh = false) =>
        (await _tokens.GetAsync(s_key, refresh, CancellationToken.None).Soon())?.Value;
}

using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Switchboard;

/// <summary>The current token of each key. Callers of one key share one call of the provider.</summary>
internal sealed class TokenCache(ITokenProvider? provider, TimeProvider time, int attempts, TimeSpan refreshBefore, ILogger logger)
{
    private static readonly ResiliencePropertyKey<ConnectionKey> s_key = new("Switchboard.Key");

    private readonly object _gate = new();
    private readonly Dictionary<ConnectionKey, CachedToken> _tokens = [];
    private readonly ResiliencePipeline _retry = Retrying(time, attempts, logger);

    public bool HasProvider => provider is not null;

    /// <summary>Gets the token of a key: the cached one, else the provider's.</summary>
    /// <param name="key">The key.</param>
    /// <param name="refresh">The cached token is of no use any more; it stays so until a refresh has succeeded.</param>
    /// <param name="cancellationToken">Ends the wait of this caller; the call of the provider is cancelled when its last waiter is.</param>
    /// <returns>The token; <see langword="null"/> where the provider gives none, or there is no provider. What the provider throws is passed on.</returns>
    public ValueTask<AccessToken?> GetAsync(ConnectionKey key, bool refresh, CancellationToken cancellationToken)
    {
        if (provider is null)
            return default;
        if (cancellationToken.IsCancellationRequested)
            return new(Task.FromCanceled<AccessToken?>(cancellationToken));
        CachedToken cached;
        TokenFetch fetch;
        bool begins = false;
        lock (_gate)
        {
            if (!_tokens.TryGetValue(key, out CachedToken? known))
                _tokens.Add(key, known = new CachedToken());
            cached = known;
            if (refresh)
                cached.Refuse();
            if (cached.Fetch is null && cached.Token is { } token && !Ends(token))
                return new(token);
            // A call that began before the token was refused may bring that token again.
            if (cached.Fetch is null || (cached.IsRefused && !cached.Fetch.Request.IsRefresh))
            {
                cached.Fetch = new TokenFetch(new TokenRequest(key, cached.IsRefused), cached.Fetch);
                begins = true;
            }
            fetch = cached.Fetch;
            fetch.Waiters++;
        }
        if (begins)
            Detached.Run(() => RunAsync(cached, fetch));
        return new(WaitAsync(cached, fetch, cancellationToken));
    }

    /// <summary>Drops what is known of a key. A call under way goes on, for those who wait for it.</summary>
    public void Forget(ConnectionKey key)
    {
        lock (_gate)
        {
            if (!_tokens.TryGetValue(key, out CachedToken? cached))
                return;
            cached.Clear();
            Trim(key, cached);
        }
    }

    private async Task<AccessToken?> WaitAsync(CachedToken cached, TokenFetch fetch, CancellationToken cancellationToken)
    {
        try
        {
            await ((Task)fetch.Outcome).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Leave(cached, fetch);
        }
        return await fetch.Outcome.ConfigureAwait(false);
    }

    private void Leave(CachedToken cached, TokenFetch fetch)
    {
        lock (_gate)
        {
            if (--fetch.Waiters > 0 || fetch.Outcome.IsCompleted)
                return;
            if (cached.Fetch == fetch)
                cached.Fetch = fetch.Predecessor is { Outcome.IsCompleted: false } predecessor ? predecessor : null;
            Trim(fetch.Request.Key, cached);
        }
        fetch.Abandon();
    }

    private async Task RunAsync(CachedToken cached, TokenFetch fetch)
    {
        try
        {
            if (fetch.Predecessor is { } predecessor)
                await Task.WhenAny(predecessor.Outcome, fetch.Outcome).ConfigureAwait(false);
            if (fetch.Outcome.IsCompleted)
                return;
            AccessToken? token = await FetchAsync(fetch).ConfigureAwait(false);
            End(cached, fetch, token);
            fetch.Succeed(token);
        }
        catch (Exception error)
        {
            End(cached, fetch, token: null);
            fetch.Fail(error);
        }
    }

    private async Task<AccessToken?> FetchAsync(TokenFetch fetch)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, fetch.Cancelled);
        context.Properties.Set(s_key, fetch.Request.Key);
        try
        {
            return await _retry.ExecuteAsync(
                static (context, call) => call.provider.GetTokenAsync(call.Request, context.CancellationToken),
                context, (provider: provider!, fetch.Request)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private void End(CachedToken cached, TokenFetch fetch, AccessToken? token)
    {
        lock (_gate)
        {
            // One that was abandoned or overtaken by a refresh leaves no trace.
            if (cached.Fetch != fetch)
                return;
            cached.Fetch = null;
            if (token is not null && fetch.Request.IsRefresh == cached.IsRefused)
                cached.Accept(token);
            Trim(fetch.Request.Key, cached);
        }
    }

    private bool Ends(AccessToken token) => token.ExpiresAt is { } end && end - time.GetUtcNow() <= refreshBefore;

    private void Trim(ConnectionKey key, CachedToken cached)
    {
        if (cached.IsEmpty && _tokens.TryGetValue(key, out CachedToken? current) && current == cached)
            _tokens.Remove(key);
    }

    private static ResiliencePipeline Retrying(TimeProvider time, int attempts, ILogger logger) => attempts < 2
        ? ResiliencePipeline.Empty
        : new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = attempts - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromSeconds(1),
                MaxDelay = TimeSpan.FromSeconds(30),
                ShouldHandle = static outcome => new(MayPass(outcome.Outcome.Exception)),
                OnRetry = failed =>
                {
                    TokenLog.ProviderFailed(
                        logger, failed.Context.Properties.GetValue(s_key, null!).ToString(), failed.AttemptNumber + 1, failed.Outcome.Exception!.GetType().Name);
                    return default;
                },
            })
            .Build();

    private static bool MayPass(Exception? error) => error is not (
        null or OperationCanceledException or ConnectionFaultException { Kind: FailureKind.Rejected or FailureKind.Refused });

    private sealed class CachedToken
    {
        public AccessToken? Token { get; private set; }

        /// <summary>The last token is of no use, and the next call has to be a refresh, however many fail until one succeeds.</summary>
        public bool IsRefused { get; private set; }

        public TokenFetch? Fetch { get; set; }

        public bool IsEmpty => Token is null && Fetch is null && !IsRefused;

        public void Refuse() => (Token, IsRefused) = (null, true);

        public void Accept(AccessToken token) => (Token, IsRefused) = (token, false);

        public void Clear() => (Token, IsRefused) = (null, false);
    }
}

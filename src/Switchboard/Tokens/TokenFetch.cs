namespace Switchboard;

/// <summary>One call of the provider, and everyone who waits for it.</summary>
internal sealed class TokenFetch(TokenRequest request, TokenFetch? predecessor)
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<AccessToken?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TokenRequest Request => request;

    /// <summary>The call that this one waits for: the provider is called once at a time for a key.</summary>
    public TokenFetch? Predecessor => predecessor;

    public CancellationToken Cancelled => _cancellation.Token;

    public Task<AccessToken?> Outcome => _outcome.Task;

    // Changes under the gate of the cache.
    public int Waiters { get; set; }

    public void Succeed(AccessToken? token) => _outcome.TrySetResult(token);

    public void Fail(Exception error)
    {
        _outcome.TrySetException(error);
        // Those who waited may all have gone.
        _ = _outcome.Task.Exception;
    }

    /// <summary>Nobody waits any more. What the provider does from now on is of no account, whether it heeds the cancellation or not.</summary>
    public void Abandon()
    {
        _outcome.TrySetCanceled(_cancellation.Token);
        Cancellation.Request(_cancellation);
    }
}

using System.Collections.Concurrent;

namespace Switchboard.Tests;

/// <summary>A token provider that gives what a test laid ready, in order.</summary>
internal sealed class ScriptedProvider : ITokenProvider
{
    private readonly ConcurrentQueue<Func<Task<AccessToken?>>> _answers = [];
    private readonly ConcurrentQueue<TokenRequest> _requests = [];
    private readonly SemaphoreSlim _calls = new(0);

    public IEnumerable<TokenRequest> Requests => _requests;

    /// <summary>The cancellation of the last call.</summary>
    public CancellationToken Token { get; private set; }

    public void Give(string? token, DateTimeOffset? end = null) =>
        _answers.Enqueue(() => Task.FromResult(token is null ? null : new AccessToken(token, end)));

    public void Throw(Exception error) => _answers.Enqueue(() => throw error);

    public TaskCompletionSource<AccessToken?> Wait()
    {
        var answer = new TaskCompletionSource<AccessToken?>(TaskCreationOptions.RunContinuationsAsynchronously);
        _answers.Enqueue(() => answer.Task);
        return answer;
    }

    /// <summary>Ends when the call with this number was made; to be asked for in order.</summary>
    public async Task Called(int number)
    {
        await _calls.WaitAsync().Soon();
        Assert.True(_requests.Count >= number);
    }

    public async ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        Assert.True(_answers.TryDequeue(out Func<Task<AccessToken?>>? answer), "The provider was called once more than the test expects.");
        Token = cancellationToken;
        _requests.Enqueue(request);
        _calls.Release();
        return await answer();
    }
}

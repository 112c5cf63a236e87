namespace Switchboard;

/// <summary>Makes token providers from delegates.</summary>
public static class TokenProvider
{
    /// <summary>Makes a provider from a function that knows for which connection the token is, and whether the last one was refused.</summary>
    /// <param name="getToken">Gets a token; <see langword="null"/> where the connection needs none. Called from the thread pool, once at a time per key.</param>
    /// <returns>The provider.</returns>
    public static ITokenProvider From(Func<TokenRequest, CancellationToken, ValueTask<AccessToken?>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new DelegateTokenProvider(getToken);
    }

    /// <summary>Makes a provider from the function that other clients take, for example <c>options.AccessTokenProvider</c> of a hub connection.</summary>
    /// <param name="getToken">Gets the text of a token; <see langword="null"/> or empty where there is none. When it ends is read from it where it is a JWT.</param>
    /// <returns>The provider.</returns>
    public static ITokenProvider From(Func<Task<string?>> getToken)
    {
        ArgumentNullException.ThrowIfNull(getToken);
        return new DelegateTokenProvider(async (_, _) =>
            await getToken().ConfigureAwait(false) is { } token && token.Trim().Length > 0 ? new AccessToken(token) : null);
    }

    private sealed class DelegateTokenProvider(Func<TokenRequest, CancellationToken, ValueTask<AccessToken?>> getToken) : ITokenProvider
    {
        public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) => getToken(request, cancellationToken);
    }
}

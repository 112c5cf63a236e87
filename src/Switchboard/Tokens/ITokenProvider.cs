namespace Switchboard;

/// <summary>Gives the token that opens a connection. Called for each connect and reconnect whose cached token has ended.</summary>
/// <remarks>Called once at a time per key; what it throws is tried again (<see cref="ConnectionManagerOptions.TokenAttempts"/>).</remarks>
public interface ITokenProvider
{
    /// <summary>Gets a token.</summary>
    /// <param name="request">For which connection, and why.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for it any more.</param>
    /// <returns>The token; <see langword="null"/> where this connection needs none.</returns>
    ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken);
}

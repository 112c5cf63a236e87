namespace Switchboard.Trimmed;

/// <summary>Made by the container, so that its constructor must outlive the trimming.</summary>
internal sealed class TicketOffice(TimeProvider time) : ITokenProvider
{
    public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) =>
        new(new AccessToken("ticket", time.GetUtcNow().AddHours(1)));
}

namespace Switchboard.Tests;

public sealed class TokenProviderTests
{
    [Fact]
    public async Task A_function_is_a_provider()
    {
        var expected = new TokenRequest("chat", IsRefresh: true);
        ITokenProvider provider = TokenProvider.From((request, _) => new(new AccessToken($"{request.Key} {request.IsRefresh}")));

        Assert.Equal("chat True", (await provider.GetTokenAsync(expected, CancellationToken.None))?.Value);
    }

    [Theory]
    [InlineData("secret", "secret")]
    [InlineData("", null)]
    [InlineData(" ", null)]
    [InlineData(null, null)]
    public async Task The_function_of_another_client_is_a_provider(string? given, string? token)
    {
        ITokenProvider provider = TokenProvider.From(() => Task.FromResult(given));

        Assert.Equal(token, (await provider.GetTokenAsync(new TokenRequest("chat", IsRefresh: false), CancellationToken.None))?.Value);
    }
}

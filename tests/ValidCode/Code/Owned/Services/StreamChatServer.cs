using Microsoft.Extensions.Configuration;
using StreamChat.Clients;

namespace Social.Moderation;

// Stream's server SDK speaks REST: nothing to close. Its secret comes from the configuration.
public sealed class ModerationBot(IConfiguration configuration)
{
    private readonly StreamClientFactory _factory = new(configuration["Stream:Key"], configuration["Stream:Secret"]);

    public Task WarnAsync(string channel, string text) => _factory.GetMessageClient().SendMessageAsync("messaging", channel, "moderator", text);

    public string TokenFor(string user) => _factory.GetUserClient().CreateToken(user, DateTimeOffset.UtcNow.AddHours(1));
}

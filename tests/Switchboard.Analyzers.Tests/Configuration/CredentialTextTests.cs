using Switchboard.Analyzers.Model;
using Xunit;

namespace Switchboard.Analyzers.Tests.Configuration;

public class CredentialTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("abc")]
    [InlineData("<token>")]
    [InlineData("{token}")]
    [InlineData("[your key]")]
    [InlineData("%CHAT_TOKEN%")]
    [InlineData("${CHAT_TOKEN}")]
    [InlineData("$(ChatToken)")]
    [InlineData("#{Chat.Token}#")]
    [InlineData("{{ chat_token }}")]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://vault/secrets/chat)")]
    [InlineData("your-token")]
    [InlineData("YOUR_API_SECRET_9")]
    [InlineData("yourTokenHere")]
    [InlineData("TODO")]
    [InlineData("todo: read it")]
    [InlineData("changeme")]
    [InlineData("change-me")]
    [InlineData("token")]
    [InlineData("user token")]
    [InlineData("MyPassword")]
    [InlineData("Bearer token")]
    [InlineData("guest")]
    [InlineData("test-secret")]
    [InlineData("xxxxxxxx")]
    [InlineData("xxxx-xxxx-xxxx")]
    [InlineData("********")]
    [InlineData("...........")]
    [InlineData("REDIS_PASSWORD")]
    [InlineData("CHAT_HUB_TOKEN")]
    [InlineData("Please set a password")]
    public void A_placeholder_is_no_credential(string text) => Assert.True(CredentialText.IsPlaceholder(text));

    [Theory]
    [InlineData("6f1b9c2e")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjoiYW5uYSJ9.x1kZ")]
    [InlineData("s3cr3t")]
    [InlineData("hunter2")]
    [InlineData("Winter2025!")]
    [InlineData("admin")]
    [InlineData("secret123")]
    [InlineData("sk_live_51H")]
    [InlineData("correct horse battery staple")]
    [InlineData("test-9f8b7c6d")]
    [InlineData("REDIS_Pa55WORD")]
    [InlineData("HORSE_BATTERY")]
    public void Anything_else_is_one(string text) => Assert.False(CredentialText.IsPlaceholder(text));

    [Theory]
    [InlineData("https://a.b/hub?access_token=6f1b", "access_token=6f1b")]
    [InlineData("https://a.b/hub?user=1&ACCESS_TOKEN=6f1b#top", "ACCESS_TOKEN=6f1b")]
    [InlineData("/hub?access_token=6f1b", "access_token=6f1b")]
    [InlineData("\uFFFF/hub?access_token=6f1b&user=\uFFFF", "access_token=6f1b")]
    [InlineData("wss://me:s3cr3t@a.b/", "password=s3cr3t")]
    [InlineData("redis://:s3cr3t@a.b:6379?access_token=6f1b", "password=s3cr3t access_token=6f1b")]
    [InlineData("a.b:6379, password=s3cr3t ,ssl=true", "password=s3cr3t")]
    [InlineData("host=a.b;Password=s3cr3t", "Password=s3cr3t")]
    [InlineData("https://a.b/hub?token=6f1b", "")]
    [InlineData("https://a.b/hub?access_token", "")]
    [InlineData("https://a.b/access_token=6f1b", "")]
    [InlineData("https://a.b/hub?access_token=\uFFFF", "access_token=\uFFFF")]
    [InlineData("https://a.b/hub?access_token=6f\uFFFF", "access_token=6f\uFFFF")]
    [InlineData("wss://me:\uFFFF@a.b/", "password=\uFFFF")]
    [InlineData("wss://me@a.b/", "")]
    [InlineData("wss://a.b:443/@me", "")]
    public void The_credentials_of_an_address_are_found(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', CredentialText.In(text, ["access_token", "password"]).Select(part => $"{part.Name}={part.Value}")));

    [Fact]
    public void Without_names_only_the_password_before_the_host_is_found() =>
        Assert.Equal(["password"], CredentialText.In("amqp://me:s3cr3t@a.b?password=other", []).Select(part => part.Name));

    [Theory]
    [InlineData("http://localhost:5000/hub?access_token=a", true)]
    [InlineData("localhost:6379,password=a", true)]
    [InlineData("127.0.0.1,password=a", true)]
    [InlineData("localhost", true)]
    [InlineData("redis.example.com:6379,password=a", false)]
    [InlineData("https://chat.example.com", false)]
    [InlineData("http://10.0.0.1/", false)]
    public void What_leads_to_this_machine_is_known(string text, bool expected) => Assert.Equal(expected, CredentialText.LeadsToLoopback(text));
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Switchboard.Tests;

public sealed class PartRegistrationTests
{
    [Fact]
    public void The_container_makes_a_token_provider_of_what_it_has()
    {
        using ServiceProvider services = new ServiceCollection().AddSingleton(new Secret("token")).AddSwitchboard()
            .AddTokenProvider<SecretProvider>().Services.BuildServiceProvider();

        Assert.Same(services.GetRequiredService<SecretProvider>(), Options(services).TokenProvider);
    }

    [Fact]
    public void Of_several_token_providers_the_one_registered_last_is_used()
    {
        ITokenProvider last = TokenProvider.From(static () => Task.FromResult<string?>(null));
        using ServiceProvider services = new ServiceCollection().AddSingleton(new Secret("token")).AddSwitchboard()
            .AddTokenProvider<SecretProvider>().AddTokenProvider(last).Services.BuildServiceProvider();

        Assert.Same(last, Options(services).TokenProvider);
    }

    [Fact]
    public void Sinks_are_told_in_the_order_in_which_they_were_registered()
    {
        var first = new LoggingSink(NullLogger.Instance);
        using ServiceProvider services = new ServiceCollection().AddSwitchboard()
            .AddNotificationSink(first)
            .AddNotificationSink(static services => new LoggingSink(services.GetService<ILogger>() ?? NullLogger.Instance))
            .AddNotificationSink<SilentSink>()
            .Services.BuildServiceProvider();

        List<INotificationSink> sinks = Options(services).NotificationSinks;

        Assert.Equal(3, sinks.Count);
        Assert.Same(first, sinks[0]);
        Assert.IsType<LoggingSink>(sinks[1]);
        Assert.Same(services.GetRequiredService<SilentSink>(), sinks[2]);
    }

    private static ConnectionManagerOptions Options(ServiceProvider services) => services.GetRequiredService<IOptions<ConnectionManagerOptions>>().Value;

    private sealed record Secret(string Text);

    private sealed class SecretProvider(Secret secret) : ITokenProvider
    {
        public ValueTask<AccessToken?> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken) => new(new AccessToken(secret.Text));
    }

    private sealed class SilentSink : INotificationSink
    {
        public Task NotifyAsync(Incident incident, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

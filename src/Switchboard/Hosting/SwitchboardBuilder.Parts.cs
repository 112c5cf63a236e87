using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Switchboard;

public sealed partial class SwitchboardBuilder
{
    /// <summary>Gives the tokens that open connections from this provider. The one registered last is used.</summary>
    /// <param name="provider">The provider.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddTokenProvider(ITokenProvider provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        Services.Configure<ConnectionManagerOptions>(options => options.TokenProvider = provider);
        return this;
    }

    /// <summary>Gives the tokens that open connections from a provider that the container makes, once. The one registered last is used.</summary>
    /// <typeparam name="TProvider">The provider; a singleton where it is not registered already.</typeparam>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddTokenProvider<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TProvider>()
        where TProvider : class, ITokenProvider
    {
        Services.TryAddSingleton<TProvider>();
        Services.AddOptions<ConnectionManagerOptions>().Configure<TProvider>(static (options, provider) => options.TokenProvider = provider);
        return this;
    }

    /// <summary>Registers who is told when an endpoint is down and when it is back.</summary>
    /// <param name="sink">The sink.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddNotificationSink(INotificationSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        Services.Configure<ConnectionManagerOptions>(options => options.AddNotificationSink(sink));
        return this;
    }

    /// <summary>Registers who is told when an endpoint is down and when it is back, made of what the container has.</summary>
    /// <param name="create">Makes the sink, once, for example a <see cref="WebhookSink"/> with a client of the container's.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddNotificationSink(Func<IServiceProvider, INotificationSink> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddOptions<ConnectionManagerOptions>().Configure<IServiceProvider>((options, services) => options.AddNotificationSink(create(services)));
        return this;
    }

    /// <summary>Registers who is told when an endpoint is down and when it is back, made by the container, once.</summary>
    /// <typeparam name="TSink">The sink; a singleton where it is not registered already.</typeparam>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddNotificationSink<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSink>()
        where TSink : class, INotificationSink
    {
        Services.TryAddSingleton<TSink>();
        Services.AddOptions<ConnectionManagerOptions>().Configure<TSink>(static (options, sink) => options.AddNotificationSink(sink));
        return this;
    }
}

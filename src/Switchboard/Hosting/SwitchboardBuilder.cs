using Microsoft.Extensions.DependencyInjection;

namespace Switchboard;

/// <summary>What the registration of further parts of Switchboard hangs on.</summary>
public sealed partial class SwitchboardBuilder
{
    internal SwitchboardBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services that are being registered.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Registers a connector with the manager. Of several for the same kind of client the one registered last is used.</summary>
    /// <typeparam name="TClient">The kind of client.</typeparam>
    /// <param name="connector">The connector.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddConnector<TClient>(IConnector<TClient> connector) where TClient : class
    {
        ArgumentNullException.ThrowIfNull(connector);
        Services.Configure<ConnectionManagerOptions>(options => options.AddConnector(connector));
        return this;
    }

    /// <summary>Registers the store of usage figures, with the manager and as the <see cref="IUsageStore"/> of the application. Of several the one registered last is used.</summary>
    /// <param name="store">The store.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddUsageStore(IUsageStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        Services.AddSingleton(store);
        return UseUsageStore();
    }

    /// <summary>Registers the store of usage figures, with the manager and as the <see cref="IUsageStore"/> of the application. Of several the one registered last is used.</summary>
    /// <param name="factory">Makes the store, once, for example over a registered <c>DbDataSource</c>.</param>
    /// <returns>This builder.</returns>
    public SwitchboardBuilder AddUsageStore(Func<IServiceProvider, IUsageStore> factory)
    {
        ArgumentNullException.ThrowIfNull(factory);
        Services.AddSingleton(factory);
        return UseUsageStore();
    }

    private SwitchboardBuilder UseUsageStore()
    {
        Services.AddOptions<ConnectionManagerOptions>().Configure<IUsageStore>(static (options, store) => options.UsageStore = store);
        return this;
    }
}

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
}

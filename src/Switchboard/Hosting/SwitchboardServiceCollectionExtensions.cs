using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Switchboard;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Switchboard with a service collection.</summary>
public static class SwitchboardServiceCollectionExtensions
{
    /// <summary>
    /// Registers one <see cref="IConnectionManager"/> for the whole application. It uses the registered <see cref="TimeProvider"/> and
    /// logging where there are any, and is disposed, its connections closed, when the container is.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options; they are checked when the host starts.</param>
    /// <returns>A builder to register further parts with.</returns>
    /// <remarks>Calling it again adds to the options and registers no second manager.</remarks>
    public static SwitchboardBuilder AddSwitchboard(this IServiceCollection services, Action<ConnectionManagerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        OptionsBuilder<ConnectionManagerOptions> options = services.AddOptions<ConnectionManagerOptions>().ValidateOnStart();
        if (configure is not null)
            options.Configure(configure);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ConnectionManagerOptions>, ConnectionManagerOptionsValidator>());
        services.TryAddSingleton<IConnectionManager>(static provider => new ConnectionManager(
            provider.GetRequiredService<IOptions<ConnectionManagerOptions>>().Value,
            provider.GetService<TimeProvider>(),
            provider.GetService<ILogger<ConnectionManager>>(),
            provider.GetService<IMeterFactory>()));
        return new SwitchboardBuilder(services);
    }
}

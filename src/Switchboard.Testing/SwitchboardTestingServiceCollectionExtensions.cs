using Microsoft.Extensions.DependencyInjection.Extensions;
using Switchboard;
using Switchboard.Testing;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Puts a container under the control of a test.</summary>
public static class SwitchboardTestingServiceCollectionExtensions
{
    /// <summary>
    /// Registers the connection manager like <c>AddSwitchboard</c>, on a <see cref="ManualClock"/>, a <see cref="ManualNetwork"/> and a
    /// <see cref="ScriptedConnector"/>. Call it after the application's own registrations. Get the <see cref="TestConnectionManager"/> from the container to steer them.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Changes the options of the manager, after the application did.</param>
    /// <param name="traits">What the scripted clients can do.</param>
    /// <returns>A builder to register further parts with.</returns>
    /// <remarks>The container's <see cref="TimeProvider"/> is the manual clock then, for the whole of the application.</remarks>
    public static SwitchboardBuilder AddSwitchboardTesting(
        this IServiceCollection services,
        Action<ConnectionManagerOptions>? configure = null,
        ConnectorTraits traits = ScriptedConnector.DefaultTraits)
    {
        ArgumentNullException.ThrowIfNull(services);
        var clock = new ManualClock();
        var connector = new ScriptedConnector(clock, traits);
        var network = new ManualNetwork();
        services.AddSingleton(clock).AddSingleton(connector).AddSingleton(network);
        services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        services.AddSingleton(provider => new TestConnectionManager(
            provider.GetRequiredService<IConnectionManager>(), clock, connector, network));
        return services.AddSwitchboard(options =>
        {
            options.NetworkMonitor = network;
            configure?.Invoke(options);
        }).AddConnector(connector);
    }
}

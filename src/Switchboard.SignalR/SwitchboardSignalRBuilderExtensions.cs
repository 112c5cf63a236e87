using Switchboard;
using Switchboard.SignalR;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers hub connections with Switchboard.</summary>
public static class SwitchboardSignalRBuilderExtensions
{
    /// <summary>Registers the connector for hub connections: <c>services.AddSwitchboard().AddSignalR()</c>.</summary>
    /// <param name="builder">What <c>AddSwitchboard</c> returned.</param>
    /// <returns>The builder.</returns>
    public static SwitchboardBuilder AddSignalR(this SwitchboardBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddConnector(new HubConnectionConnector());
    }
}

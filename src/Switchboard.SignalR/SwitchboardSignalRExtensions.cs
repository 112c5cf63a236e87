using Switchboard.SignalR;

namespace Switchboard;

/// <summary>Teaches a connection manager to handle hub connections.</summary>
public static class SwitchboardSignalRExtensions
{
    /// <summary>Registers the connector for hub connections with a manager that is there already: <c>ConnectionManager.Default.AddSignalR()</c>.</summary>
    /// <param name="connections">The manager.</param>
    /// <returns>The manager.</returns>
    public static IConnectionManager AddSignalR(this IConnectionManager connections)
    {
        ArgumentNullException.ThrowIfNull(connections);
        return connections.AddConnector(new HubConnectionConnector());
    }
}

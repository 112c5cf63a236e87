namespace Switchboard;

internal sealed class AlternatePortsStrategy(IReadOnlyList<int> ports) : IConnectStrategy
{
    public string Name => "AlternatePorts";

    public ConnectRoute? NextRoute(StrategyContext context) =>
        context.Transports.Count > 0 && context.Tried.Count < ports.Count && context.Key.Endpoint is { } endpoint
            ? new ConnectRoute(context.ConnectTimeout, new UriBuilder(endpoint) { Port = ports[context.Tried.Count] }.Uri)
            : null;
}

namespace Switchboard;

internal sealed class TransportStrategy(string transport) : IConnectStrategy
{
    public string Name => transport;

    public ConnectRoute? NextRoute(StrategyContext context) =>
        context.Tried.Count == 0 && context.Transports.Contains(transport) ? new ConnectRoute(context.ConnectTimeout, Transport: transport) : null;
}

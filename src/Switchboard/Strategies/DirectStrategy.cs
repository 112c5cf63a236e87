namespace Switchboard;

internal sealed class DirectStrategy : IConnectStrategy
{
    public string Name => "Direct";

    public ConnectRoute? NextRoute(StrategyContext context) =>
        context.Tried.Count == 0 ? new ConnectRoute(context.ConnectTimeout) : null;
}

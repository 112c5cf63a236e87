namespace Switchboard;

internal sealed class AlternateEndpointsStrategy(IReadOnlyList<Uri> endpoints) : IConnectStrategy
{
    public string Name => "AlternateEndpoints";

    public ConnectRoute? NextRoute(StrategyContext context) =>
        context.Transports.Count > 0 && context.Tried.Count < endpoints.Count
            ? new ConnectRoute(context.ConnectTimeout, For(context.Key.Endpoint, endpoints[context.Tried.Count]))
            : null;

    private static Uri For(Uri? own, Uri other) =>
        own is not null && other.PathAndQuery == "/" ? new Uri(other, own.PathAndQuery) : other;
}

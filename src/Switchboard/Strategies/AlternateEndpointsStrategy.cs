namespace Switchboard;

internal sealed class AlternateEndpointsStrategy(IReadOnlyList<Uri> endpoints) : IConnectStrategy
{
    public string Name => "AlternateEndpoints";

    public ConnectRoute? NextRoute(StrategyContext context) =>
        context.Transports.Count > 0 && context.Tried.Count < endpoints.Count
            ? new ConnectRoute(context.ConnectTimeout, For(context.Key.Endpoint, endpoints[context.Tried.Count]))
            : null;

    // Not resolved as a relative address: a path that begins with two slashes would be another host.
    private static Uri For(Uri? own, Uri other) =>
        own is not null && other.PathAndQuery == "/" ? new UriBuilder(other) { Path = own.AbsolutePath, Query = own.Query.TrimStart('?') }.Uri : other;
}

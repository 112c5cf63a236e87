namespace Switchboard;

internal sealed class ExtendedTimeoutStrategy : IConnectStrategy
{
    private const double LongestSeconds = 90;
    private const double LongestTotalSeconds = 120;

    public string Name => "ExtendedTimeout";

    public ConnectRoute? NextRoute(StrategyContext context)
    {
        // Asked before anything was tried, it comes first because it worked last: the time that was too short then is not spent again.
        bool isDue = context.LastFault is null || context.LastTimedOut;
        if (context.Tried.Count > 0 || !isDue)
            return null;
        double timeout = Math.Min(
            Math.Min(context.ConnectTimeout.TotalSeconds * Math.Pow(2, context.Attempt), LongestSeconds),
            LongestTotalSeconds - context.Elapsed.TotalSeconds);
        return timeout > context.ConnectTimeout.TotalSeconds ? new ConnectRoute(TimeSpan.FromSeconds(timeout)) : null;
    }
}

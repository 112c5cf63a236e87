namespace Switchboard;

/// <summary>What an open connection is due for, and when.</summary>
internal static class UpkeepPlan
{
    /// <summary>Whether the connection can be closed and opened again without anybody noticing: nobody holds the client itself, or all that it sends goes through the manager.</summary>
    public static bool MaySuspend(ManagedConnection connection) =>
        connection.KeptAlive == 0
        && ((connection.References == 0 && connection.ClientsTaken == 0) || connection.BindingOrNull?.Has(ConnectorTraits.Suspendable) == true);

    public static bool IsIdle(ManagedConnection connection) =>
        IdleFor(connection) is { } left && left <= TimeSpan.Zero && MaySuspend(connection) && connection.Holders > 0;

    public static bool IsSilent(ManagedConnection connection, PhysicalConnection physical) =>
        !physical.IsPinging && PingIn(connection, physical) is { } left && left <= TimeSpan.Zero;

    public static bool NeedsToken(ManagedConnection connection, PhysicalConnection physical) =>
        RenewIn(connection, physical) is { } left && left <= TimeSpan.Zero;

    /// <summary>How long until the next thing is due.</summary>
    public static TimeSpan Next(ManagedConnection connection, PhysicalConnection physical)
    {
        ConnectionManagerOptions options = connection.Entry.Context.Options;
        TimeSpan next = options.HealthCheckInterval == Timeout.InfiniteTimeSpan ? TimeSpan.FromDays(1) : options.HealthCheckInterval;
        Shorten(ref next, MaySuspend(connection) ? IdleFor(connection) : null);
        Shorten(ref next, physical.IsPinging ? null : PingIn(connection, physical));
        Shorten(ref next, RenewIn(connection, physical));
        return next;
    }

    private static TimeSpan? IdleFor(ManagedConnection connection) => Left(connection, connection.Entry.Context.Options.IdleTimeout, connection.LastActivity);

    private static TimeSpan? PingIn(ManagedConnection connection, PhysicalConnection physical) => physical.Binding.Has(ConnectorTraits.Pings)
        ? Left(connection, connection.Entry.Context.Options.HeartbeatInterval, physical.SilentSince)
        : null;

    private static TimeSpan? RenewIn(ManagedConnection connection, PhysicalConnection physical) =>
        physical.Token?.ExpiresAt is { } end && physical.Binding.Has(ConnectorTraits.RenewsTokens)
            ? end - connection.Entry.Context.Options.TokenRefreshBefore - connection.Entry.Context.Time.GetUtcNow()
            : null;

    private static TimeSpan? Left(ManagedConnection connection, TimeSpan interval, long since) =>
        interval == Timeout.InfiniteTimeSpan ? null : interval - connection.Entry.Context.Time.GetElapsedTime(since);

    private static void Shorten(ref TimeSpan next, TimeSpan? other)
    {
        // Never at once: what is overdue is being seen to.
        if (other is { } sooner && sooner < next)
            next = sooner > TimeSpan.FromMilliseconds(10) ? sooner : TimeSpan.FromMilliseconds(10);
    }
}

using System.Globalization;

namespace Switchboard;

public sealed partial class ConnectionManagerOptions
{
    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    // Each problem names the option, its value and its range.
    internal IEnumerable<string> Problems() => new[]
    {
        Between(Linger, TimeSpan.Zero, s_day, nameof(Linger)),
        UpTo(CloseTimeout, s_day, nameof(CloseTimeout)),
        UpTo(ShutdownTimeout, s_day, nameof(ShutdownTimeout)),
        Between(MaxConnections, 1, 1_000_000, nameof(MaxConnections)),
        MaxConnectionsPerScope is { } perScope ? Between(perScope, 1, 1_000_000, nameof(MaxConnectionsPerScope)) : null,
        UpTo(ConnectTimeout, TimeSpan.FromMinutes(10), nameof(ConnectTimeout)),
        Reconnect is null ? Problem(nameof(Reconnect), "null", "a policy; ReconnectPolicy.None tries once") : null,
        (Reconnect as ReconnectPolicy)?.Problem(),
        Strategies.Count == 0 ? Problem(nameof(Strategies), "empty", "at least one strategy, for example ConnectStrategy.Direct") : null,
        Strategies.Contains(null!) ? Problem(nameof(Strategies), "a list that holds null", "a list of strategies") : null,
        Between(BreakerFailures, 1, 1_000, nameof(BreakerFailures)),
        Between(BreakerDuration, s_second, s_day, nameof(BreakerDuration)),
        Between(ReconnectConcurrency, 1, 10_000, nameof(ReconnectConcurrency)),
        BetweenOrNever(ProbeInterval, nameof(ProbeInterval)),
        BetweenOrNever(HealthCheckInterval, nameof(HealthCheckInterval)),
        BetweenOrNever(HeartbeatInterval, nameof(HeartbeatInterval)),
        UpTo(HeartbeatTimeout, s_day, nameof(HeartbeatTimeout)),
        BetweenOrNever(IdleTimeout, nameof(IdleTimeout)),
        Between(StaleAfter, TimeSpan.Zero, s_day, nameof(StaleAfter)),
        Between(PollInterval, TimeSpan.FromMilliseconds(100), s_day, nameof(PollInterval)),
        Between(PollAfterAttempts, 1, 1_000, nameof(PollAfterAttempts)),
        Between(OfflineQueueCapacity, 0, 1_000_000, nameof(OfflineQueueCapacity)),
        UpTo(OfflineQueueExpiry, s_day, nameof(OfflineQueueExpiry)),
        Between(TokenAttempts, 1, 10, nameof(TokenAttempts)),
        Between(TokenRefreshBefore, TimeSpan.Zero, s_day, nameof(TokenRefreshBefore)),
        Between(ExpectedConnections, 1, 1_000_000, nameof(ExpectedConnections)),
        UpTo(ExpectedLeaseTime, TimeSpan.FromDays(365), nameof(ExpectedLeaseTime)),
        Between(LastActiveInterval, s_second, s_day, nameof(LastActiveInterval)),
        Between(UsageHeartbeatInterval, s_second, TimeSpan.FromMinutes(10), nameof(UsageHeartbeatInterval)),
        Between(UsageBufferCapacity, 100, 10_000_000, nameof(UsageBufferCapacity)),
    }.OfType<string>();

    private static string? Between(TimeSpan value, TimeSpan least, TimeSpan most, string option) =>
        value >= least && value <= most ? null : Problem(option, Text(value), $"from {Text(least)} to {Text(most)}");

    private static string? Between(int value, int least, int most, string option) =>
        value >= least && value <= most ? null : Problem(option, Text(value), $"from {Text(least)} to {Text(most)}");

    private static string? BetweenOrNever(TimeSpan value, string option) =>
        value == Timeout.InfiniteTimeSpan || (value >= s_second && value <= s_day)
            ? null
            : Problem(option, Text(value), $"from {Text(s_second)} to {Text(s_day)}, or Timeout.InfiniteTimeSpan for never");

    private static string? UpTo(TimeSpan value, TimeSpan most, string option) =>
        value > TimeSpan.Zero && value <= most ? null : Problem(option, Text(value), $"more than {Text(TimeSpan.Zero)} and at most {Text(most)}");

    private static string Problem(string option, string value, string range) => $"{nameof(ConnectionManagerOptions)}.{option} is {value}; it must be {range}.";

    private static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}

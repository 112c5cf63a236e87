namespace Switchboard.Tests;

/// <summary>Every option that has a range refuses what is outside it, and says which option, which value and which range.</summary>
public sealed class OptionRangeTests
{
    private const string Second = "00:00:01";
    private const string Day = "1.00:00:00";
    private const string Never = ", or Timeout.InfiniteTimeSpan for never";

    private static readonly OptionRange[] s_ranges =
    [
        Times(nameof(ConnectionManagerOptions.Linger), static (options, value) => options.Linger = value, "00:00:00", Day),
        UpTo(nameof(ConnectionManagerOptions.CloseTimeout), static (options, value) => options.CloseTimeout = value, Day),
        UpTo(nameof(ConnectionManagerOptions.ShutdownTimeout), static (options, value) => options.ShutdownTimeout = value, Day),
        UpTo(nameof(ConnectionManagerOptions.ConnectTimeout), static (options, value) => options.ConnectTimeout = value, "00:10:00"),
        Times(nameof(ConnectionManagerOptions.BreakerDuration), static (options, value) => options.BreakerDuration = value, Second, Day),
        Times(nameof(ConnectionManagerOptions.ProbeInterval), static (options, value) => options.ProbeInterval = value, Second, Day, Never),
        Times(nameof(ConnectionManagerOptions.HealthCheckInterval), static (options, value) => options.HealthCheckInterval = value, Second, Day, Never),
        Times(nameof(ConnectionManagerOptions.HeartbeatInterval), static (options, value) => options.HeartbeatInterval = value, Second, Day, Never),
        UpTo(nameof(ConnectionManagerOptions.HeartbeatTimeout), static (options, value) => options.HeartbeatTimeout = value, Day),
        Times(nameof(ConnectionManagerOptions.IdleTimeout), static (options, value) => options.IdleTimeout = value, Second, Day, Never),
        Times(nameof(ConnectionManagerOptions.StaleAfter), static (options, value) => options.StaleAfter = value, "00:00:00", Day),
        Times(nameof(ConnectionManagerOptions.PollInterval), static (options, value) => options.PollInterval = value, "00:00:00.1000000", Day),
        UpTo(nameof(ConnectionManagerOptions.OfflineQueueExpiry), static (options, value) => options.OfflineQueueExpiry = value, Day),
        Times(nameof(ConnectionManagerOptions.TokenRefreshBefore), static (options, value) => options.TokenRefreshBefore = value, "00:00:00", Day),
        UpTo(nameof(ConnectionManagerOptions.ExpectedLeaseTime), static (options, value) => options.ExpectedLeaseTime = value, "365.00:00:00"),
        Times(nameof(ConnectionManagerOptions.LastActiveInterval), static (options, value) => options.LastActiveInterval = value, Second, Day),
        Times(nameof(ConnectionManagerOptions.UsageHeartbeatInterval), static (options, value) => options.UsageHeartbeatInterval = value, Second, "00:10:00"),
        Numbers(nameof(ConnectionManagerOptions.MaxConnections), static (options, value) => options.MaxConnections = value, 1, 1_000_000),
        Numbers(nameof(ConnectionManagerOptions.MaxConnectionsPerScope), static (options, value) => options.MaxConnectionsPerScope = value, 1, 1_000_000),
        Numbers(nameof(ConnectionManagerOptions.BreakerFailures), static (options, value) => options.BreakerFailures = value, 1, 1_000),
        Numbers(nameof(ConnectionManagerOptions.ReconnectConcurrency), static (options, value) => options.ReconnectConcurrency = value, 1, 10_000),
        Numbers(nameof(ConnectionManagerOptions.PollAfterAttempts), static (options, value) => options.PollAfterAttempts = value, 1, 1_000),
        Numbers(nameof(ConnectionManagerOptions.OfflineQueueCapacity), static (options, value) => options.OfflineQueueCapacity = value, 0, 1_000_000),
        Numbers(nameof(ConnectionManagerOptions.TokenAttempts), static (options, value) => options.TokenAttempts = value, 1, 10),
        Numbers(nameof(ConnectionManagerOptions.ExpectedConnections), static (options, value) => options.ExpectedConnections = value, 1, 1_000_000),
        Numbers(nameof(ConnectionManagerOptions.UsageBufferCapacity), static (options, value) => options.UsageBufferCapacity = value, 100, 10_000_000),
    ];

    public static TheoryData<string> Options => [.. s_ranges.Select(static range => range.Option)];

    [Theory]
    [MemberData(nameof(Options))]
    public void The_ends_of_the_range_are_allowed(string option)
    {
        OptionRange range = s_ranges.Single(range => range.Option == option);
        foreach (Action<ConnectionManagerOptions> set in range.Allowed)
        {
            var options = new ConnectionManagerOptions();
            set(options);
            Assert.Empty(options.Problems());
        }
    }

    [Theory]
    [MemberData(nameof(Options))]
    public void What_is_just_outside_is_refused_with_the_option_the_value_and_the_range(string option)
    {
        OptionRange range = s_ranges.Single(range => range.Option == option);
        foreach ((Action<ConnectionManagerOptions> set, string value) in range.Refused)
        {
            var options = new ConnectionManagerOptions();
            set(options);
            Assert.Equal([$"ConnectionManagerOptions.{option} is {value}; it must be {range.Text}."], options.Problems());
        }
    }

    [Fact]
    public void Every_option_that_is_a_time_or_a_number_is_in_the_table()
    {
        IEnumerable<string> options = typeof(ConnectionManagerOptions).GetProperties()
            .Where(static property => property.PropertyType == typeof(TimeSpan) || property.PropertyType == typeof(int) || property.PropertyType == typeof(int?))
            .Select(static property => property.Name);

        Assert.Equal(options.Order(), s_ranges.Select(static range => range.Option).Order());
    }

    [Fact]
    public void The_defaults_are_in_range() => Assert.Empty(new ConnectionManagerOptions().Problems());

    [Fact]
    public void A_policy_has_to_be_there() => Assert.Equal(
        ["ConnectionManagerOptions.Reconnect is null; it must be a policy; ReconnectPolicy.None tries once."],
        new ConnectionManagerOptions { Reconnect = null! }.Problems());

    [Fact]
    public void A_policy_whose_longest_delay_is_shorter_than_its_first_is_refused() => Assert.Equal(
        ["ReconnectPolicy.MaxDelay is 00:00:01; it must be at least BaseDelay, which is 00:00:02."],
        new ConnectionManagerOptions { Reconnect = new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(2), MaxDelay = TimeSpan.FromSeconds(1) } }.Problems());

    [Fact]
    public void There_has_to_be_a_strategy()
    {
        var none = new ConnectionManagerOptions();
        none.Strategies.Clear();
        var hollow = new ConnectionManagerOptions();
        hollow.Strategies.Add(null!);

        Assert.Equal(["ConnectionManagerOptions.Strategies is empty; it must be at least one strategy, for example ConnectStrategy.Direct."], none.Problems());
        Assert.Equal(["ConnectionManagerOptions.Strategies is a list that holds null; it must be a list of strategies."], hollow.Problems());
    }

    [Fact]
    public void A_manager_is_not_made_with_a_problem()
    {
        var options = new ConnectionManagerOptions { TokenAttempts = 11 };

        var error = Assert.Throws<ArgumentException>(() => new ConnectionManager(options));

        Assert.Equal("options", error.ParamName);
        Assert.StartsWith("ConnectionManagerOptions.TokenAttempts is 11; it must be from 1 to 10.", error.Message, StringComparison.Ordinal);
    }

    private static OptionRange Times(string option, Action<ConnectionManagerOptions, TimeSpan> set, string least, string most, string orElse = "")
    {
        (TimeSpan first, TimeSpan last) = (TimeSpan.Parse(least, null), TimeSpan.Parse(most, null));
        TimeSpan[] allowed = orElse.Length > 0 ? [first, last, Timeout.InfiniteTimeSpan] : [first, last];
        return Of(option, set, allowed, [first - TimeSpan.FromTicks(1), last + TimeSpan.FromTicks(1)], $"from {least} to {most}{orElse}");
    }

    private static OptionRange UpTo(string option, Action<ConnectionManagerOptions, TimeSpan> set, string most)
    {
        TimeSpan last = TimeSpan.Parse(most, null);
        return Of(option, set, [TimeSpan.FromTicks(1), last], [TimeSpan.Zero, Timeout.InfiniteTimeSpan, last + TimeSpan.FromTicks(1)], $"more than 00:00:00 and at most {most}");
    }

    private static OptionRange Numbers(string option, Action<ConnectionManagerOptions, int> set, int least, int most) =>
        Of(option, set, [least, most], [least - 1, most + 1], $"from {least} to {most}");

    private static OptionRange Of<T>(string option, Action<ConnectionManagerOptions, T> set, T[] allowed, T[] refused, string text) where T : notnull => new(
        option,
        [.. allowed.Select(value => (Action<ConnectionManagerOptions>)(options => set(options, value)))],
        [.. refused.Select(value => ((Action<ConnectionManagerOptions>)(options => set(options, value)), value.ToString()!))],
        text);

    private sealed record OptionRange(
        string Option, Action<ConnectionManagerOptions>[] Allowed, (Action<ConnectionManagerOptions> Set, string Value)[] Refused, string Text);
}

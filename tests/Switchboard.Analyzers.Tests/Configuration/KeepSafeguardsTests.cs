using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Switchboard.Analyzers.Rules;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.KeepSafeguardsAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5004: an option of the connection manager that defeats it.</summary>
public class KeepSafeguardsTests
{
    [Fact]
    public Task A_value_out_of_range_is_named_with_range_and_default() => Rule.VerifyMessageAsync(
        "SWB5004",
        "'ConnectTimeout' is 'Timeout.InfiniteTimeSpan', which is outside its range of more than 0 up to 10 min, so the manager cannot be made; the default is 'TimeSpan.FromSeconds(15)'",
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.AddSwitchboard(options => {|#0:options.ConnectTimeout = Timeout.InfiniteTimeSpan|});
        }
        """);

    [Fact]
    public Task No_jitter_is_explained() => Rule.VerifyMessageAsync(
        "SWB5004",
        "'Jitter' is '0', so the clients of a restarted server all come back in the same moment; the default is '0.5'",
        """
        public class Policies
        {
            public IReconnectPolicy Own { get; } = new ReconnectPolicy { {|#0:Jitter = 0|} };
        }
        """);

    [Fact]
    public Task A_contradiction_names_the_other_option() => Rule.VerifyMessageAsync(
        "SWB5004",
        "'BaseDelay' is 'TimeSpan.FromMinutes(1)', which is above the 'MaxDelay' of 30 s, so the manager cannot be made; the default is 'TimeSpan.FromSeconds(1)'",
        """
        public class Policies
        {
            public IReconnectPolicy Own { get; } = new ReconnectPolicy { {|#0:BaseDelay = TimeSpan.FromMinutes(1)|} };
        }
        """);

    [Theory]
    [InlineData(
        "new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(10), {|#0:MaxDelay = TimeSpan.FromSeconds(5)|} }",
        "'MaxDelay' is 'TimeSpan.FromSeconds(5)', which is below the 'BaseDelay' of 10 s, so the manager cannot be made; the default is 'TimeSpan.FromSeconds(30)'")]
    [InlineData(
        "new ConnectionManagerOptions { IdleTimeout = TimeSpan.FromMinutes(1), {|#0:HeartbeatInterval = TimeSpan.FromMinutes(2)|} }",
        "'HeartbeatInterval' is 'TimeSpan.FromMinutes(2)', which is not shorter than the 'IdleTimeout' of 1 min, so a connection is suspended before it is asked for a sign of life; the default is 'TimeSpan.FromSeconds(15)'")]
    [InlineData(
        "new ConnectionManagerOptions { HeartbeatInterval = TimeSpan.FromSeconds(30), {|#0:IdleTimeout = TimeSpan.FromSeconds(20)|} }",
        "'IdleTimeout' is 'TimeSpan.FromSeconds(20)', which is not longer than the 'HeartbeatInterval' of 30 s, so a connection is suspended before it is asked for a sign of life; the default is 'TimeSpan.FromMinutes(5)'")]
    public Task Each_contradiction_names_the_other_option(string made, string message) => Rule.VerifyMessageAsync("SWB5004", message, Returning(made));

    [Theory]
    [InlineData("new ReconnectPolicy { MaxDelay = TimeSpan.FromSeconds(1), {|#0:BaseDelay = TimeSpan.FromSeconds(2)|} }", true)]
    [InlineData("new ReconnectPolicy { MaxDelay = TimeSpan.FromMilliseconds(500), {|#0:BaseDelay = TimeSpan.FromSeconds(2)|} }", false)]
    [InlineData("new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(30), {|#0:MaxDelay = TimeSpan.FromSeconds(5)|} }", true)]
    [InlineData("new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(31), {|#0:MaxDelay = TimeSpan.FromSeconds(5)|} }", false)]
    [InlineData("new ConnectionManagerOptions { IdleTimeout = TimeSpan.FromSeconds(16), {|#0:HeartbeatInterval = TimeSpan.FromSeconds(20)|} }", true)]
    [InlineData("new ConnectionManagerOptions { IdleTimeout = TimeSpan.FromSeconds(15), {|#0:HeartbeatInterval = TimeSpan.FromSeconds(20)|} }", false)]
    [InlineData("new ConnectionManagerOptions { HeartbeatInterval = TimeSpan.FromSeconds(299), {|#0:IdleTimeout = TimeSpan.FromSeconds(200)|} }", true)]
    [InlineData("new ConnectionManagerOptions { HeartbeatInterval = TimeSpan.FromSeconds(300), {|#0:IdleTimeout = TimeSpan.FromSeconds(200)|} }", false)]
    public Task The_default_is_a_way_out_where_it_agrees_with_the_other_option(string made, bool isWayOut)
    {
        var test = new Rule
        {
            TestCode = Returning(made),
            DiagnosticVerifier = (diagnostic, _, _) => Assert.Equal(isWayOut, diagnostic.Properties.ContainsKey(KeepSafeguardsAnalyzer.DefaultProperty)),
        };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SWB5004", DiagnosticSeverity.Warning).WithLocation(0));
        return test.RunAsync();
    }

    [Fact]
    public Task A_connect_timeout_of_nothing_or_too_much() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard(options =>
            {
                {|SWB5004:options.ConnectTimeout = TimeSpan.Zero|};
                {|SWB5004:options.ConnectTimeout = default|};
                {|SWB5004:options.ConnectTimeout = default(TimeSpan)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan()|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromSeconds(0)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromSeconds(-5)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromMilliseconds(-1)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.MaxValue|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromMinutes(11)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromHours(1)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromDays(1)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan(0, 10, 1)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan(1, 0, 0, 0)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan(0, 0, 11, 0)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan(0, 0, 11, 0, 0)|};
                {|SWB5004:options.ConnectTimeout = new TimeSpan(ticks: 0)|};
                {|SWB5004:options.ConnectTimeout = TimeSpan.FromTicks(0)|};
            });
        }
        """);

    [Fact]
    public Task Every_option_out_of_its_range() => Rule.VerifyAsync(
        """
        public class Options
        {
            private const int None = 0;

            public ConnectionManagerOptions Make() => new()
            {
                {|SWB5004:ConnectTimeout = TimeSpan.Zero|},
                {|SWB5004:HeartbeatTimeout = Timeout.InfiniteTimeSpan|},
                {|SWB5004:HeartbeatInterval = TimeSpan.FromMilliseconds(500)|},
                {|SWB5004:HealthCheckInterval = TimeSpan.Zero|},
                {|SWB5004:IdleTimeout = TimeSpan.FromDays(2)|},
                {|SWB5004:MaxConnections = None|},
                Reconnect = new ReconnectPolicy
                {
                    {|SWB5004:MaxAttempts = 0|},
                    {|SWB5004:BackoffFactor = 0.5|},
                    {|SWB5004:Jitter = 1.5|},
                    {|SWB5004:BaseDelay = TimeSpan.Zero|},
                    {|SWB5004:MaxDelay = Timeout.InfiniteTimeSpan|},
                },
            };
        }
        """);

    [Fact]
    public Task Max_connections_and_attempts() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSwitchboard(options => {|SWB5004:options.MaxConnections = -1|});
                services.Configure<ConnectionManagerOptions>(options => {|SWB5004:options.MaxConnections = 2_000_000|});
                services.AddSwitchboard(options => options.Reconnect = ReconnectPolicy.Chat with { {|SWB5004:MaxAttempts = -1|} });
                services.AddSwitchboard(options => options.Reconnect = ReconnectPolicy.Chat with { {|SWB5004:MaxAttempts = int.MaxValue|} });
            }
        }
        """);

    [Fact]
    public Task No_jitter() => Rule.VerifyAsync(
        """
        public class Policies
        {
            public IReconnectPolicy One { get; } = new ReconnectPolicy { {|SWB5004:Jitter = 0|} };

            public IReconnectPolicy Two { get; } = ReconnectPolicy.Chat with { {|SWB5004:Jitter = 0.0|}, MaxAttempts = 3 };

            public IReconnectPolicy Three { get; } = ReconnectPolicy.Resilient with { AddedJitter = TimeSpan.Zero, {|SWB5004:Jitter = 0|} };

            public IReconnectPolicy Four => ReconnectPolicy.Conservative with { {|SWB5004:Jitter = 0|}, AddedJitter = TimeSpan.Zero };
        }
        """);

    [Fact]
    public Task A_base_delay_above_the_cap_stands_at_the_later_of_the_two() => Rule.VerifyAsync(
        """
        public class Policies
        {
            public IReconnectPolicy One { get; } = new ReconnectPolicy { MaxDelay = TimeSpan.FromSeconds(5), {|SWB5004:BaseDelay = TimeSpan.FromSeconds(10)|} };

            public IReconnectPolicy Two { get; } = new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(10), {|SWB5004:MaxDelay = TimeSpan.FromSeconds(5)|} };

            public IReconnectPolicy Three { get; } = new ReconnectPolicy { {|SWB5004:MaxDelay = TimeSpan.FromMilliseconds(500)|} };

            public IReconnectPolicy Four { get; } = ReconnectPolicy.Conservative with { {|SWB5004:MaxDelay = TimeSpan.FromSeconds(2)|} };

            public IReconnectPolicy Five { get; } = ReconnectPolicy.Chat with { {|SWB5004:BaseDelay = TimeSpan.FromSeconds(31)|} };
        }
        """);

    [Fact]
    public Task A_heartbeat_that_is_not_shorter_than_the_idle_timeout() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                services.AddSwitchboard(options =>
                {
                    options.IdleTimeout = TimeSpan.FromMinutes(1);
                    options.Linger = TimeSpan.Zero;
                    {|SWB5004:options.HeartbeatInterval = TimeSpan.FromMinutes(1)|};
                });
                services.AddSwitchboard(options =>
                {
                    options.HeartbeatInterval = TimeSpan.FromSeconds(30);
                    {|SWB5004:options.IdleTimeout = TimeSpan.FromSeconds(20)|};
                });
            }

            public static IConnectionManager Make() => new ConnectionManager(new ConnectionManagerOptions { {|SWB5004:HeartbeatInterval = TimeSpan.FromMinutes(10)|} });

            public static IConnectionManager MakeIdle() => new ConnectionManager(new() { {|SWB5004:IdleTimeout = TimeSpan.FromSeconds(10)|} });
        }
        """);

    [Fact]
    public Task A_local_a_field_and_a_property() => Rule.VerifyAsync(
        """
        public class Setup
        {
            private readonly ConnectionManagerOptions _field = new();

            public ConnectionManagerOptions Property { get; } = new();

            public void Configure()
            {
                var local = new ConnectionManagerOptions();
                {|SWB5004:local.MaxConnections = 0|};
                {|SWB5004:_field.MaxConnections = 0|};
                {|SWB5004:this.Property.MaxConnections = 0|};
                local.HeartbeatInterval = TimeSpan.FromMinutes(2);
                _field.IdleTimeout = TimeSpan.FromMinutes(3);
                {|SWB5004:local.IdleTimeout = TimeSpan.FromMinutes(1)|};
            }
        }
        """);

    [Fact]
    public Task A_program() => Rule.VerifyProgramAsync(
        """
        await using var connections = new ConnectionManager(new ConnectionManagerOptions { {|SWB5004:MaxConnections = 0|} });
        """);

    private static string Returning(string made) => $$"""
        public class Setup
        {
            public object Make() => {{made}};
        }
        """;

    [Theory]
    [InlineData("TimeSpan.MinValue")]
    [InlineData("TimeSpan.FromMinutes(0, 0)")]
    [InlineData("TimeSpan.FromMinutes(seconds: 0, minutes: 11)")]
    public Task A_duration_however_it_is_written(string duration) => Rule.VerifyAsync(
        $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services) =>
                services.AddSwitchboard(options => {|SWB5004:options.ConnectTimeout = {{duration}}|});
        }
        """);
}

using Microsoft.CodeAnalysis.Testing;
using Xunit;
using Rule = Switchboard.Analyzers.Tests.RuleTest<Switchboard.Analyzers.Rules.KeepSafeguardsAnalyzer>;

namespace Switchboard.Analyzers.Tests.Configuration;

/// <summary>SWB5004 is quiet about values that the manager works with, and about those that nobody knows.</summary>
public class KeepSafeguardsQuietTests
{
    [Fact]
    public Task Values_in_range() => Rule.VerifyAsync(
        """
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard(options =>
            {
                options.ConnectTimeout = TimeSpan.FromMilliseconds(1);
                options.ConnectTimeout = TimeSpan.FromMinutes(10);
                options.HeartbeatInterval = TimeSpan.FromSeconds(1);
                options.HeartbeatTimeout = new TimeSpan(0, 0, 20);
                options.HealthCheckInterval = TimeSpan.FromDays(1);
                options.IdleTimeout = TimeSpan.FromMinutes(1.5);
                options.MaxConnections = 1;
                options.Linger = TimeSpan.Zero;
                options.BreakerFailures = 1000;
                options.Reconnect = new ReconnectPolicy
                {
                    MaxAttempts = 1,
                    BackoffFactor = 1,
                    Jitter = 1,
                    BaseDelay = TimeSpan.FromSeconds(30),
                    MaxDelay = TimeSpan.FromSeconds(30),
                };
            });
        }
        """);

    [Fact]
    public Task Values_that_are_not_constant() => Rule.VerifyAsync(
        """
        public class Setup(TimeSpan timeout, int seconds, IDictionary<string, int> settings)
        {
            private static readonly TimeSpan s_forever = Timeout.InfiniteTimeSpan;

            public void Add(IServiceCollection services, int? attempts) => services.AddSwitchboard(options =>
            {
                options.ConnectTimeout = timeout;
                options.ConnectTimeout = TimeSpan.FromSeconds(seconds);
                options.ConnectTimeout = s_forever;
                options.ConnectTimeout = seconds > 0 ? TimeSpan.FromSeconds(1) : TimeSpan.Zero;
                options.ConnectTimeout = TimeSpan.Parse("0");
                options.ConnectTimeout = new TimeSpan(0, 0, seconds);
                options.ConnectTimeout = TimeSpan.Zero + timeout;
                options.MaxConnections = settings["Connections"];
                options.Reconnect = new ReconnectPolicy { MaxAttempts = attempts, Jitter = seconds };
            });
        }
        """);

    [Fact]
    public Task A_check_that_is_turned_off_where_its_option_takes_that() => Rule.VerifyAsync(
        """
        public class Options
        {
            public ConnectionManagerOptions Make() => new()
            {
                HeartbeatInterval = Timeout.InfiniteTimeSpan,
                HealthCheckInterval = Timeout.InfiniteTimeSpan,
                IdleTimeout = Timeout.InfiniteTimeSpan,
                ProbeInterval = Timeout.InfiniteTimeSpan,
            };

            public IConnectionManager Manager() => new ConnectionManager(new ConnectionManagerOptions { HeartbeatInterval = TimeSpan.FromHours(1), IdleTimeout = Timeout.InfiniteTimeSpan });

            public IConnectionManager Other() => new ConnectionManager(new ConnectionManagerOptions { IdleTimeout = TimeSpan.FromSeconds(5), HeartbeatInterval = Timeout.InfiniteTimeSpan });
        }
        """);

    [Fact]
    public Task Any_number_of_attempts_because_the_circuit_breaker_is_always_on() => Rule.VerifyAsync(
        """
        public class Policies
        {
            public IReconnectPolicy One { get; } = ReconnectPolicy.Chat with { MaxAttempts = null };

            public IReconnectPolicy Two { get; } = new ReconnectPolicy { MaxAttempts = null, MaxDelay = TimeSpan.FromMinutes(1) };

            public IReconnectPolicy Three { get; } = ReconnectPolicy.None;
        }
        """);

    [Fact]
    public Task No_jitter_where_another_is_added() => Rule.VerifyAsync(
        """
        public class Policies(TimeSpan added, ReconnectPolicy given)
        {
            public IReconnectPolicy One { get; } = new ReconnectPolicy { Jitter = 0, AddedJitter = TimeSpan.FromSeconds(1) };

            public IReconnectPolicy Two { get; } = ReconnectPolicy.Chat with { AddedJitter = added, Jitter = 0 };

            public IReconnectPolicy Three { get; } = ReconnectPolicy.Conservative with { Jitter = 0 };

            public IReconnectPolicy Four => given with { Jitter = 0 };
        }
        """);

    [Fact]
    public Task A_base_delay_that_is_the_cap() => Rule.VerifyAsync(
        """
        public class Policies
        {
            public IReconnectPolicy One { get; } = new ReconnectPolicy { MaxDelay = TimeSpan.FromSeconds(10), BaseDelay = TimeSpan.FromSeconds(10) };

            public IReconnectPolicy Two { get; } = new ReconnectPolicy { BaseDelay = TimeSpan.FromSeconds(10), MaxDelay = TimeSpan.FromSeconds(10) };
        }
        """);

    [Fact]
    public Task A_pair_of_which_one_is_not_known() => Rule.VerifyAsync(
        """
        public class Setup(TimeSpan idle, ReconnectPolicy given, TimeSpan cap)
        {
            public void Add(IServiceCollection services, ConnectionManagerOptions other)
            {
                services.AddSwitchboard(options => options.HeartbeatInterval = TimeSpan.FromMinutes(10));
                services.AddSwitchboard(options =>
                {
                    options.IdleTimeout = idle;
                    options.HeartbeatInterval = TimeSpan.FromMinutes(10);
                });
                services.AddSwitchboard(options =>
                {
                    other.IdleTimeout = TimeSpan.FromSeconds(10);
                    options.HeartbeatInterval = TimeSpan.FromMinutes(1);
                });
                services.AddSwitchboard(options =>
                {
                    if (idle > TimeSpan.Zero)
                        options.IdleTimeout = TimeSpan.FromSeconds(30);
                    options.HeartbeatInterval = TimeSpan.FromMinutes(1);
                });
            }

            public ConnectionManagerOptions Options() => new() { HeartbeatInterval = TimeSpan.FromMinutes(10) };

            public IReconnectPolicy Given() => given with { BaseDelay = TimeSpan.FromMinutes(1) };

            public IReconnectPolicy Capped() => new ReconnectPolicy { MaxDelay = cap, BaseDelay = TimeSpan.FromMinutes(1) };
        }
        """);

    [Fact]
    public Task A_heartbeat_that_is_longer_than_the_health_check_or_shorter_than_its_own_answer() => Rule.VerifyAsync(
        """
        public class Setup
        {
            public IConnectionManager Make() => new ConnectionManager(new ConnectionManagerOptions
            {
                HealthCheckInterval = TimeSpan.FromSeconds(5),
                HeartbeatInterval = TimeSpan.FromSeconds(20),
                HeartbeatTimeout = TimeSpan.FromSeconds(30),
            });
        }
        """);

    [Fact]
    public Task A_value_that_is_set_again() => Rule.VerifyAsync(
        """
        public class Setup
        {
            public void Configure(ConnectionManagerOptions options)
            {
                options.IdleTimeout = TimeSpan.FromSeconds(10);
                options.HeartbeatInterval = TimeSpan.FromSeconds(30);
                options.IdleTimeout = TimeSpan.FromMinutes(1);
            }
        }
        """);

    [Fact]
    public Task Test_code() => new Rule { IsTestCode = true }.CheckAsync(
        """
        public class Tests
        {
            public ConnectionManagerOptions Options { get; } = new() { MaxConnections = 0 };
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_it_is_reported() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class Tests
        {
            public ConnectionManagerOptions Options { get; } = new() { {|SWB5004:MaxConnections = 0|} };
        }
        """);

    [Fact]
    public Task Test_code_whose_options_ask_for_another_rule() => new Rule
    {
        IsTestCode = true,
        EditorConfig = "root = true\n[*.cs]\ndotnet_code_quality.SWB1001.analyze_tests = true\n",
    }.CheckAsync(
        """
        public class Tests
        {
            public ConnectionManagerOptions Options { get; } = new() { MaxConnections = 0 };
        }
        """);

    [Fact]
    public Task Types_of_the_same_name() => Rule.VerifyAsync(
        """
        namespace Own
        {
            public class ConnectionManagerOptions
            {
                public TimeSpan ConnectTimeout { get; set; }

                public int MaxConnections { get; set; }
            }

            public record ReconnectPolicy
            {
                public double Jitter { get; init; }
            }

            public class Setup
            {
                public ConnectionManagerOptions Options { get; } = new() { ConnectTimeout = TimeSpan.Zero, MaxConnections = 0 };

                public ReconnectPolicy Policy { get; } = new() { Jitter = 0 };
            }
        }
        """);

    [Fact]
    public Task The_same_names_on_an_sdk() => Rule.VerifyAsync(
        """
        public class Options
        {
            public void Configure(Websocket.Client.WebsocketClient client) => client.ConnectTimeout = TimeSpan.Zero;
        }
        """);

    [Fact]
    public Task Without_the_runtime_library() => new Rule { ReferencesSwitchboard = false }.CheckAsync(
        """
        public class ConnectionManagerOptions
        {
            public int MaxConnections { get; set; } = 0;

            public static ConnectionManagerOptions None { get; } = new() { MaxConnections = 0 };
        }
        """);

    [Fact]
    public Task Half_typed_code() => new Rule { CompilerDiagnostics = CompilerDiagnostics.None }.CheckAsync(
        """
        public class Setup
        {
            public void Configure(ConnectionManagerOptions options)
            {
                options.ConnectTimeout = ;
                options.ConnectTimeout = TimeSpan.From
                options.ConnectTimeout = TimeSpan.FromSeconds();
                options.MaxConnections = "0";
                options. = 0;
                new ConnectionManagerOptions { MaxConnections =
        """);

    [Fact]
    public Task Generated_code() => Rule.VerifyAsync(
        """
        // <auto-generated/>
        #nullable enable
        public class Setup
        {
            public ConnectionManagerOptions Options { get; } = new() { MaxConnections = 0 };
        }
        """);

    [Fact]
    public Task The_options_of_two_managers_side_by_side() => Rule.VerifyAsync(
        """
        public class Setup
        {
            public ConnectionManagerOptions this[int region] => new();

            public void Configure(ConnectionManagerOptions[] array, List<ConnectionManagerOptions> list)
            {
                array[0].HeartbeatInterval = TimeSpan.FromSeconds(40);
                array[1].IdleTimeout = TimeSpan.FromSeconds(30);
                list[0].HeartbeatInterval = TimeSpan.FromSeconds(40);
                list[1].IdleTimeout = TimeSpan.FromSeconds(30);
                this[0].HeartbeatInterval = TimeSpan.FromSeconds(40);
                this[1].IdleTimeout = TimeSpan.FromSeconds(30);
            }
        }
        """);

    // The smaller units of the newer overloads, in whatever order they are named.
    [Theory]
    [InlineData("TimeSpan.FromSeconds(0, 500)")]
    [InlineData("TimeSpan.FromMinutes(seconds: 11, minutes: 0)")]
    public Task A_duration_of_several_units(string duration) => Rule.VerifyAsync(
        $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard(options => options.ConnectTimeout = {{duration}});
        }
        """);
}

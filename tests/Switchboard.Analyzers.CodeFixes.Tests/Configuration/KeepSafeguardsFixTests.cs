using Switchboard.Analyzers.CodeFixes.Configuration;
using Switchboard.Analyzers.Rules;
using Xunit;

namespace Switchboard.Analyzers.CodeFixes.Tests.Configuration;

/// <summary>SWB5004: the value of an option.</summary>
public sealed class KeepSafeguardsFixTests
{
    [Fact]
    public Task The_default_is_written_and_all_else_is_kept() => VerifyAsync(
        """
        using System;
        using System.Threading;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard(options =>
            {
                // As long as it takes.
                {|SWB5004:options.ConnectTimeout = /* never */ Timeout.InfiniteTimeSpan|}; // wait
                {|SWB5004:options.IdleTimeout = TimeSpan.FromDays(2)|};
                {|SWB5004:options.MaxConnections = 0|};
                options.Reconnect = new ReconnectPolicy
                {
                    {|SWB5004:Jitter = 0|}, // exactly
                    {|SWB5004:BackoffFactor = 0.5|},
                    {|SWB5004:MaxAttempts = 0|},
                    MaxDelay = TimeSpan.FromSeconds(20),
                    {|SWB5004:BaseDelay = TimeSpan.FromMinutes(1)|},
                };
            });
        }

        """,
        """
        using System;
        using System.Threading;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        public static class Setup
        {
            public static void Add(IServiceCollection services) => services.AddSwitchboard(options =>
            {
                // As long as it takes.
                options.ConnectTimeout = /* never */ TimeSpan.FromSeconds(15); // wait
                options.IdleTimeout = TimeSpan.FromMinutes(5);
                options.MaxConnections = 10;
                options.Reconnect = new ReconnectPolicy
                {
                    Jitter = 0.5, // exactly
                    BackoffFactor = 2,
                    MaxAttempts = 10,
                    MaxDelay = TimeSpan.FromSeconds(20),
                    BaseDelay = TimeSpan.FromSeconds(1),
                };
            });
        }

        """);

    [Fact]
    public Task Without_the_namespace_of_the_duration() => VerifyAsync(
        """
        using System.Threading;
        using Switchboard;

        public static class Setup
        {
            public static void Configure(ConnectionManagerOptions options) => {|SWB5004:options.ConnectTimeout = Timeout.InfiniteTimeSpan|};
        }

        """,
        """
        using System.Threading;
        using Switchboard;

        public static class Setup
        {
            public static void Configure(ConnectionManagerOptions options) => options.ConnectTimeout = System.TimeSpan.FromSeconds(15);
        }

        """);

    [Fact]
    public Task Tabs_and_line_endings_are_kept()
    {
        const string source = "using Switchboard;\r\n\r\npublic static class Setup\r\n{\r\n\tpublic static IReconnectPolicy Policy() =>\r\n\t\tReconnectPolicy.Chat with\r\n\t\t{\r\n\t\t\t{|SWB5004:Jitter = 0|}, // none\r\n\t\t};\r\n}\r\n";
        return VerifyAsync(source, source.Replace("{|SWB5004:Jitter = 0|}", "Jitter = 0.5", StringComparison.Ordinal));
    }

    [Fact]
    public Task In_a_program() => SdkFix<KeepSafeguardsAnalyzer, KeepSafeguardsFix>.VerifyAsync(
        """
        using Switchboard;

        await using var connections = new ConnectionManager(new ConnectionManagerOptions { {|SWB5004:MaxConnections = -1|} });

        """,
        """
        using Switchboard;

        await using var connections = new ConnectionManager(new ConnectionManagerOptions { MaxConnections = 10 });

        """,
        isProgram: true);

    [Fact]
    public Task Not_where_the_default_contradicts_the_other_option_too() => NotOfferedAsync(
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using Switchboard;

        public static class Setup
        {
            public static IReconnectPolicy Policy { get; } = new ReconnectPolicy { BaseDelay = TimeSpan.FromMinutes(2), {|SWB5004:MaxDelay = TimeSpan.FromMinutes(1)|} };

            public static void Add(IServiceCollection services) => services.AddSwitchboard(options =>
            {
                options.IdleTimeout = TimeSpan.FromSeconds(10);
                {|SWB5004:options.HeartbeatInterval = TimeSpan.FromSeconds(20)|};
            });
        }

        """);

    [Fact]
    public Task Not_where_the_option_has_no_plain_name() => NotOfferedAsync(
        """
        using System;
        using Switchboard;

        public static class Setup
        {
            public static void Change(ConnectionManagerOptions options) => {|SWB5004:(options.ConnectTimeout) = TimeSpan.Zero|};
        }

        """);

    private static Task VerifyAsync(string source, string fixedSource) => SdkFix<KeepSafeguardsAnalyzer, KeepSafeguardsFix>.VerifyAsync(source, fixedSource);

    private static Task NotOfferedAsync(string source) => SdkFix<KeepSafeguardsAnalyzer, KeepSafeguardsFix>.VerifyNotOfferedAsync(source);
}

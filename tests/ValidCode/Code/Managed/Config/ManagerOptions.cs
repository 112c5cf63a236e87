using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Crm.Settings;

// Options that leave the safeguards on, and options that are not known here.
public static class ManagerSettings
{
    public static void AddTuned(IServiceCollection services) => services.AddSwitchboard(options =>
    {
        options.ConnectTimeout = TimeSpan.FromSeconds(30);
        options.HeartbeatInterval = TimeSpan.FromSeconds(10);
        options.HeartbeatTimeout = TimeSpan.FromSeconds(5);
        options.HealthCheckInterval = TimeSpan.FromMinutes(1);
        options.IdleTimeout = TimeSpan.FromMinutes(15);
        options.MaxConnections = 1;
        options.Reconnect = new ReconnectPolicy
        {
            BaseDelay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromMinutes(2),
            BackoffFactor = 1.5,
            MaxAttempts = 12,
            Jitter = 0.25,
        };
    });

    public static void AddConfigured(IServiceCollection services, IConfiguration configuration) => services.AddSwitchboard(options =>
    {
        options.ConnectTimeout = configuration.GetValue<TimeSpan>("ConnectTimeout");
        options.MaxConnections = configuration.GetValue<int>("MaxConnections");
        options.Reconnect = new ReconnectPolicy { Jitter = configuration.GetValue<double>("Jitter") };
    });

    public static void AddNamedPolicies(IServiceCollection services, bool isMobile) =>
        services.AddSwitchboard(options => options.Reconnect = isMobile ? ReconnectPolicy.Conservative : ReconnectPolicy.Resilient);

    public static ReconnectPolicy Patient(ReconnectPolicy policy) => policy with { MaxAttempts = 20, MaxDelay = TimeSpan.FromMinutes(5) };
}

// Values of another kind of options, which only look like these.
public sealed class PollingOptions
{
    public TimeSpan ConnectTimeout { get; set; }

    public int MaxConnections { get; set; }

    public double Jitter { get; set; }

    public static PollingOptions Off { get; } = new() { ConnectTimeout = TimeSpan.Zero, MaxConnections = 0, Jitter = 0 };
}

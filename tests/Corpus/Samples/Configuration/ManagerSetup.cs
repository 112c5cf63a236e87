// style: registrations of the connection manager
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Dispatch;

public static class ManagerSetup
{
    private const int Unlimited = -1;

    public static IServiceCollection AddDispatch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSwitchboard(options =>
        {
            options.ConnectTimeout = Timeout.InfiniteTimeSpan; // expect: SWB5004
            options.MaxConnections = Unlimited; // expect: SWB5004
            options.IdleTimeout = TimeSpan.FromSeconds(20);
            options.HeartbeatInterval = TimeSpan.FromSeconds(30); // expect: SWB5004
            options.HealthCheckInterval = Timeout.InfiniteTimeSpan; // quiet: SWB5004 the option takes that
        }).AddSignalR();

        services.Configure<ConnectionManagerOptions>(options =>
        {
            options.ConnectTimeout = configuration.GetValue("Dispatch:ConnectTimeout", TimeSpan.FromSeconds(10)); // quiet: SWB5004 not constant
            options.HeartbeatInterval = TimeSpan.FromMinutes(10); // quiet: SWB5004 what the idle timeout is, nobody knows here
        });

        return services.AddSingleton(provider => provider.GetRequiredService<IConnectionManager>()
            .GetOrCreate("dispatch", () => new HubConnectionBuilder().WithUrl(configuration["Dispatch:Hub"]!).Build()));
    }
}

// style: registrations with tokens
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Shipping;

public static class HubTokens
{
    public static IServiceCollection AddHubs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddKeyedSingleton("parcels", (_, _) => new HubConnectionBuilder()
            .WithUrl("https://parcels.shipping-desk.com/hub", options =>
            {
                options.AccessTokenProvider = () => Task.FromResult<string?>("pk7-4fd2b1a96c"); // expect: SWB5001
            })
            .Build());
        services.AddKeyedSingleton("drivers", (_, _) => new HubConnectionBuilder()
            .WithUrl("https://drivers.shipping-desk.com/hub?access_token=pk7-8c1e5d0f37") // expect: SWB5001
            .Build());
        services.AddKeyedSingleton("depots", (_, _) => new HubConnectionBuilder()
            .WithUrl($"https://depots.shipping-desk.com/hub?access_token={configuration["Depots:Token"]}") // expect: SWB5002
            .Build());
        services.AddKeyedSingleton("returns", (_, _) => new HubConnectionBuilder()
            .WithUrl("https://returns.shipping-desk.com/hub", options =>
            {
                options.AccessTokenProvider = () => Task.FromResult(configuration["Returns:Token"] ?? "pk7-2b9f7e4c55")!; // expect: SWB5001
            })
            .Build());
        services.AddKeyedSingleton("local", (_, _) => new HubConnectionBuilder()
            .WithUrl("http://localhost:5010/hub?access_token=developer-7") // quiet: SWB5001, SWB5003 this machine
            .Build());
        return services;
    }
}

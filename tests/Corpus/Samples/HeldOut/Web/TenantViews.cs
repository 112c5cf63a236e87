// style: tenants that are given a view of the manager
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

[assembly: RequireConnectionScope]

namespace Tenants.Views;

public static class TenantRegistration
{
    public static IServiceCollection AddTenant(this IServiceCollection services, string tenant)
    {
        services.AddSwitchboard();
        return services.AddKeyedSingleton(tenant, (provider, _) => new TenantSender(provider.GetRequiredService<IConnectionManager>().ForScope(tenant)));
    }
}

public sealed class TenantSender(IConnectionManager connections)
{
    public Task<int> SendAsync(string text) =>
        connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Message", text, token)); // quiet: SWB4004 may be a view of one scope

    public Task<int> AlarmAsync() =>
        ConnectionManager.Default.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Alarm", token)); // expect: SWB4004
}

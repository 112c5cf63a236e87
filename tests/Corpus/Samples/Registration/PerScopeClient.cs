// style: a client that is per scope on purpose
// sdk: socketio
using Microsoft.Extensions.DependencyInjection;
using SocketIOClient;
using Switchboard;

namespace App.Startup;

[ConnectionFactory]
public sealed class TenantSocket(string url) : SocketIO(url);

public sealed class PlainSocket(string url) : SocketIO(url);

public static class PerScopeClient
{
    public static IServiceCollection AddTenant(this IServiceCollection services, string url)
    {
        services.AddScoped(_ => new TenantSocket(url)); // quiet: SWB1001, SWB1004 marked as per scope
        services.AddScoped(_ => new PlainSocket(url)); // expect: SWB1004
        services.AddTransient<SocketIO>(_ => new PlainSocket(url)); // expect: SWB1004
        return services;
    }
}

using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Crm.Registration;

// What may be registered for each use.
public static class PerUseRegistration
{
    public static IServiceCollection AddPerUse(this IServiceCollection services)
    {
        // A socket opens once, so whoever needs one needs its own.
        services.AddTransient<ClientWebSocket>();

        // A factory is no connection.
        services.AddTransient<Func<HubConnection>>(provider => () => provider.GetRequiredService<HubConnection>());
        services.AddScoped<HubConnectionSource>();

        // Wrappers, and a type documented as one for each scope.
        services.AddScoped<CircuitHub>();
        services.AddTransient<IHubConnectionBuilder>(_ => new HubConnectionBuilder().WithUrl("https://crm.example.com/hub"));
        return services;
    }
}

public sealed class HubConnectionSource(IConnectionManager connections)
{
    public HubConnection Get(string user) => connections.GetOrCreate(
        new ConnectionKey("crm", user),
        () => new HubConnectionBuilder().WithUrl("https://crm.example.com/hub").WithAutomaticReconnect().Build());
}

public sealed class CircuitHub(HubConnectionSource source, IConnectionManager connections) : IAsyncDisposable
{
    private HubConnection? _hub;

    public Task OpenAsync(string user, CancellationToken cancellationToken) => connections.ConnectAsync(_hub ??= source.Get(user), cancellationToken);

    public ValueTask DisposeAsync() => connections.ReleaseAsync(_hub);
}

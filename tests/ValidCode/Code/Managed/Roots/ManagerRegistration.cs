using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Switchboard;

namespace Crm.Managed;

public static class ManagerRegistration
{
    public static void AddConnections(IServiceCollection services)
    {
        services.AddSwitchboard(options =>
        {
            options.ConnectTimeout = TimeSpan.FromSeconds(20);
            options.HeartbeatInterval = TimeSpan.FromSeconds(20);
            options.HeartbeatTimeout = TimeSpan.FromSeconds(15);
            options.HealthCheckInterval = TimeSpan.FromSeconds(45);
            options.IdleTimeout = TimeSpan.FromMinutes(10);
            options.MaxConnections = 4;
        }).AddSignalR();
        services.AddScoped<ChatRooms>();
        services.AddTransient<ChatMessages>();
    }

    // A manager that the container gives out and disposes.
    public static void AddManagerByHand(IServiceCollection services) =>
        services.AddSingleton<IConnectionManager>(_ => new ConnectionManager(new ConnectionManagerOptions { Linger = TimeSpan.FromSeconds(10) }));
}

// One for each circuit or request: a wrapper of a connection that the manager shares.
public sealed class ChatRooms(IConnectionManager connections) : IAsyncDisposable
{
    private ConnectionLease<HubConnection>? _lease;

    public async Task<string[]> ListAsync(CancellationToken cancellationToken)
    {
        _lease ??= await connections.AcquireAsync("chat", Create, cancellationToken);
        return await _lease.Client.InvokeAsync<string[]>("List", cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_lease is not null)
            await _lease.DisposeAsync();
    }

    private static HubConnection Create() => new HubConnectionBuilder().WithUrl("https://crm.example.com/chat").WithAutomaticReconnect().Build();
}

public sealed class ChatMessages(IConnectionManager connections)
{
    public async Task SendAsync(string room, string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync(
            new ConnectionKey("chat", room),
            () => new HubConnectionBuilder().WithUrl("https://crm.example.com/chat").WithAutomaticReconnect().Build(),
            cancellationToken);
        await lease.Client.SendAsync("Say", room, text, cancellationToken);
    }
}

using Microsoft.AspNetCore.SignalR;
using Switchboard;

[assembly: RequireConnectionScope]

namespace Saas.Server;

public interface ITenantClient
{
    Task Announced(string text);
}

// Each tenant is a scope; nobody sends to everybody.
public sealed class TenantHub : Hub<ITenantClient>
{
    public override async Task OnConnectedAsync()
    {
        if (Tenant is { } tenant)
            await Groups.AddToScopeAsync(Context.ConnectionId, tenant, Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    public override async Task OnDisconnectedAsync(Exception? exception)
    {
        if (Tenant is { } tenant)
            await Groups.RemoveFromScopeAsync(Context.ConnectionId, tenant);
        await base.OnDisconnectedAsync(exception);
    }

    public Task Announce(string text) => Tenant is { } tenant ? Clients.Scope(tenant).Announced(text) : Clients.Caller.Announced(text);

    public Task Whisper(string user, string text) => Clients.User(user).Announced(text);

    private string? Tenant => Context.User?.FindFirst("tenant")?.Value;
}

public sealed class TenantAnnouncer(IHubContext<TenantHub, ITenantClient> hub)
{
    public Task AnnounceAsync(string tenant, string text) => hub.Clients.Scope(tenant).Announced(text);

    public Task TellAsync(string connection, string text) => hub.Clients.Client(connection).Announced(text);

    public Task TellGroupAsync(string group, string text) => hub.Clients.Group(group).Announced(text);
}

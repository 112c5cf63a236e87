// style: hub of an application that keeps tenants apart
// sdk: signalr
using Microsoft.AspNetCore.SignalR;
using Switchboard;

[assembly: RequireConnectionScope]

namespace App.Tenants;

public interface IBoard
{
    Task Moved(string card, int column);
}

public sealed class BoardHub : Hub<IBoard>
{
    public override async Task OnConnectedAsync()
    {
        await Groups.AddToScopeAsync(Context.ConnectionId, TenantOf(Context));
        await base.OnConnectedAsync();
    }

    public Task Move(string card, int column) => Clients.All.Moved(card, column); // expect: SWB4004

    public Task MoveQuietly(string card, int column) => Clients.Others.Moved(card, column); // expect: SWB4004

    public Task MoveInTenant(string card, int column) => Clients.Scope(TenantOf(Context)).Moved(card, column); // quiet: SWB4004 the scope of the user

    public Task Confirm(string card, int column) => Clients.Caller.Moved(card, column); // quiet: SWB4004 the caller alone

    private static string TenantOf(HubCallerContext context) => context.User?.FindFirst("tenant")?.Value ?? "none";
}

public sealed class NoticeHub : Hub
{
    public async Task Announce(string tenant, string text)
    {
        await Clients.All.SendAsync("Notice", text); // expect: SWB4004
        await Clients.AllExcept(Context.ConnectionId).SendAsync("Notice", text); // expect: SWB4004
        await Clients.Group(tenant).SendAsync("Notice", text); // quiet: SWB4004 a group
    }
}

public sealed class Announcer(IHubContext<NoticeHub> notices, IHubContext<BoardHub, IBoard> boards)
{
    public async Task AnnounceAsync(string text)
    {
        var everybody = notices.Clients.All; // expect: SWB4004
        await everybody.SendAsync("Notice", text);
        await boards.Clients.All.Moved("all", 0); // expect: SWB4004
        await boards.Clients.Scope("acme").Moved("some", 0); // quiet: SWB4004 one scope
    }
}

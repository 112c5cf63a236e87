// style: broadcasts through the manager in an application with tenants
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Switchboard;

[assembly: RequireConnectionScope]

namespace App.Tenants;

public sealed class Heartbeats(IConnectionManager connections) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await connections.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Beat", token), stoppingToken); // expect: SWB4004
            await Task.Delay(TimeSpan.FromSeconds(30), stoppingToken);
        }
    }
}

public static class Notices
{
    public static Task TellEverybodyAsync(string text) =>
        ConnectionManager.Default.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Notice", text, token)); // expect: SWB4004

    public static Task TellAsync(string tenant, string text) =>
        ConnectionManager.Default.BroadcastToScopeAsync<HubConnection>(tenant, (hub, token) => hub.SendAsync("Notice", text, token)); // quiet: SWB4004 one scope
}

public sealed class Reminders
{
    private readonly IConnectionManager _connections;

    public Reminders(IConnectionManager connections) => _connections = connections;

    public async Task<int> RemindAsync(string text)
    {
        var all = _connections;
        return await all.BroadcastAsync<HubConnection>((hub, token) => hub.SendAsync("Reminder", text, token)); // expect: SWB4004
    }
}

// style: names that only look like disconnects
// sdk: signalr
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;

namespace App.Games;

public sealed record Player(string Id);

public sealed class Dialog
{
    public event EventHandler? Closed;

    public void Close() => Closed?.Invoke(this, EventArgs.Empty);
}

public sealed class Lobby(HubConnection hub, IHubContext<LobbyHub> context, IHost host)
{
    private readonly Dialog _dialog = new();
    private bool _open;

    public Task DisconnectAsync(Player player) => hub.SendAsync("Kick", player.Id); // quiet: SWB3001 a message

    public void Disconnect() => _open = false; // quiet: SWB3001 a name

    public Task ConnectAsync(Player player) => hub.InvokeAsync("Admit", player.Id); // quiet: SWB3002 a message

    public async Task ShutAsync(Player player)
    {
        Disconnect(); // quiet: SWB3001 a name
        await DisconnectAsync(player); // quiet: SWB3001 a name
        await ConnectAsync(player); // quiet: SWB3002 a name
        _dialog.Closed += (_, _) => _open = true; // quiet: SWB2004 another event
        _dialog.Close(); // quiet: SWB3001 a dialog
        await context.Clients.All.SendAsync("Shut", _open);
        await host.StopAsync(); // quiet: SWB3001 a host
    }
}

public sealed class LobbyHub : Hub;

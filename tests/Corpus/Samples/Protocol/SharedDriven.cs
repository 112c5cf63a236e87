// style: components that drive what is not theirs
// sdk: mixed
using Microsoft.AspNetCore.SignalR.Client;
using SocketIOClient;

namespace App.Sync;

public sealed class DocumentSync(HubConnection hub)
{
    public async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (hub.State == HubConnectionState.Connected) // quiet: SWB3002 a state query
            return true;

        try
        {
            await hub.StartAsync(cancellationToken); // expect: SWB3002
            return true;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        await hub.SendAsync("Leave", cancellationToken);
        await hub.StopAsync(cancellationToken); // expect: SWB3001
    }
}

public sealed class GameSync
{
    private readonly SocketIO _socket;

    public GameSync(SocketIO socket) => _socket = socket;

    public async Task PlayAsync()
    {
        await _socket.ConnectAsync(); // expect: SWB3002
        await _socket.EmitAsync("play"); // quiet: SWB3002 a send
        await _socket.DisconnectAsync(); // expect: SWB3001
    }
}

public sealed class Room
{
    public required HubConnection Hub { get; init; }

    public string Name { get; init; } = "";
}

public static class Rooms
{
    public static async Task LeaveAsync(Room room)
    {
        await room.Hub.SendAsync("Leave", room.Name); // quiet: SWB3001 a send
        await room.Hub.StopAsync(); // expect: SWB3001
    }

    public static Task EnterAsync(Room room) => room.Hub.StartAsync(); // expect: SWB3002

    public static Task RestartAsync(this HubConnection hub, CancellationToken cancellationToken) =>
        hub.StartAsync(cancellationToken); // quiet: SWB3002 whoever calls it may own the hub
}

// style: game client
// sdk: socketio
// switchboard: no
using SocketIOClient;

namespace Game.Net;

public sealed class LobbyClient(SocketIO socket)
{
    private Task? _connecting;

    public event Action? TooSlow;

    public async Task EnterAsync(string room)
    {
        var connect = socket.ConnectAsync();
        var limit = Task.Delay(TimeSpan.FromSeconds(8));
        if (await Task.WhenAny(connect, limit) == limit) // expect: SWB3005
        {
            TooSlow?.Invoke();
            return;
        }

        await socket.EmitAsync("enter", [room]);
    }

    public async Task EnterSharedAsync(string room)
    {
        _connecting ??= socket.ConnectAsync();
        await _connecting.WaitAsync(TimeSpan.FromSeconds(8)); // quiet: SWB3005 the next caller waits for the same connect
        await socket.EmitAsync("enter", [room]);
    }

    public void EnterNow(string room)
    {
        Task.Run(() => socket.ConnectAsync()).Wait(3000); // expect: SWB3005
        if (socket.Connected)
            _ = socket.EmitAsync("enter", [room]);
    }
}

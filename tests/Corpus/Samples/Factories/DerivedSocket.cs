// style: a client type of the user's own that derives from the SDK's
// sdk: socketio
using SocketIOClient;
using Switchboard;

namespace App.Realtime;

public sealed class ScoreSocket : SocketIO
{
    public ScoreSocket(string url)
        : base(url)
    {
    }

    public static ScoreSocket Local() => new("http://localhost:3000"); // quiet: SWB1001 inside the client type
}

public sealed class ScoreReader
{
    public async Task<int> CountAsync()
    {
        var socket = new ScoreSocket("https://scores.example.com"); // expect: SWB1001, SWB2001
        await socket.ConnectAsync();
        return socket.Connected ? 1 : 0;
    }

    public async Task<int> CountManagedAsync(IConnectionManager connections)
    {
        var socket = connections.GetOrCreate("scores", () => new ScoreSocket("https://scores.example.com")); // quiet: SWB1001, SWB2001 managed
        await connections.ConnectAsync(socket, _ => socket.ConnectAsync()); // quiet: SWB3002 the manager's connect
        return socket.Connected ? 1 : 0;
    }
}

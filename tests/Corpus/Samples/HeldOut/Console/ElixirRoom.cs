// style: console client of a Phoenix server
// sdk: phoenix
using Phoenix;

namespace Rooms;

public sealed class ElixirRoom : IDisposable
{
    private readonly Socket _socket; // quiet: SWB2002 disposed below
    private readonly TextWriter _output;
    private Channel? _room;

    public ElixirRoom(string url, string token, IWebsocketFactory sockets, TextWriter output)
    {
        _output = output;
        _socket = new Socket(url, new Dictionary<string, string> { ["token"] = token }, sockets, new Socket.Options()); // expect: SWB1001
    }

    public async Task EnterAsync(string name, CancellationToken cancellationToken)
    {
        await _socket.ConnectAsync(cancellationToken); // quiet: SWB3002 owned
        _room = _socket.Channel("room:" + name);
        _room.On("shout", message => _output.WriteLine(message)); // quiet: SWB2003 owned
        _room.OnError(message => _output.WriteLine("error: " + message));
        await _room.JoinAsync(cancellationToken: cancellationToken);
    }

    public void Say(string text) => _room?.Push("shout", new { text });

    public void Leave()
    {
        _room?.Leave();
        _socket.Disconnect(); // quiet: SWB3001 owned
    }

    public void Dispose() => _socket.Dispose();
}

public sealed class Spectator : IDisposable
{
    private readonly Socket _socket;
    private ChannelSubscription? _moves; // quiet: SWB2002 taken off again
    private Channel? _match;
    private int _count;

    public Spectator(Socket socket) => _socket = socket;

    public void Watch(string match)
    {
        _match = _socket.Channel("match:" + match);
        _moves = _match.On("move", _ => _count++); // quiet: SWB2003 taken off in Stop
        _match.Join();
    }

    public void Stop()
    {
        if (_match is null || _moves is null)
            return;
        _match.Off(_moves);
        _match.Leave();
        _moves = null;
    }

    public void Dispose() => Stop();

    public void Kick() => _socket.Disconnect(); // expect: SWB3001
}

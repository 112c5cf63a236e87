// style: primary constructor
// sdk: socketio
using SocketIOClient;

namespace App.Chat;

public sealed class RoomListener(SocketIO socket)
{
    private int _users;

    public void Listen()
    {
        socket.On("users", response => _users = response.GetValue<int>()); // expect: SWB2003
        socket.OnDisconnected += (_, reason) => _users = 0; // expect: SWB2004
    }

    public int Users => _users;
}

public sealed class RoomListenerKept(SocketIO socket) : IDisposable
{
    private int _users;

    public void Listen()
    {
        socket.On("users", response => _users = response.GetValue<int>()); // quiet: SWB2003 switched off in teardown
        socket.OnDisconnected += OnDisconnected; // quiet: SWB2004 removed in teardown
    }

    public int Users => _users;

    private void OnDisconnected(object? sender, string reason) => _users = 0;

    public void Dispose()
    {
        socket.Off("users");
        socket.OnDisconnected -= OnDisconnected;
    }
}

public sealed class OwnSocket : IDisposable
{
    private readonly SocketIO _socket;

    public OwnSocket(Uri endpoint)
    {
        _socket = new SocketIO(endpoint); // expect: SWB1001
        _socket.OnConnected += (_, _) =>
        {
            _socket.On("joined", response => Console.WriteLine(response)); // expect: SWB4002
        };
        _socket.On("left", response => Console.WriteLine(response)); // quiet: SWB2003 owned
        _socket.On("left", _ => Console.Beep()); // expect: SWB4001
    }

    public void Dispose() => _socket.Dispose();
}

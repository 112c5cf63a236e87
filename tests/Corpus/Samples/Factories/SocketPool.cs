// style: pool
// sdk: websocket
using System.Net.WebSockets;

namespace App.Realtime;

public sealed class SocketPool : IDisposable
{
    private readonly ClientWebSocket[] _sockets; // quiet: SWB2002 released in a loop
    private int _next;

    public SocketPool(int size)
    {
        _sockets = new ClientWebSocket[size];
        for (var i = 0; i < size; i++)
            _sockets[i] = new ClientWebSocket(); // expect: SWB1001
    }

    public ClientWebSocket Rent() => _sockets[Interlocked.Increment(ref _next) % _sockets.Length];

    public void Dispose()
    {
        foreach (var socket in _sockets)
            socket.Dispose(); // quiet: SWB3001 owner
    }
}

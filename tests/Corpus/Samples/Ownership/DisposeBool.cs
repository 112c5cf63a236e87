// style: Dispose(bool) with inheritance
// sdk: socketio
using SocketIOClient;

namespace App.Messaging;

public abstract class DisposableBase : IDisposable
{
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

public class LiveScores : DisposableBase
{
    private readonly SocketIO _socket = new("https://scores.example.com"); // expect: SWB1001

    public Task OpenAsync()
    {
        _socket.On("goal", response => Console.WriteLine(response)); // quiet: SWB2003 owned
        return _socket.ConnectAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _socket.Dispose(); // quiet: SWB2002 released
        base.Dispose(disposing);
    }
}

public class LiveTables : DisposableBase
{
    private readonly SocketIO _socket = new("https://tables.example.com"); // expect: SWB1001, SWB2002
    private readonly MemoryStream _buffer = new();

    public Task OpenAsync() => _socket.ConnectAsync();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _buffer.Dispose();
        base.Dispose(disposing);
    }
}

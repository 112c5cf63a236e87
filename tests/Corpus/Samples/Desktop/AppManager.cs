// style: desktop application without a container
// sdk: socketio
using SocketIOClient;
using Switchboard;

namespace App.Desktop;

public class App : System.Windows.Application
{
    private readonly ConnectionManager _connections = new(new ConnectionManagerOptions { MaxConnections = 4 }); // quiet: SWB1003 the application object

    public static new App Current => (App)System.Windows.Application.Current!;

    public IConnectionManager Connections => _connections;
}

public static class Realtime
{
    private static ConnectionManager? s_connections;

    public static IConnectionManager Connections => s_connections ??= new ConnectionManager(); // quiet: SWB1003 a static that lives as long as the process
}

public class ScorePanel : System.Windows.Window
{
    private readonly IConnectionManager _connections = new ConnectionManager(); // expect: SWB1003

    public Task ShowAsync(string url)
    {
        var socket = _connections.GetOrCreate(url, () => new SocketIO(url));
        return _connections.ConnectAsync(socket);
    }
}

// style: MAUI service with the dispose pattern
// sdk: socketio
// switchboard: no
using System.ComponentModel;
using SocketIOClient;

namespace Driver.Services;

public class DriverTracker : INotifyPropertyChanged, IDisposable
{
    private readonly SocketIO _socket; // quiet: SWB2002 disposed in Dispose(bool)
    private readonly SocketIO _telemetry; // expect: SWB2002
    private readonly System.Timers.Timer _heartbeat = new(15_000);
    private bool _disposed;
    private bool _online;

    public DriverTracker(string server, string token)
    {
        _socket = new SocketIO(server, new SocketIOOptions // expect: SWB1001
        {
            ExtraHeaders = new Dictionary<string, string> { ["authorization"] = "Bearer " + token },
            Reconnection = true,
        });
        _telemetry = new SocketIO(server + "/telemetry"); // expect: SWB1001

        _socket.OnConnected += OnSocketConnected; // quiet: SWB2004 owned
        _socket.OnDisconnected += (_, _) => Online = false;
        _socket.On("route", response => Route = response.GetValue<string>()); // quiet: SWB2003 owned
        _socket.On("job", response => JobOffered?.Invoke(this, response.GetValue<string>()));
        _socket.On("route", response => Console.WriteLine(response)); // expect: SWB4001

        _heartbeat.Elapsed += async (_, _) => await BeatAsync();
    }

    public event PropertyChangedEventHandler? PropertyChanged;

    public event EventHandler<string>? JobOffered;

    public string? Route { get; private set; }

    public bool Online
    {
        get => _online;
        private set
        {
            _online = value;
            PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(nameof(Online)));
        }
    }

    public async Task GoOnlineAsync()
    {
        await _socket.ConnectAsync();
        await _telemetry.ConnectAsync();
        _heartbeat.Start();
    }

    public async Task GoOfflineAsync()
    {
        _heartbeat.Stop();
        await _socket.DisconnectAsync(); // quiet: SWB3001 owned
    }

    private void OnSocketConnected(object? sender, EventArgs e)
    {
        Online = true;
        _socket.On("surge", response => Console.WriteLine("surge " + response.GetValue<decimal>())); // expect: SWB4002
    }

    private async Task BeatAsync()
    {
        if (_socket.Connected)
            await _socket.EmitAsync("beat", DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    protected virtual void Dispose(bool disposing)
    {
        if (_disposed)
            return;
        _disposed = true;

        if (disposing)
        {
            _heartbeat.Dispose();
            _socket.Dispose();
        }
    }

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }
}

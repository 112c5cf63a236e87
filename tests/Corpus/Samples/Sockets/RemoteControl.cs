// style: desktop window and file watcher on one socket
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Windows;

namespace Studio.Remote;

public class RemoteWindow : Window
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly FileSystemWatcher _files;

    public RemoteWindow(string folder)
    {
        _files = new FileSystemWatcher(folder);
        _files.Created += async (_, e) => await _socket.SendAsync(Encoding.UTF8.GetBytes("created " + e.Name), WebSocketMessageType.Text, true, default);
        _files.Deleted += async (_, e) => await _socket.SendAsync(Encoding.UTF8.GetBytes("deleted " + e.Name), WebSocketMessageType.Text, true, default); // expect: SWB3009
        _files.EnableRaisingEvents = true;
    }

    protected override void OnClosed(EventArgs e)
    {
        _files.Dispose();
        _socket.Dispose();
        base.OnClosed(e);
    }
}

public sealed class LightDesk : IDisposable
{
    private readonly ClientWebSocket _socket = new(); // expect: SWB1001
    private readonly SemaphoreSlim _turn = new(1);

    public LightDesk(System.Timers.Timer clock, FileSystemWatcher scenes)
    {
        clock.Elapsed += OnTick;
        scenes.Changed += OnChanged;
    }

    private async void OnTick(object? sender, System.Timers.ElapsedEventArgs e)
    {
        await _turn.WaitAsync();
        await _socket.SendAsync("tick"u8.ToArray(), WebSocketMessageType.Text, true, default); // quiet: SWB3009 a semaphore
        _turn.Release();
    }

    private async void OnChanged(object sender, FileSystemEventArgs e)
    {
        await _turn.WaitAsync();
        await _socket.SendAsync(Encoding.UTF8.GetBytes(e.FullPath), WebSocketMessageType.Text, true, default); // quiet: SWB3009 a semaphore
        _turn.Release();
    }

    public void Dispose() => _socket.Dispose();
}

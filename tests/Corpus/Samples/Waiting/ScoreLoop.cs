// style: background work
// sdk: websockets
// switchboard: no
using System.Net.WebSockets;

namespace Game.Scores;

public sealed class ScoreLoop(ClientWebSocket socket, Uri uri, Action<Exception> log)
{
    public void Start(CancellationToken stop)
    {
        Task.Run(async () =>
        {
            await socket.ConnectAsync(uri, stop); // expect: SWB3004
            await ReadAsync(stop);
        });
    }

    public void StartObserved(CancellationToken stop)
    {
        _ = Task.Run(async () =>
        {
            try
            {
                await socket.ConnectAsync(uri, stop); // quiet: SWB3004 what goes wrong is logged
                await ReadAsync(stop);
            }
            catch (WebSocketException error)
            {
                log(error);
            }
        });
    }

    public Task StartAwaited(CancellationToken stop) => Task.Run(() => socket.ConnectAsync(uri, stop)); // quiet: SWB3004 the caller has the task

    public void StartQuickly() => _ = Task.Run(() => socket.ConnectAsync(uri, CancellationToken.None)); // expect: SWB3004

    public void Stop() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, "done", CancellationToken.None); // expect: SWB3001, SWB3004

    public void Connect(CancellationToken stop) => socket.ConnectAsync(uri, stop).Wait(stop); // expect: SWB3003

    private async Task ReadAsync(CancellationToken stop)
    {
        var buffer = new byte[1024];
        while (!stop.IsCancellationRequested)
            await socket.ReceiveAsync(buffer.AsMemory(), stop); // expect: SWB3010
    }
}

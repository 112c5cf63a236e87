using System.Net.WebSockets;

namespace Depot.Serial;

// Sends that take turns in ways of the application's own.
public sealed class AsyncMutex
{
    private readonly SemaphoreSlim _semaphore = new(1, 1);

    public async ValueTask<Turn> LockAsync(CancellationToken cancellationToken)
    {
        await _semaphore.WaitAsync(cancellationToken);
        return new Turn(_semaphore);
    }

    public readonly struct Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}

public sealed class MutexSocket(WebSocket socket)
{
    private readonly AsyncMutex _mutex = new();

    public void Attach(System.Windows.Forms.Control send, System.Windows.Forms.Control ping)
    {
        send.Click += async (_, _) => await SendAsync("send"u8.ToArray());
        ping.Click += async (_, _) => await SendAsync("ping"u8.ToArray());
    }

    public Task SendTwiceAsync() => Task.WhenAll(SendAsync([1]), SendAsync([2]));

    private async Task SendAsync(byte[] bytes)
    {
        using (await _mutex.LockAsync(CancellationToken.None))
            await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);
    }
}

// Each send is appended to the one before.
public sealed class ChainedSocket(WebSocket socket)
{
    private readonly Lock _lock = new();
    private Task _last = Task.CompletedTask;

    public Task SendAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        lock (_lock)
            return _last = SendAfterAsync(_last, bytes, cancellationToken);
    }

    private async Task SendAfterAsync(Task before, byte[] bytes, CancellationToken cancellationToken)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, cancellationToken);
    }
}

// Many sockets at once, one send for each.
public static class Multicast
{
    public static Task SendAsync(IEnumerable<WebSocket> sockets, byte[] bytes, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(sockets, cancellationToken, async (socket, token) => await socket.SendAsync(bytes, WebSocketMessageType.Binary, true, token));

    public static async Task CloseAllAsync(IReadOnlyCollection<WebSocket> sockets, CancellationToken cancellationToken)
    {
        foreach (var socket in sockets.Where(socket => socket.State == WebSocketState.Open))
            await socket.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, "going away", cancellationToken);
    }
}

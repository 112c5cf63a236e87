// style: sockets with a send lock, pings and answers from other tasks
// sdk: websocket
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using Microsoft.Extensions.Hosting;

namespace Terminal.Gateway;

public sealed class LockedSocket(WebSocket inner) : IAsyncDisposable
{
    private readonly SemaphoreSlim _lock = new(1);
    private readonly CancellationTokenSource _closing = new();
    private Task _pinging = Task.CompletedTask;

    public void StartPinging() => _pinging = PingAsync();

    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            await inner.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, cancellationToken);
        }
        finally
        {
            _lock.Release();
        }
    }

    public async Task SendManyAsync(IEnumerable<string> texts, CancellationToken cancellationToken) =>
        await Task.WhenAll(texts.Select(text => SendAsync(text, cancellationToken))); // quiet: SWB3009 they take turns in the lock

    private async Task PingAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(10));
        try
        {
            while (await timer.WaitForNextTickAsync(_closing.Token))
                await SendAsync("ping", _closing.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }

    public async Task<string?> ReadAsync(CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream();
        var buffer = new byte[1024];
        while (true)
        {
            var frame = await inner.ReceiveAsync(new ArraySegment<byte>(buffer), cancellationToken);
            if (frame.CloseStatus.HasValue)
                return null;
            stream.Write(buffer, 0, frame.Count);
            if (!frame.EndOfMessage)
                continue;
            return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _pinging;
        await _lock.WaitAsync();
        try
        {
            if (inner.State == WebSocketState.Open)
                await inner.CloseOutputAsync(WebSocketCloseStatus.EndpointUnavailable, null, CancellationToken.None);
        }
        catch (WebSocketException)
        {
        }
        finally
        {
            _lock.Release();
            _lock.Dispose();
        }
    }
}

public sealed class Sessions(IHostApplicationLifetime lifetime)
{
    private readonly ConcurrentDictionary<int, LockedSocket> _sessions = new();
    private int _next;

    public async Task ServeAsync(WebSocket socket)
    {
        var id = Interlocked.Increment(ref _next);
        await using var session = new LockedSocket(socket);
        _sessions[id] = session;
        session.StartPinging();
        try
        {
            while (await session.ReadAsync(lifetime.ApplicationStopping) is { } line)
            {
                // Each command runs beside the others; their answers meet in the lock.
                _ = AnswerAsync(session, line); // quiet: SWB3009 the session has a lock
            }
        }
        finally
        {
            _sessions.TryRemove(id, out _);
        }
    }

    private async Task AnswerAsync(LockedSocket session, string line)
    {
        try
        {
            await Task.Yield();
            await session.SendAsync("ok " + line, lifetime.ApplicationStopping);
        }
        catch (Exception exception)
        {
            Console.Error.WriteLine(exception);
        }
    }
}

public sealed class UnlockedSocket(WebSocket inner)
{
    public async Task ServeAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[512];
        while (inner.State == WebSocketState.Open)
        {
            var frame = await inner.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close || !frame.EndOfMessage)
                break;
            var line = Encoding.UTF8.GetString(buffer, 0, frame.Count);
            _ = Task.Run(() => inner.SendAsync(Encoding.UTF8.GetBytes("ok " + line), WebSocketMessageType.Text, true, cancellationToken), cancellationToken); // expect: SWB3009
        }
    }
}

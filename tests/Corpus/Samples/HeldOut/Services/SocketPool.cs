// style: pool and rented sockets
// sdk: websocket
using System.Collections.Concurrent;
using System.Net.WebSockets;

namespace Speech.Sockets;

public sealed class SpeechSocketPool : IDisposable
{
    private readonly ConcurrentQueue<ClientWebSocket> _free = new();
    private readonly Uri _address;
    private readonly int _size;
    private int _created;

    public SpeechSocketPool(Uri address, int size)
    {
        _address = address;
        _size = size;
    }

    public async Task<ClientWebSocket> RentAsync(CancellationToken cancellationToken)
    {
        while (_free.TryDequeue(out var pooled))
        {
            if (pooled.State == WebSocketState.Open)
                return pooled;
            pooled.Dispose();
            Interlocked.Decrement(ref _created);
        }

        if (Interlocked.Increment(ref _created) > _size)
        {
            Interlocked.Decrement(ref _created);
            throw new InvalidOperationException($"All {_size} sockets are rented.");
        }

        var socket = new ClientWebSocket(); // expect: SWB1001
        try
        {
            await socket.ConnectAsync(_address, cancellationToken);
            return socket; // quiet: SWB2001 returned
        }
        catch
        {
            socket.Dispose();
            Interlocked.Decrement(ref _created);
            throw;
        }
    }

    public void Return(ClientWebSocket socket) => _free.Enqueue(socket);

    public void Dispose()
    {
        while (_free.TryDequeue(out var socket))
            socket.Dispose(); // quiet: SWB3001 the pool's own
    }
}

public sealed class Recognizer(SpeechSocketPool pool)
{
    public async Task<int> RecognizeAsync(Stream audio, CancellationToken cancellationToken)
    {
        var socket = await pool.RentAsync(cancellationToken); // quiet: SWB2001 the result of a factory of the application
        var sent = 0;
        try
        {
            var buffer = new byte[3200];
            int read;
            while ((read = await audio.ReadAsync(buffer, cancellationToken)) > 0)
            {
                await socket.SendAsync(buffer.AsMemory(0, read), WebSocketMessageType.Binary, false, cancellationToken);
                sent += read;
            }
        }
        finally
        {
            pool.Return(socket);
        }

        return sent;
    }

    public static async Task<WebSocketState> TryAsync(Uri address)
    {
        var socket = new ClientWebSocket(); // expect: SWB1001, SWB2001
        try
        {
            await socket.ConnectAsync(address, CancellationToken.None);
            return socket.State;
        }
        catch (WebSocketException exception) when (exception.WebSocketErrorCode == WebSocketError.NotAWebSocket)
        {
            return WebSocketState.None;
        }
    }
}

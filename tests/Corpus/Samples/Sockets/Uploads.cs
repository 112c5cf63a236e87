// style: upload tool in chunks
// sdk: websocket
// switchboard: no
using System.Net.WebSockets;

namespace Backup.Tool;

public sealed class ChunkUploader
{
    private readonly WebSocket _socket;
    private readonly object _gate = new();

    public ChunkUploader(WebSocket socket) => _socket = socket;

    public async Task UploadAllAsync(IEnumerable<byte[]> chunks, CancellationToken cancellationToken)
    {
        await Parallel.ForEachAsync(chunks, cancellationToken, async (chunk, token) =>
        {
            var packed = Pack(chunk);
            await _socket.SendAsync(packed, WebSocketMessageType.Binary, true, token); // expect: SWB3009
        });
    }

    public void UploadInLock(IEnumerable<byte[]> chunks)
    {
        Parallel.ForEach(chunks, chunk =>
        {
            var packed = Pack(chunk);
            lock (_gate)
            {
                _socket.SendAsync(packed, WebSocketMessageType.Binary, true, CancellationToken.None).GetAwaiter().GetResult(); // expect: SWB3003
            }
        });
    }

    public async Task UploadPipelinedAsync(IEnumerable<byte[]> chunks, CancellationToken cancellationToken)
    {
        var last = Task.CompletedTask;
        foreach (var chunk in chunks)
        {
            var packed = Pack(chunk);
            await last;
            last = _socket.SendAsync(packed, WebSocketMessageType.Binary, true, cancellationToken); // quiet: SWB3009 the one before has ended
        }

        await last;
    }

    public async Task UploadForgettingAsync(IEnumerable<byte[]> chunks, CancellationToken cancellationToken)
    {
        foreach (var chunk in chunks)
        {
            _ = _socket.SendAsync(Pack(chunk), WebSocketMessageType.Binary, true, cancellationToken); // expect: SWB3009
            await Task.Delay(10, cancellationToken);
        }
    }

    public void UploadEach(List<byte[]> chunks) =>
        chunks.ForEach(async chunk => await _socket.SendAsync(Pack(chunk), WebSocketMessageType.Binary, true, CancellationToken.None)); // expect: SWB3009

    public async Task<bool> ConfirmAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var buffer = new byte[16];
        var answer = _socket.ReceiveAsync(buffer, cancellationToken);
        if (await Task.WhenAny(answer, Task.Delay(patience, cancellationToken)) != answer)
            return false;

        var frame = await answer;
        return frame is { MessageType: WebSocketMessageType.Binary, EndOfMessage: true, Count: 1 } && buffer[0] == 1;
    }

    public async Task<int> ConfirmAllAsync(int count, CancellationToken cancellationToken)
    {
        var confirmed = 0;
        var buffer = new byte[16];
        while (confirmed < count)
        {
            var answer = _socket.ReceiveAsync(buffer, cancellationToken); // expect: SWB3009
            if (await Task.WhenAny(answer, Task.Delay(1000, cancellationToken)) != answer)
                continue;

            var frame = await answer;
            if (frame.MessageType == WebSocketMessageType.Close)
                break;
            confirmed++;
        }

        return confirmed;
    }

    private static byte[] Pack(byte[] chunk) => chunk;
}

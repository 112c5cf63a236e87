// style: readers of text messages
// sdk: websocket
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Weather.Feed;

public sealed record Reading(string Station, double Celsius);

public sealed class StationFeed(Uri address)
{
    public async Task<Reading?> ReadOneAsync(string station, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        await socket.ConnectAsync(new Uri(address, station), cancellationToken);
        var buffer = new byte[512];
        var frame = await socket.ReceiveAsync(buffer, cancellationToken); // expect: SWB3010
        return JsonSerializer.Deserialize<Reading>(Encoding.UTF8.GetString(buffer, 0, frame.Count));
    }

    public async Task<Reading?> ReadWholeAsync(string station, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket(); // expect: SWB1002
        await socket.ConnectAsync(new Uri(address, station), cancellationToken);
        using var message = new MemoryStream();
        var buffer = new byte[512];
        WebSocketReceiveResult frame;
        do
        {
            frame = await socket.ReceiveAsync(buffer, cancellationToken); // quiet: SWB3010 until the end of the message
            message.Write(buffer, 0, frame.Count);
        }
        while (!frame.EndOfMessage);

        return frame.MessageType == WebSocketMessageType.Text ? JsonSerializer.Deserialize<Reading>(message.ToArray()) : null;
    }

    public static async IAsyncEnumerable<Reading> ReadAllAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        while (socket.State == WebSocketState.Open)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None); // expect: SWB3010
            if (frame.MessageType == WebSocketMessageType.Close)
                yield break;
            yield return JsonSerializer.Deserialize<Reading>(buffer.AsSpan(0, frame.Count))!;
        }
    }

    public static async Task<string> ReadThroughStreamAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        using var stream = WebSocketStream.CreateReadableMessageStream(socket);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(cancellationToken); // quiet: SWB3010 the stream ends with the message
    }
}

public abstract class LineReader
{
    private readonly WebSocket _socket;
    private readonly byte[] _buffer = new byte[1024];

    protected LineReader(WebSocket socket) => _socket = socket;

    protected abstract void OnLine(string line);

    public async Task RunAsync()
    {
        while (_socket.State == WebSocketState.Open)
        {
            var frame = await _socket.ReceiveAsync(new ArraySegment<byte>(_buffer), CancellationToken.None); // expect: SWB3010
            if (frame.MessageType == WebSocketMessageType.Text)
                Decode(_buffer, frame.Count);
        }
    }

    private void Decode(byte[] bytes, int count) => OnLine(Encoding.UTF8.GetString(bytes, 0, count));
}

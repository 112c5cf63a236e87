using System.Net.WebSockets;
using System.Text;

namespace Trading.Queries;

// A socket that lives for one call, released on every way out.
public static class SnapshotQuery
{
    public static async Task<string> GetAsync(Uri server, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
            return await ReadTextAsync(socket, cancellationToken);
        }
        finally
        {
            socket.Dispose();
        }
    }

    public static async Task<string?> TryGetAsync(Uri server, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            await socket.ConnectAsync(server, cancellationToken);
        }
        catch (WebSocketException)
        {
            socket.Dispose();
            return null;
        }

        var text = await ReadTextAsync(socket, cancellationToken);
        if (socket.State == WebSocketState.Open)
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
        socket.Dispose();
        return text;
    }

    private static async Task<string> ReadTextAsync(WebSocket socket, CancellationToken cancellationToken)
    {
        var buffer = new byte[1024];
        var text = new StringBuilder();
        while (true)
        {
            var frame = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (frame.MessageType == WebSocketMessageType.Close)
                return text.ToString();

            text.Append(Encoding.UTF8.GetString(buffer.AsSpan(0, frame.Count)));
            if (frame.EndOfMessage)
                return text.ToString();
        }
    }
}

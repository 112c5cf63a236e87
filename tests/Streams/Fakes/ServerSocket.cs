using System.Net.WebSockets;
using System.Text;

namespace Switchboard.Streams.Tests;

/// <summary>What a test's server does with its end of a WebSocket.</summary>
internal static class ServerSocket
{
    public static Task SendAsync(this WebSocket socket, string text, bool endOfMessage = true) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, endOfMessage, CancellationToken.None);

    /// <summary>The next whole message, <see langword="null"/> when it is a close.</summary>
    public static async Task<string?> ReadAsync(this WebSocket socket)
    {
        using var whole = new MemoryStream();
        byte[] part = new byte[4096];
        while (true)
        {
            WebSocketReceiveResult result = await socket.ReceiveAsync(new ArraySegment<byte>(part), CancellationToken.None);
            if (result.MessageType == WebSocketMessageType.Close)
                return null;
            whole.Write(part, 0, result.Count);
            if (result.EndOfMessage)
                return Encoding.UTF8.GetString(whole.ToArray());
        }
    }

    /// <summary>Answers the close of the client.</summary>
    public static async Task UntilClosedAsync(this WebSocket socket)
    {
        while (await socket.ReadAsync() is not null)
        {
        }
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
    }
}

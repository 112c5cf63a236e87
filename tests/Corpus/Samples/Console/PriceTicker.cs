// style: classic Main
// sdk: websocket
// program: yes
// switchboard: no
using System.Net.WebSockets;
using System.Text;

namespace Ticker;

internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        var symbol = args.Length == 0 ? "BTC-EUR" : args[0];
        using var socket = new ClientWebSocket(); // expect: SWB1001
        socket.Options.KeepAliveInterval = TimeSpan.FromSeconds(20);
        await socket.ConnectAsync(new Uri("wss://feed.example.com/v2"), CancellationToken.None); // quiet: SWB3002 owned
        await socket.SendAsync(Encoding.UTF8.GetBytes(symbol), WebSocketMessageType.Text, true, CancellationToken.None);

        var buffer = new byte[16 * 1024];
        while (socket.State == WebSocketState.Open)
        {
            var length = 0;
            ValueWebSocketReceiveResult frame;
            do
            {
                frame = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += frame.Count;
            }
            while (!frame.EndOfMessage);

            if (frame.MessageType == WebSocketMessageType.Close)
            {
                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None); // quiet: SWB3001 answers the close
                return 0;
            }

            Console.WriteLine(Encoding.UTF8.GetString(buffer, 0, length));
        }

        return 1;
    }
}

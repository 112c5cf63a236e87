// style: Unity debug console over a raw socket
// sdk: websocket
// switchboard: no
using System.Net.WebSockets;
using System.Text;
using UnityEngine;

namespace Tools
{
    public class RemoteConsole : MonoBehaviour
    {
        private ClientWebSocket socket; // quiet: SWB2002 disposed in OnDestroy
        private CancellationTokenSource stop;
        private readonly byte[] buffer = new byte[2048];

        private async void OnEnable()
        {
            stop = new CancellationTokenSource();
            await Open();
        }

        private async Task Open()
        {
            socket?.Dispose();
            socket = new ClientWebSocket(); // expect: SWB1001
            try
            {
                await socket.ConnectAsync(new Uri("ws://127.0.0.1:7777/console"), stop.Token);
                await Listen();
            }
            catch (OperationCanceledException)
            {
                // disabled
            }
            catch (WebSocketException e)
            {
                Debug.Log(e.Message);
            }
        }

        private async Task Listen()
        {
            while (socket.State == WebSocketState.Open)
            {
                var result = await socket.ReceiveAsync(new ArraySegment<byte>(buffer), stop.Token);
                if (result.MessageType == WebSocketMessageType.Close)
                {
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, string.Empty, CancellationToken.None); // quiet: SWB3001 answers a close frame
                    return;
                }

                if (result.EndOfMessage)
                    Execute(Encoding.UTF8.GetString(buffer, 0, result.Count));
            }
        }

        private void Execute(string command)
        {
            switch (command)
            {
                case "quit":
                    enabled = false;
                    break;
                case "ping":
                    _ = Reply("pong");
                    break;
                default:
                    Debug.Log(command);
                    break;
            }
        }

        private Task Reply(string text)
        {
            return socket.SendAsync(new ArraySegment<byte>(Encoding.UTF8.GetBytes(text)), WebSocketMessageType.Text, true, stop.Token);
        }

        public static async Task<bool> IsListening(int port)
        {
            using (var probe = new ClientWebSocket()) // expect: SWB1002
            {
                try
                {
                    await probe.ConnectAsync(new Uri("ws://127.0.0.1:" + port), CancellationToken.None);
                    return true;
                }
                catch (WebSocketException)
                {
                    return false;
                }
            }
        }

        private void OnDisable()
        {
            stop.Cancel();
        }

        private void OnDestroy()
        {
            socket?.Dispose();
            stop?.Dispose();
        }
    }
}

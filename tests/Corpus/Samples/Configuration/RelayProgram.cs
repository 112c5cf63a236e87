// style: relay between two sockets, top-level program
// sdk: websockets
// program: yes
using System.Net.WebSockets;

const string Key = "relay-6f1b9c2e";
using var source = new ClientWebSocket(); // expect: SWB1001
using var target = new ClientWebSocket(); // expect: SWB1001
await source.ConnectAsync(new Uri("wss://cameras.site-watch.eu/stream?token=" + Key), default); // expect: SWB5001
await target.ConnectAsync(new Uri($"wss://wall.site-watch.eu/in?token={args[0]}"), default); // quiet: SWB5001 given on the command line

var buffer = new byte[8192];
while (source.State == WebSocketState.Open)
{
    var frame = await source.ReceiveAsync(buffer, default);
    await target.SendAsync(buffer.AsMemory(0, frame.Count), frame.MessageType, frame.EndOfMessage, default);
}

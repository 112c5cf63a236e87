// style: console program that listens when it is connected
// sdk: socketio
// switchboard: no
// program: yes
using SocketIOClient;

var socket = new SocketIO("https://scores.example.com"); // expect: SWB1001
var connected = new TaskCompletionSource();
socket.OnConnected += (_, _) => connected.TrySetResult();
await socket.ConnectAsync();
await connected.Task;

// What the referee says.
socket.On("score", response => Console.WriteLine(response)); // expect: SWB4003
socket.OnAny((name, response) => Console.WriteLine(name)); // quiet: SWB4003 for every event, the connection's too
if (args.Contains("--verbose"))
    socket.On("debug", response => Console.WriteLine(response)); // quiet: SWB4003 a condition decides
await socket.EmitAsync("join", "final");
Console.ReadLine();
await socket.DisconnectAsync();
socket.Dispose();

// style: console program
// sdk: socketio
// switchboard: no
// program: yes
using SocketIOClient;

namespace Chat.Cli;

public static class Program
{
    public static int Main(string[] args)
    {
        using var socket = new SocketIO(args[0]); // expect: SWB1001
        Open(socket);
        socket.EmitAsync("hello", [Environment.UserName]).Wait(); // expect: SWB3003
        Console.ReadLine();
        socket.DisconnectAsync(); // expect: SWB3004
        return 0;
    }

    private static void Open(SocketIO socket)
    {
        socket.ConnectAsync().Wait(); // expect: SWB3003
    }
}

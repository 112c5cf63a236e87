// style: console top-level program
// sdk: phoenix
// program: yes
using Phoenix;

var socket = Sockets.Open(args[0]); // quiet: SWB2001 a factory of the user's own
socket.Connect(); // quiet: SWB3002 unknown
Console.ReadLine();
socket.Dispose(); // quiet: SWB3001 unknown

internal static class Sockets
{
    public static Socket Open(string url) =>
        new(url, null, null, null); // expect: SWB1001
}

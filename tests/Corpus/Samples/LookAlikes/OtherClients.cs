// style: clients that are not realtime
// sdk: none
using System.Net.Sockets;

namespace App.Games;

public sealed class OtherClients
{
    private readonly HttpClient _http = new(); // quiet: SWB1001, SWB2002 not realtime

    public async Task<int> RunAsync(string host)
    {
        for (var i = 0; i < 3; i++)
        {
            using var tcp = new TcpClient(); // quiet: SWB1002 not realtime
            await tcp.ConnectAsync(host, 80); // quiet: SWB3002 not realtime
            tcp.Close(); // quiet: SWB3001 not realtime
        }

        var udp = new UdpClient(); // quiet: SWB2001 not realtime
        udp.Connect(host, 53);
        return (await _http.GetStringAsync($"https://{host}")).Length;
    }
}

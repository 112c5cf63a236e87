// style: console tool whose one manager is made where it begins
// sdk: websockets
using System.Net.WebSockets;
using Switchboard;

namespace App.Export;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var options = new ConnectionManagerOptions { MaxConnections = 2, ConnectTimeout = TimeSpan.FromSeconds(5) };
        await using var connections = new ConnectionManager(options); // quiet: SWB1003 the one of the program
        foreach (var address in args)
            await new Exporter(connections).RunAsync(new Uri(address));
        return await SummariseAsync();
    }

    private static async Task<int> SummariseAsync()
    {
        await using var connections = new ConnectionManager(); // quiet: SWB1003 called by Main alone
        return connections.GetStatistics().GetHashCode() & 1;
    }
}

internal sealed class Exporter(IConnectionManager connections)
{
    public async Task RunAsync(Uri address)
    {
        await using var lease = await connections.AcquireAsync(address, () => new ClientWebSocket()); // quiet: SWB1001 the manager's factory
        await lease.Client.SendAsync(new byte[] { 1 }, WebSocketMessageType.Binary, true, CancellationToken.None);
    }
}

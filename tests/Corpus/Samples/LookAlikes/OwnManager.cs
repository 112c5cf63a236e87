// style: managers of other libraries, and methods that make one for others
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Look
{
    public sealed class Tunnel
    {
        private readonly Vpn.ConnectionManager _connections = new(); // quiet: SWB1003 another library's

        public void Open() => _connections.Open("office");
    }

    public sealed class Ambient
    {
        private readonly IConnectionManager _connections = ConnectionManager.Default; // quiet: SWB1003 the manager of the process

        public HubConnection Hub(string url) => _connections.GetOrCreate(url, () => new HubConnectionBuilder().WithUrl(url).Build());
    }

    public static class Managers
    {
        public static IConnectionManager ForTool(int limit) =>
            new ConnectionManager(new ConnectionManagerOptions { MaxConnections = limit }); // quiet: SWB1003 made for whoever calls
    }
}

namespace App.Look.Vpn
{
    public sealed class ConnectionManager
    {
        public void Open(string name) => Console.WriteLine(name);
    }
}

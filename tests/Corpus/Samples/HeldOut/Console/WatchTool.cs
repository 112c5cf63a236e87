// style: program whose manager is made by a helper
// sdk: signalr
// program: yes
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

var options = new ConnectionManagerOptions();
if (args.Contains("--patient"))
    options.ConnectTimeout = TimeSpan.FromMinutes(2);

await using var connections = Make(options);
var watcher = new Watcher(args.Length > 0 ? args[0] : "https://watch.example.com");
await watcher.RunAsync(connections);

static ConnectionManager Make(ConnectionManagerOptions options)
{
    var manager = new ConnectionManager(options); // quiet: SWB1003 made for the program
    manager.ConnectionLost += (_, lost) => Console.Error.WriteLine(lost);
    return manager;
}

internal sealed class Watcher(string url)
{
    private readonly IConnectionManager _retries = new ConnectionManager(); // expect: SWB1003

    public async Task RunAsync(IConnectionManager connections)
    {
        await using var lease = await connections.AcquireAsync(url, () => new HubConnectionBuilder().WithUrl(url).Build());
        await lease.Client.SendAsync("Watch", _retries.ToString());
    }
}

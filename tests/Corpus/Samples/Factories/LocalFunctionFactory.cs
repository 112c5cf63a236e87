// style: local functions, lambdas
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Realtime;

public sealed class Exporter(IConnectionManager connections)
{
    public async Task ExportAsync(CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("export", Build, cancellationToken); // quiet: SWB2001 disposed
        await lease.Client.SendAsync("Export", cancellationToken);

        static HubConnection Build()
        {
            var builder = new HubConnectionBuilder().WithUrl("https://export.example.com/hub");
            return builder.Build(); // quiet: SWB1001 through a local function
        }
    }

    public async Task ImportAsync(CancellationToken cancellationToken)
    {
        var hub = Build(); // quiet: SWB2001 a factory of the user's own
        await using (hub)
            await hub.StartAsync(cancellationToken);

        static HubConnection Build()
        {
            var builder = new HubConnectionBuilder().WithUrl("https://import.example.com/hub");
            return builder.Build(); // expect: SWB1001
        }
    }

    public async Task PeekAsync(CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("peek", () => Make("peek"), cancellationToken); // expect: SWB2001
        Console.WriteLine(lease.Client.State);
    }

    private static HubConnection Make(string path) =>
        new HubConnectionBuilder().WithUrl($"https://export.example.com/{path}").Build(); // quiet: SWB1001 used only by the manager's factory
}

// style: factory
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Realtime;

[ConnectionFactory]
public sealed class HubFactory
{
    public HubConnection Create(string path) =>
        new HubConnectionBuilder().WithUrl($"https://api.example.com/{path}").Build(); // quiet: SWB1001 marked as a factory

    public async Task<HubConnection> OpenAsync(string path, CancellationToken cancellationToken)
    {
        var hub = new HubConnectionBuilder().WithUrl($"https://api.example.com/{path}").Build(); // quiet: SWB1001, SWB2001 returned
        await hub.StartAsync(cancellationToken);
        return hub;
    }
}

public sealed class HubFactoryByName
{
    public HubConnection Create(string path) =>
        new HubConnectionBuilder().WithUrl($"https://api.example.com/{path}").Build(); // expect: SWB1001
}

// style: leases
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Sync;

public sealed class LeaseHolder(IConnectionManager connections)
{
    public async Task SendAsync(string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("sync", Create, cancellationToken);
        await lease.Client.SendAsync("Text", text, cancellationToken); // quiet: SWB3002 a send
    }

    public async Task SendAndStopAsync(string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("sync", Create, cancellationToken);
        var hub = lease.Client;
        await hub.StartAsync(cancellationToken); // expect: SWB3002
        await hub.SendAsync("Text", text, cancellationToken);
        await hub.StopAsync(cancellationToken); // expect: SWB3001
    }

    public async Task SendAndDisposeAsync(string text, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("sync", Create, cancellationToken);
        await using var hub = lease.Client; // expect: SWB3001
        await hub.SendAsync("Text", text, cancellationToken);
    }

    public async Task<bool> TryAsync(CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("sync", Create, cancellationToken); // expect: SWB2001
        if (lease.Client.State != HubConnectionState.Connected)
            return false;

        await lease.Client.SendAsync("Try", cancellationToken);
        await lease.DisposeAsync(); // quiet: SWB3001 the lease
        return true;
    }

    public async Task<ConnectionLease<HubConnection>> OpenAsync(CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("sync", Create, cancellationToken); // quiet: SWB2001 returned
        return lease;
    }

    private static HubConnection Create() =>
        new HubConnectionBuilder().WithUrl("https://sync.example.com").Build(); // quiet: SWB1001 the manager's factory
}

using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Crm.Reuse;

// Asked about after it was released, replaced before it is used, released only in the other branch.
public sealed class ReusedHub(IConnectionManager connections)
{
    public async Task<HubConnectionState> FinishAsync(CancellationToken cancellationToken)
    {
        var hub = connections.GetOrCreate("reused", Create);
        await connections.ConnectAsync(hub, cancellationToken);
        await hub.SendAsync("Finish", cancellationToken);
        await connections.ReleaseAsync(hub, cancellationToken);
        return hub.State;
    }

    public async Task RepeatAsync(int times, CancellationToken cancellationToken)
    {
        var lease = await connections.AcquireAsync("reused", Create, cancellationToken);
        for (var i = 0; i < times; i++)
        {
            await lease.Client.SendAsync("Again", i, cancellationToken);
            await lease.DisposeAsync();
            lease = await connections.AcquireAsync("reused", Create, cancellationToken);
        }

        await lease.DisposeAsync();
    }

    public async Task SendOrCloseAsync(bool close, CancellationToken cancellationToken)
    {
        var hub = connections.GetOrCreate("reused", Create);
        if (close)
            await connections.ReleaseAsync(hub, cancellationToken);
        else
            await hub.SendAsync("Still here", cancellationToken);

        if (!close)
            await connections.ReleaseAsync(hub, cancellationToken);
    }

    public async Task SendUnlessClosedAsync(Func<bool> isClosed, CancellationToken cancellationToken)
    {
        await using var lease = await connections.AcquireAsync("reused", Create, cancellationToken);
        if (isClosed())
        {
            await lease.DisposeAsync();
            return;
        }

        await lease.Client.SendAsync("Open", cancellationToken);
    }

    private static HubConnection Create() => new HubConnectionBuilder().WithUrl("https://reused.example.com/hub").WithAutomaticReconnect().Build();
}

using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Switchboard.Chaos;

/// <summary>Tells what is published to all, and acknowledges what it is told.</summary>
internal sealed class ChaosHub(ServerLedger ledger, HubRoster roster) : Hub
{
    public override Task OnConnectedAsync()
    {
        roster.Add(Context);
        ledger.Hubs.Enter();
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        roster.Remove(Context);
        ledger.Hubs.Leave();
        return Task.CompletedTask;
    }

    /// <summary>Takes a message; that the call returns is the acknowledgement.</summary>
    public void Send(string messageId) => ledger.Receive(messageId);
}

/// <summary>The hub connections that are open.</summary>
internal sealed class HubRoster
{
    private readonly ConcurrentDictionary<string, HubCallerContext> _open = [];

    public void Add(HubCallerContext context) => _open[context.ConnectionId] = context;

    public void Remove(HubCallerContext context) => _open.TryRemove(context.ConnectionId, out _);

    // Not the hub's own abort, which tells the client not to reconnect.
    public void DropAll()
    {
        foreach (HubCallerContext context in _open.Values)
            context.GetHttpContext()!.Abort();
    }
}

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
    private readonly ConcurrentDictionary<string, (HubCallerContext Context, TaskCompletionSource Gone)> _open = [];

    public void Add(HubCallerContext context) =>
        _open[context.ConnectionId] = (context, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    public void Remove(HubCallerContext context)
    {
        if (_open.TryRemove(context.ConnectionId, out (HubCallerContext, TaskCompletionSource Gone) entry))
            entry.Gone.SetResult();
    }

    // Not the hub's own abort, which tells the client not to reconnect.
    public Task DropAllAsync()
    {
        List<Task> gone = [];
        foreach ((HubCallerContext context, TaskCompletionSource left) in _open.Values)
        {
            gone.Add(left.Task);
            context.GetHttpContext()!.Abort();
        }
        return Task.WhenAll(gone);
    }
}

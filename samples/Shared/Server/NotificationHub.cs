using Microsoft.AspNetCore.SignalR;

namespace Chat.Server;

/// <summary>Tells how many messages there are to read.</summary>
internal sealed class NotificationHub(ConnectionLedger connections) : Hub
{
    public override Task OnConnectedAsync()
    {
        connections.Enter("notifications");
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Leave();
        return Task.CompletedTask;
    }
}

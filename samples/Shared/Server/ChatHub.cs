using Microsoft.AspNetCore.SignalR;

namespace Chat.Server;

/// <summary>The chat room: everybody hears what anybody says.</summary>
internal sealed class ChatHub(MessageHistory history, ConnectionLedger connections, IHubContext<NotificationHub> notifications) : Hub
{
    public override Task OnConnectedAsync()
    {
        connections.Enter("chat");
        return Task.CompletedTask;
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Leave();
        return Task.CompletedTask;
    }

    public string[] History() => history.Lines();

    public async Task Say(string user, string text)
    {
        int count = history.Add($"{user}: {text}");
        await Clients.All.SendAsync("Message", user, text);
        await notifications.Clients.All.SendAsync("Unread", count);
    }

    public Task Leave(string user) => Clients.All.SendAsync("Left", user);
}

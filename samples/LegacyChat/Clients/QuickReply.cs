using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat.Clients;

/// <summary>Answers from a notification, without a page.</summary>
internal sealed class QuickReply(ChatAddresses addresses)
{
    public async Task SendAsync(string user, string text)
    {
        await using var hub = new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build();
        await hub.StartAsync();
        await hub.InvokeAsync("Say", user, text);
    }
}

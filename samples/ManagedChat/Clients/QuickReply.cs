using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Chat.Clients;

/// <summary>Answers from a notification, without a page.</summary>
internal sealed class QuickReply(ChatAddresses addresses, IConnectionManager connections)
{
    public async Task SendAsync(string user, string text)
    {
        await using var lease = await connections.AcquireAsync(addresses.Chat, () => new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build());
        var hub = lease.Client;
        await hub.InvokeAsync("Say", user, text);
    }
}

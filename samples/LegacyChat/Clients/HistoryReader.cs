using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;

namespace Chat.Clients;

/// <summary>Reads what was said before.</summary>
internal sealed class HistoryReader(ChatAddresses addresses)
{
    public async Task<string[]> ReadAsync()
    {
        var hub = new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build();
        await hub.StartAsync();
        return await hub.InvokeAsync<string[]>("History");
    }
}

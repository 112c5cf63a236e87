using Chat.Sdk;
using Chat.Server;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace Chat.Clients;

/// <summary>Reads what was said before.</summary>
internal sealed class HistoryReader(ChatAddresses addresses, IConnectionManager connections)
{
    public async Task<string[]> ReadAsync()
    {
        await using var lease = await connections.AcquireAsync(addresses.Chat, () => new HubConnectionBuilder().WithWebSocket(addresses.Chat).Build());
        var hub = lease.Client;
        return await hub.InvokeAsync<string[]>("History");
    }
}

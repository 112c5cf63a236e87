using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Opens a connection for every question.</summary>
public sealed class Visitors(ChatAddress address)
{
    public async Task<int> CountAsync()
    {
        HubConnection hub = new HubConnectionBuilder().WithUrl(address.Url).Build(); // expect: SWB1001, SWB2001
        await hub.StartAsync();
        return await hub.InvokeAsync<int>("Opened");
    }
}

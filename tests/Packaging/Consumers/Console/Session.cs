using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Opens and closes the connection that the others use.</summary>
public sealed class Session(HubConnection hub)
{
    public async Task OpenAsync() => await hub.StartAsync(); // expect: SWB3002

    public async Task CloseAsync()
    {
        // The last one out.
        await hub.StopAsync(); // expect: SWB3001
    }
}

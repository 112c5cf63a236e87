using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Has a connection of its own, and never closes it.</summary>
public sealed class Announcer
{
    private readonly HubConnection _hub; // expect: SWB2002

    public Announcer(ChatAddress address)
    {
        _hub = new HubConnectionBuilder().WithUrl(address.Url).WithAutomaticReconnect().Build(); // expect: SWB1001
    }

    public async Task AnnounceAsync(string text)
    {
        if (_hub.State == HubConnectionState.Disconnected)
            await _hub.StartAsync();
        await _hub.InvokeAsync("Say", text);
    }
}

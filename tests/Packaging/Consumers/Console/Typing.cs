using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Listens to one event twice, and subscribes again after each reconnect.</summary>
public sealed class Typing
{
    private readonly HubConnection _hub;
    private int _seen;

    public Typing(HubConnection hub)
    {
        _hub = hub;
    }

    public int Seen => _seen;

    public void Watch()
    {
        _hub.Reconnected += OnReconnected;
        _hub.Reconnected += OnReconnected; // expect: SWB4001
    }

    private Task OnReconnected(string? connectionId)
    {
        _hub.On<string>("Typing", _ => _seen++); // expect: SWB4002
        return Task.CompletedTask;
    }
}

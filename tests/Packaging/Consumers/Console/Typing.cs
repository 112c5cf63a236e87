using Microsoft.AspNetCore.SignalR.Client;

namespace Chat;

/// <summary>Subscribes twice, and again after each reconnect.</summary>
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
        _hub.On<string>("Typing", OnTyping);
        _hub.On<string>("Typing", OnTyping);
        _hub.Reconnected += _ =>
        {
            _hub.On<string>("Stopped", OnTyping);
            return Task.CompletedTask;
        };
    }

    private void OnTyping(string name) => _seen++;
}

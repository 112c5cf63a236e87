// style: reconnect handlers
// sdk: signalr
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Chat;

public sealed class ReconnectHandlers : IAsyncDisposable
{
    private readonly HubConnection _hub;
    private bool _subscribed;

    public ReconnectHandlers(string url)
    {
        _hub = new HubConnectionBuilder().WithUrl(url).WithAutomaticReconnect().Build(); // expect: SWB1001
        _hub.Reconnected += OnReconnected;
        _hub.Closed += async _ =>
        {
            _hub.On<string>("Restarted", Console.WriteLine); // expect: SWB4002
            await _hub.SendAsync("Log");
        };
    }

    private async Task OnReconnected(string? connectionId)
    {
        _hub.On<string>("Missed", Console.WriteLine); // expect: SWB4002
        if (_subscribed)
            return;

        _subscribed = true;
        _hub.On<string>("Later", Console.WriteLine); // quiet: SWB4002 guarded by a flag
        await _hub.SendAsync("Rejoin", "lobby"); // quiet: SWB4002 a send
    }

    public ValueTask DisposeAsync() => _hub.DisposeAsync();
}

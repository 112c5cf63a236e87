// style: Blazor component
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Pages;

public sealed class StatusPage : ComponentBase
{
    private string _state = "";

    [Inject] public IConnectionManager Connections { get; set; } = default!;

    [Inject] public HubConnection Hub { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        try
        {
            await Hub.StartAsync().WaitAsync(TimeSpan.FromSeconds(5)); // expect: SWB3002, SWB3005
            _state = "online";
        }
        catch (TimeoutException)
        {
            _state = "offline";
        }
    }

    private async Task RetryAsync()
    {
        var feed = Connections.GetOrCreate("status", () => new HubConnectionBuilder().WithUrl("https://status.example.com/hub").Build());
        await feed.StartAsync().WaitAsync(TimeSpan.FromSeconds(5)); // expect: SWB3002, SWB3005
        await Connections.ConnectAsync(feed, feed.StartAsync).WaitAsync(TimeSpan.FromSeconds(5)); // quiet: SWB3005 the manager ends its own connects
        _state = "online";
    }

    private async Task OpenAsync()
    {
        await using var lease = await Connections.AcquireAsync("status", () => new HubConnectionBuilder().WithUrl("https://status.example.com/hub").Build());
        await lease.ReadyAsync().WaitAsync(TimeSpan.FromSeconds(5)); // quiet: SWB3005 the manager ends its own connects
    }
}

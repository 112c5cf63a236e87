// style: Blazor component on the manager
// sdk: signalr
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;
using Switchboard;

namespace App.Pages;

public class ManagedFeed : ComponentBase, IAsyncDisposable
{
    private ConnectionLease<HubConnection>? _lease; // quiet: SWB2002 released in teardown
    private IDisposable? _posts;

    [Inject] public IConnectionManager Connections { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _lease = await Connections.AcquireAsync("feed", FeedHub.Create);
        _posts = _lease.Client.On<string>("Posted", _ => InvokeAsync(StateHasChanged)); // quiet: SWB2003 kept
    }

    public async ValueTask DisposeAsync()
    {
        _posts?.Dispose();
        if (_lease is not null)
            await _lease.DisposeAsync();
    }
}

public class CarelessFeed : ComponentBase
{
    private ConnectionLease<HubConnection>? _lease; // expect: SWB2002
    private int _count;

    [Inject] public IConnectionManager Connections { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        _lease = await Connections.AcquireAsync("feed", FeedHub.Create);
        _lease.Client.On<string>("Posted", _ => _count++); // expect: SWB2003
        await _lease.Client.StartAsync(); // expect: SWB3002
    }
}

internal static class FeedHub
{
    public static HubConnection Create() =>
        new HubConnectionBuilder().WithUrl("https://feed.example.com/hub").Build(); // quiet: SWB1001 a method group for the manager
}

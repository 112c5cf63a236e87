// style: Blazor components and a window
// sdk: signalr
using System.Windows;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Auction.Ui;

public partial class BidPanel : ComponentBase, IAsyncDisposable
{
    private HubConnection? _hub; // quiet: SWB2002 disposed below
    private bool _left;

    [Parameter] public string Lot { get; set; } = "";

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder().WithUrl("https://auction.example.com/bids").Build(); // expect: SWB1001, SWB3008
        _hub.On<decimal>("Bid", amount => InvokeAsync(StateHasChanged));
        await _hub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is null)
            return;

        if (!_left)
            await _hub.SendAsync("Leave", Lot); // quiet: SWB2005 before it is disposed
        await _hub.DisposeAsync();
    }
}

public partial class LotPanel : ComponentBase, IAsyncDisposable
{
    private HubConnection? _hub; // quiet: SWB2002 disposed below

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder().WithUrl("https://auction.example.com/lots").Build(); // expect: SWB1001, SWB3008
        await _hub.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is not null)
            await _hub.DisposeAsync();
        await _hub!.SendAsync("Leave"); // expect: SWB2005
    }
}

public class AuctionWindow : Window
{
    private HubConnection _hub = Build();

    private static HubConnection Build() => new HubConnectionBuilder().WithUrl("https://auction.example.com/room").Build(); // expect: SWB1001, SWB3008

    private async Task ReopenAsync()
    {
        await _hub.DisposeAsync();
        await SetUpAsync();
        await _hub.StartAsync(); // quiet: SWB2005 SetUpAsync made another one
    }

    private Task SetUpAsync()
    {
        _hub = Build();
        _hub.On("Closed", Close);
        return Task.CompletedTask;
    }

    public Task RetryAsync() => ReopenAsync();

    protected override async void OnClosed(EventArgs e)
    {
        base.OnClosed(e);
        try
        {
            await _hub.DisposeAsync();
            await _hub.SendAsync("Closed"); // quiet: SWB2005 the author expects that it fails
        }
        catch (ObjectDisposedException)
        {
        }
    }
}

// style: Blazor WebAssembly page that owns its hub
// sdk: signalr
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.SignalR.Client;

namespace Hammer.Client.Pages;

public class AuctionPageBase : ComponentBase, IAsyncDisposable
{
    protected HubConnection? _hub; // quiet: SWB2002 disposed below
    protected decimal _currentBid;
    protected string _status = "Loading…";
    protected readonly List<string> _history = new();
    private int _lotOnScreen;

    [Inject] protected NavigationManager Navigation { get; set; } = default!;

    [Parameter] public int LotId { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _hub = new HubConnectionBuilder() // expect: SWB1001
            .WithUrl(Navigation.ToAbsoluteUri("/hubs/auction"))
            .WithAutomaticReconnect()
            .Build();

        _hub.On<decimal, string>("BidPlaced", (amount, bidder) => // quiet: SWB2003 owned and disposed
        {
            _currentBid = amount;
            _history.Add(string.Create(CultureInfo.InvariantCulture, $"{bidder}: {amount:0.00}"));
            InvokeAsync(StateHasChanged);
        });

        _hub.Reconnecting += _ => Show("Reconnecting…"); // quiet: SWB2004 owned
        _hub.Reconnected += _ => Show("Live");
        _hub.Closed += _ => Show("Offline");

        await _hub.StartAsync(); // quiet: SWB3002 owned
        await Show("Live");
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_hub is null || _hub.State != HubConnectionState.Connected)
            return;

        if (_lotOnScreen != 0)
            await _hub.InvokeAsync("LeaveLot", _lotOnScreen);

        _lotOnScreen = LotId;
        await _hub.InvokeAsync("JoinLot", LotId);

        // The lot may be closed by the auctioneer at any time.
        _hub.On<string>("LotClosed", winner => Show($"Sold to {winner}")); // expect: SWB4002
    }

    protected async Task BidAsync(decimal amount)
    {
        if (amount <= _currentBid)
        {
            await Show("Too low");
            return;
        }

        try
        {
            await _hub!.InvokeAsync("PlaceBid", LotId, amount);
        }
        catch (HttpRequestException exception)
        {
            await Show(exception.Message);
        }
    }

    private Task Show(string status)
    {
        _status = status;
        return InvokeAsync(StateHasChanged);
    }

    public async ValueTask DisposeAsync()
    {
        if (_hub is { } hub)
        {
            _hub = null;
            await hub.StopAsync(); // quiet: SWB3001 released by its owner
            await hub.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}

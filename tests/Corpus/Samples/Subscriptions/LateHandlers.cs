// style: handlers registered after the connect
// sdk: signalr
// switchboard: no
using Microsoft.AspNetCore.SignalR.Client;

namespace App.Late;

public sealed class AuctionClient : IAsyncDisposable
{
    private readonly HubConnection _hub = new HubConnectionBuilder() // expect: SWB1001
        .WithUrl("https://auction.example.com/hub")
        .WithAutomaticReconnect()
        .Build();
    private readonly List<IDisposable> _handles = new();

    public event Action<decimal>? BidPlaced;

    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _hub.Closed += OnClosed;
        await _hub.StartAsync(cancellationToken);
        _hub.On<decimal>("Bid", bid => BidPlaced?.Invoke(bid)); // expect: SWB4003
        _handles.Add(_hub.On("Sold", OnSold)); // expect: SWB4003
        _hub.Reconnected += id => _hub.SendAsync("Watch"); // quiet: SWB4003 an event of the connection
    }

    public async Task OpenQuietlyAsync(CancellationToken cancellationToken)
    {
        _hub.On<string>("Notice", Console.WriteLine); // quiet: SWB4003 before the connect
        await _hub.StartAsync(cancellationToken);
        var room = await _hub.InvokeAsync<string>("Room", cancellationToken);
        _hub.On<string>(room, Console.WriteLine); // quiet: SWB4003 the server named the channel
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var handle in _handles)
            handle.Dispose();
        await _hub.DisposeAsync();
    }

    private Task OnClosed(Exception? error)
    {
        Console.WriteLine(error);
        return Task.CompletedTask;
    }

    private void OnSold() => Console.WriteLine("sold");
}
